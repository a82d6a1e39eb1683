using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Vintages;
using Federation.Core.Vintages.Revisions;
using Google.Protobuf;

namespace Federation.Wire;

/// <summary>Vintages and their revisions on the wire.</summary>
public static class VintageMessages
{
    /// <summary>What a vintage says of itself.</summary>
    public static V1.Vintage ToWire(this KeptVintage kept)
    {
        var header = kept.Header;
        return new V1.Vintage
        {
            Id = header.Id.ToString(),
            Name = header.Name,
            By = header.By.ToString(),
            FrozenUnixUs = header.FrozenAtUnixMicroseconds,
            Version = header.Version.ToWire(),
            Period = header.Period.ToString(),
            Calendar = header.Calendar.Code(),
            FirstDay = header.Days.First.Number,
            LastDay = header.Days.Last.Number,
            Sha256 = UnsafeByteOperations.UnsafeWrap(header.Sha256.ToArray()),
            Digest = UnsafeByteOperations.UnsafeWrap(kept.Digest.ToArray()),
            Fingerprint = kept.Fingerprint.ToString(),
            LedgersBehind = header.Behind,
            Position = kept.Position,
        };
    }

    /// <summary>One revision.</summary>
    /// <param name="revision">Its area and indicator are in the catalogues.</param>
    /// <param name="day">The last day of its period: areas are named as of then.</param>
    /// <param name="areas">Codes and names of areas.</param>
    /// <param name="indicators">Codes and units of indicators.</param>
    public static V1.Revision ToWire(
        this Revision revision,
        Day day,
        AreaCatalogue areas,
        IndicatorCatalogue indicators
    )
    {
        var (cell, by) = (revision.Cell, revision.By);
        var area = areas.Get(cell.Area).Nearest(day);
        var message = new V1.Revision
        {
            AreaId = cell.Area.Value,
            Area = area.Code.ToString(),
            AreaNameVi = area.FullNameVi,
            Forces = cell.Forces.ToString(),
            Approved = cell.Approval == Approval.Approved,
            Unattributed = !cell.IsAttributed,
            Amount = by.Amount,
            Count = by.Count,
            MoreThan = by.MoreThan,
            Nearly = by.Nearly,
            Ledger = revision.Ledger.ToString(),
            Announced = revision.IsAnnounced,
        };
        if (indicators.TryGet(cell.Indicator, out var indicator))
        {
            message.Indicator = indicator.Code;
            message.DisplayVi = Signed(by.Amount, FigureText.Vi(indicator, by.Amount, Qualifier.Exact));
            message.DisplayEn = Signed(by.Amount, FigureText.En(indicator, by.Amount, Qualifier.Exact));
        }

        if (revision.Frames is { } frames)
        {
            message.FirstFrame = frames.First.Value;
            message.LastFrame = frames.Last.Value;
            message.Frames = frames.Count;
            message.FirstUnixUs = frames.FirstAtUnixMicroseconds;
            message.LastUnixUs = frames.LastAtUnixMicroseconds;
        }

        return message;
    }

    private static string Signed(long amount, string text) => amount > 0 ? "+" + text : text;
}
