using Federation.Core.Calendars;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.EdgeNode.Recording;

/// <summary>The state of the ledger and of its line on the wire.</summary>
internal static class StatusMessages
{
    /// <summary>The answer to a request for the status: the node's own ledger, with the earlier ones.</summary>
    public static LedgerStatusResponse ToWire(EdgeLedgers ledgers, Day today)
    {
        var response = ToWire(ledgers.Current, today);
        response.Earlier.AddRange(ledgers.All.Skip(1).Select(one => ToWire(one, today)));
        return response;
    }

    private static LedgerStatusResponse ToWire(LedgerHost ledger, Day today)
    {
        var (view, link) = (ledger.Writer.View, ledger.Link.Current);
        var area = KnownAreas.Current.Get(ledger.Owner);
        var owner = area.Nearest(today);
        var mirror = ledger.Opening.Mirror;
        var response = new LedgerStatusResponse
        {
            Owner = owner.Code.ToString(),
            OwnerNameVi = owner.FullNameVi,
            Ledger = view.Header.Ledger.ToString(),
            Entries = view.LastEntry.Value,
            Head = view.Head.Number.Value,
            Receipted = view.Receipted.Number.Value,
            BacklogEntries = view.BacklogEntries,
            Link = link.Word,
            LinkReason = link.Explanation,
            LastReceiptAt = view.ReceiptUnixMicroseconds == 0 ? "" : ItemMessages.Time(view.ReceiptUnixMicroseconds),
            Edge = link.Difference is { } edge ? UplinkMessages.ToWire(edge.Edge) : null,
            Nation = link.Difference is { } nation ? UplinkMessages.ToWire(nation.Nation) : null,
            Damage = ledger.Writer.Damage?.Message ?? "",
            Mirror = mirror.Word,
            MirrorNote = mirror.Note,
            OwnerThrough = area.Validity.Last < today ? $"{area.Validity.Last}" : "",
        };
        response.Repairs.AddRange(view.Repairs.Reverse().Select(RepairAnswers.ToWire));
        return response;
    }
}
