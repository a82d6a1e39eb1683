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

    private static ConfirmedChange Of(ConfirmedKind kind, Guid subject, ActivityContent content) =>
        new(
            kind,
            subject,
            content.Area,
            content.Day.Number,
            content.Day.Number,
            content.Forces.Bits,
            [.. content.Amounts.Select(Of)]
        );

    private static AskedAmount Of(QuantifiedAmount amount) =>
        new(amount.Indicator.Value, amount.Amount.Value, (byte)amount.Qualifier);
}
