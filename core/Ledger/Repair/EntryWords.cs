using Federation.Core.Figures;

namespace Federation.Core.Ledger.Repair;

/// <summary>What an entry is about, for the operator of a repair.</summary>
internal sealed class EntryWords(LedgerScope scope)
{
    /// <summary>The activity or lump that it changes; null where it changes none.</summary>
    public static EntryId? TargetOf(Entry entry) =>
        entry switch
        {
            ActivityCorrected corrected => corrected.Activity,
            ActivityVoided voided => voided.Activity,
            ParticipationConfirmed confirmed => confirmed.Activity,
            ParticipationDeclined declined => declined.Activity,
            WarningOverruled overruled => overruled.Activity,
            ActivityJoined joined => joined.Activity,
            AmountWithdrawn withdrawn => withdrawn.Lump,
            LumpDrawn drawn => drawn.Lump,
            EntryCopied copied => copied.Target,
            _ => null,
        };

    /// <summary>What it said of that, with its reason.</summary>
    public string Said(Entry entry) =>
        entry switch
        {
            ActivityCorrected corrected => $"{ContentText.Of(scope, corrected.Content)}, because {corrected.Reason}",
            ActivityVoided voided => $"because {voided.Reason}",
            ParticipationConfirmed confirmed => $"by {confirmed.Force.Code()}, of revision {confirmed.Revision}",
            ParticipationDeclined declined => $"by {declined.Force.Code()}, because {declined.Reason}",
            WarningOverruled overruled => $"{overruled.Because.Code()}, because {overruled.Reason}",
            ActivityJoined joined => ContentText.Of(scope, joined.Content),
            AmountWithdrawn withdrawn => $"because {withdrawn.Reason}",
            LumpDrawn drawn => $"{drawn.Amount} by {drawn.Activity}",
            EntryCopied copied => string.Join(", ", copied.Postings.Select(Text)),
            _ => "",
        };

    /// <summary>Area, days, forces, indicator and amount.</summary>
    public string Text(Posting posting)
    {
        var key = posting.Key;
        var amount = scope.Indicators.TryGet(key.Indicator, out var known) ? known.Code : $"{key.Indicator}";
        var area = scope.Areas.TryGet(key.Area, out var place) ? $"{place.Nearest(key.Span.Last).Code}" : $"{key.Area}";
        return $"{area} {key.Span} {key.Forces} {amount} {posting.Amount}";
    }
}
