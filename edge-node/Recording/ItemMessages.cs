using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using CoreParticipation = Federation.Core.Ledger.Participation;
using OverruledWarning = Federation.Core.Ledger.OverruledWarning;
using Participation = Federation.Wire.V1.Participation;
using V1 = Federation.Wire.V1;

namespace Federation.EdgeNode.Recording;

/// <summary>Activities, lumps and their entries on the wire.</summary>
internal static class ItemMessages
{
    /// <summary>RFC 3339, UTC, to the microsecond.</summary>
    public static string Time(long unixMicroseconds) =>
        EdgeClock.InstantOf(unixMicroseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");

    /// <summary>An activity or a lump.</summary>
    /// <param name="item">As it stands.</param>
    /// <param name="today">Today in Vietnam: a confirmation is deemed given after some days.</param>
    /// <param name="policy">How many.</param>
    public static Item ToWire(ItemState item, Day today, LedgerPolicy policy)
    {
        var message = new Item
        {
            Id = item.Id.ToString(),
            IsLump = item.IsLump,
            IsDifference = item.IsDifference,
            Area = KnownAreas.Current.Get(item.Area).Nearest(item.Span.Last).Code.ToString(),
            FirstDay = item.Span.First.ToString(),
            LastDay = item.Span.Last.ToString(),
            Forces = item.Forces.ToString(),
            Lead = item.Lead?.Code() ?? "",
            Revision = item.Revision,
            Voided = item.IsVoided,
            EntryNumber = item.Entries[^1].Value,
            ImportId = item.Import?.ToString() ?? "",
            FromNationsCopy = item.IsCopied,
            Approved = item.Approval == Approval.Approved,
        };
        message.Amounts.AddRange(item.Amounts.Select(amount => amount.ToWire()));
        message.Draws.AddRange(
            item.Draws.Select(draw => new V1.ItemDraw
            {
                Lump = draw.Lump.ToString(),
                Activity = draw.Activity.ToString(),
                Amount = draw.Amount.Value,
            })
        );
        message.Overruled.AddRange(item.Overruled.Select(ToWire));
        message.OverruledBecause = item.Because?.Code() ?? "";
        message.Participants.AddRange(item.Participants.Select(one => ToWire(one, today, policy.ConfirmationDays)));
        return message;
    }

    /// <summary>A warning that was overruled.</summary>
    public static V1.OverruledWarning ToWire(OverruledWarning warning) =>
        new() { Indicator = CodeOf(warning.Indicator), Rule = warning.Rule };

    private static ItemParticipant ToWire(Participant one, Day today, int days) =>
        new()
        {
            Force = one.Force.Code(),
            State = one.At(today, days) switch
            {
                CoreParticipation.Confirmed => Participation.Confirmed,
                CoreParticipation.Deemed => Participation.Deemed,
                _ => Participation.Pending,
            },
            AnswerBy = one.AskedOn.Plus(days).ToString(),
            ConfirmedByEntry = one.ConfirmedBy?.Value ?? 0,
            ConfirmedLate = one.IsLate,
        };

    /// <summary>An entry of an item, with where it stands on its way to the nation.</summary>
    public static EntryLine ToWire(Entry entry, EntryId item, long frame, bool receipted)
    {
        var (kind, reason) = entry switch
        {
            ActivityRecorded => ("activity_recorded", ""),
            ActivityCorrected corrected => ("activity_corrected", corrected.Reason),
            ActivityVoided voided => ("activity_voided", voided.Reason),
            ParticipationConfirmed => ("participation_confirmed", ""),
            ParticipationDeclined declined => ("participation_declined", declined.Reason),
            WarningOverruled overruled => ("warning_overruled", $"{overruled.Because.Code()}: {overruled.Reason}"),
            ReturnFiled => ("return_filed", ""),
            DifferencePosted posted => ("difference_posted", $"{posted.Return}"),
            LumpDrawn drawn => ("lump_drawn", $"{drawn.Activity}: {drawn.Amount}"),
            ActivityJoined => ("activity_joined", ""),
            ActivityDeclaredDistinct => ("activity_declared_distinct", ""),
            AmountImported imported => ("amount_imported", $"{imported.FileName}:{imported.Line}"),
            AmountWithdrawn withdrawn => ("amount_withdrawn", withdrawn.Reason),
            EntryCopied => ("entry_copied", ""),
            ApprovalMoved => ("approval_moved", ""),
            PeriodClosed => ("period_closed", ""),
            PeriodReopened reopened => ("period_reopened", reopened.Reason),
            NothingDeclared { Declared: DeclaredKind.Zero } => ("zero_declared", ""),
            NothingDeclared { Declared: DeclaredKind.NotApplicable } => ("not_applicable_declared", ""),
            NothingDeclared withdrawn => ("declaration_withdrawn", withdrawn.Reason),
            _ => throw new LedgerFileDamagedException($"entry {entry.Number}", $"no kind {entry.GetType().Name}"),
        };
        var line = new EntryLine
        {
            Number = entry.Number.Value,
            Id = entry.Id.ToString(),
            Kind = kind,
            At = Time(entry.AtUnixMicroseconds),
            By = entry.By.ToString(),
            Reason = reason,
            FrameNumber = frame,
            Receipted = receipted || entry.CountedIn is not null,
            CountedIn = entry.CountedIn?.ToString() ?? "",
            Other = entry is ActivityDeclaredDistinct distinct ? OtherThan(item, distinct).ToString() : "",
        };
        line.Indicators.AddRange((entry as NothingDeclared)?.Indicators.Select(CodeOf) ?? []);
        line.Said.AddRange((entry as ActivityJoined)?.Content.Amounts.Select(amount => amount.ToWire()) ?? []);
        return line;
    }

    private static string CodeOf(IndicatorNumber number) =>
        IndicatorCatalogue.Reference.TryGet(number, out var indicator) ? indicator.Code : $"{number}";

    private static EntryId OtherThan(EntryId item, ActivityDeclaredDistinct entry) =>
        entry.Other == item ? entry.Activity : entry.Other;
}
