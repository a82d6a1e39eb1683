using Federation.Core.Areas;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.EdgeNode.Recording;

/// <summary>Activities, lumps and their entries on the wire.</summary>
internal static class ItemMessages
{
    /// <summary>RFC 3339, UTC, to the microsecond.</summary>
    public static string Time(long unixMicroseconds) =>
        EdgeClock.InstantOf(unixMicroseconds).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");

    /// <summary>An activity or a lump.</summary>
    public static Item ToWire(ItemState item)
    {
        var message = new Item
        {
            Id = item.Id.ToString(),
            IsLump = item.IsLump,
            Area = AreaCatalogue.Reference.Get(item.Area).Nearest(item.Span.Last).Code.ToString(),
            FirstDay = item.Span.First.ToString(),
            LastDay = item.Span.Last.ToString(),
            Forces = item.Forces.ToString(),
            Lead = item.Lead?.Code() ?? "",
            Revision = item.Revision,
            Voided = item.IsVoided,
            EntryNumber = item.Entries[^1].Value,
            ImportId = item.Import?.ToString() ?? "",
            FromNationsCopy = item.IsCopied,
        };
        message.Amounts.AddRange(item.Amounts.Select(amount => amount.ToWire()));
        return message;
    }

    /// <summary>An entry, with where it stands on its way to the nation.</summary>
    public static EntryLine ToWire(Entry entry, long frame, bool receipted)
    {
        var (kind, reason) = entry switch
        {
            ActivityRecorded => ("activity_recorded", ""),
            ActivityCorrected corrected => ("activity_corrected", corrected.Reason),
            ActivityVoided voided => ("activity_voided", voided.Reason),
            AmountImported imported => ("amount_imported", $"{imported.FileName}:{imported.Line}"),
            AmountWithdrawn withdrawn => ("amount_withdrawn", withdrawn.Reason),
            EntryCopied => ("entry_copied", ""),
            _ => throw new LedgerFileDamagedException($"entry {entry.Number}", $"no kind {entry.GetType().Name}"),
        };
        return new EntryLine
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
        };
    }
}
