using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>What is asked, in plain values for the witness.</summary>
internal static class Asked
{
    public static ConfirmedChange Recorded(Guid id, ActivityContent content) => Of(ConfirmedKind.Recorded, id, content);

    public static ConfirmedChange Corrected(Guid activity, ActivityContent content) =>
        Of(ConfirmedKind.Corrected, activity, content);

    /// <summary>Of the second record the forces alone count.</summary>
    public static ConfirmedChange Joined(Guid activity, ActivityContent content) =>
        new(ConfirmedKind.Joined, activity, default, 0, 0, content.Forces.Bits, []);

    public static ConfirmedChange Declined(Guid activity, Force force) =>
        new(ConfirmedKind.Declined, activity, default, 0, 0, ForceSet.Of(force).Bits, []);

    /// <summary>What is drawn is what the activity counts of the lump's indicator.</summary>
    public static ConfirmedChange Drawn(Guid lump, Guid activity, IndicatorNumber indicator, ActivityContent? content)
    {
        var counted = content?.Amounts.FirstOrDefault(amount => amount.Indicator == indicator).Amount.Value ?? 0;
        var drawn = new AskedAmount(indicator.Value, counted, (byte)Qualifier.Exact);
        return new(ConfirmedKind.Drawn, lump, default, 0, 0, 0, [drawn]) { Other = activity };
    }

    public static ConfirmedChange Overruled(Guid activity, Overruling? overruling) =>
        new(ConfirmedKind.Overruled, activity, default, 0, 0, 0, [])
        {
            Because = (byte)(overruling?.Because ?? default),
        };

    public static ConfirmedChange Moved(Guid act, ApprovalMoved part) =>
        new(
            part.To == Approval.Approved ? ConfirmedKind.MadeApproved : ConfirmedKind.MadeProvisional,
            act,
            default,
            0,
            0,
            0,
            []
        )
        {
            Items = [.. part.Items.Select(item => item.Value)],
        };

    public static ConfirmedChange Closed(ClosePeriod close) =>
        Of(ConfirmedKind.Closed, close.Closing, close.Force, close.Area, close.Through);

    public static ConfirmedChange Reopened(ReopenPeriod reopen) =>
        Of(ConfirmedKind.Reopened, reopen.Reopening, reopen.Force, reopen.Area, reopen.From);

    public static ConfirmedChange Filed(FileReturn filed) =>
        new(
            ConfirmedKind.Filed,
            filed.Return.Value,
            filed.Area,
            filed.Span.First.Number,
            filed.Span.Last.Number,
            filed.Difference.Bits,
            [.. filed.Figures.Select(Of)]
        )
        {
            View = (int)filed.View,
            Withdrawn = [.. filed.Withdrawn.Select(indicator => (int)indicator.Value)],
        };

    public static ConfirmedChange Declared(DeclareNothing declare) =>
        new(
            declare.Declared switch
            {
                DeclaredKind.Zero => ConfirmedKind.DeclaredZero,
                DeclaredKind.NotApplicable => ConfirmedKind.DeclaredNotApplicable,
                _ => ConfirmedKind.DeclaredNoMore,
            },
            declare.Declaration.Value,
            declare.Area,
            declare.Span.First.Number,
            declare.Span.Last.Number,
            ForceSet.Of(declare.Force).Bits,
            []
        )
        {
            Lead = declare.By.Force is { } by ? (int)by : -1,
            Declared = [.. declare.Indicators.Order().Select(indicator => (int)indicator.Value)],
        };

    public static ConfirmedChange TakenBack(ConfirmedKind kind, Guid subject) =>
        new(kind, subject, default, 0, 0, 0, []);

    public static ConfirmedChange Imported(Guid lump, LumpContent content) =>
        new(
            ConfirmedKind.Imported,
            lump,
            content.Area,
            content.Span.First.Number,
            content.Span.Last.Number,
            content.Forces.Bits,
            [Of(content.Amount)]
        );

    private static ConfirmedChange Of(ConfirmedKind kind, EntryId id, Force force, AreaId area, Day day) =>
        new(kind, id.Value, area, day.Number, day.Number, ForceSet.Of(force).Bits, []);

    private static ConfirmedChange Of(ConfirmedKind kind, Guid subject, ActivityContent content) =>
        new(
            kind,
            subject,
            content.Area,
            content.Day.Number,
            content.Day.Number,
            content.Forces.Bits,
            [.. content.Amounts.Select(Of)]
        )
        {
            Lead = (int)content.Lead,
        };

    private static AskedAmount Of(QuantifiedAmount amount) =>
        new(amount.Indicator.Value, amount.Amount.Value, (byte)amount.Qualifier);
}
