using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Wire;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Provinces;

/// <summary>Links as readers see them.</summary>
internal static class LedgerLinks
{
    /// <summary>A link that is known from its machine.</summary>
    public static V1.LedgerLink Of(ProvinceServices services, LedgerMark mark, in LinkView link)
    {
        var message = Of(services.Areas, mark);
        message.Link = (V1.LinkState)(int)link.State;
        message.Reason = link.Reason;
        message.Watermark = UplinkMessages.ToWire(link.Watermark);
        message.Head = UplinkMessages.ToWire(link.Announced);
        message.LagFrames = link.LagFrames;
        message.BacklogEntries = link.BacklogEntries;
        message.LastActivityDay = link.LastActivityDay;
        message.StateSinceUnixUs = services.ToUnixMicroseconds(link.Since);
        message.LastHeardUnixUs = link.LastHeard is { } heard ? services.ToUnixMicroseconds(heard) : 0;
        message.EntriesPerSecond = link.EntriesPerSecond;
        message.BacklogEntriesMost = link.BacklogEntriesMost;
        message.StandingsRefused = link.RefusedStandings;
        message.ReceiptLatencyUs = link.ReceiptLatency.Ticks / TimeSpan.TicksPerMicrosecond;
        message.StoppedEdge = link.Stop is { } stop ? UplinkMessages.ToWire(stop.Edge) : null;
        message.StoppedNation = link.Stop is { } against ? UplinkMessages.ToWire(against.Nation) : null;
        return message;
    }

    /// <summary>
    /// A link as its machine told it, or down where none did. The time of the last receipt is the journal's in either
    /// case: a restart does not move it.
    /// </summary>
    public static V1.LedgerLink Of(AreaCatalogue areas, LedgerMark mark, V1.LedgerLink? told)
    {
        if (told is null)
        {
            return Of(areas, mark);
        }

        var link = told.Clone();
        link.LastReceiptUnixUs = mark.LastAppendUnixMicroseconds;
        return link;
    }

    /// <summary>A link of which only the journal is known: down.</summary>
    private static V1.LedgerLink Of(AreaCatalogue areas, LedgerMark mark)
    {
        var owner = areas.TryGet(mark.Owner, out var area) ? area.Versions[^1] : null;
        return new V1.LedgerLink
        {
            Owner = owner?.Code.ToString() ?? "",
            OwnerAreaId = mark.Owner.Value,
            OwnerNameVi = owner?.FullNameVi ?? "",
            Ledger = mark.Ledger.ToString(),
            Link = mark.Successor is null ? V1.LinkState.Down : V1.LinkState.Closed,
            Successor = mark.Successor?.ToString() ?? "",
            Watermark = UplinkMessages.ToWire(mark.Watermark),
            Head = UplinkMessages.ToWire(mark.Announced),
            LagFrames = mark.Announced.Number.Value - mark.Watermark.Number.Value,
            LastReceiptUnixUs = mark.LastAppendUnixMicroseconds,
        };
    }
}
