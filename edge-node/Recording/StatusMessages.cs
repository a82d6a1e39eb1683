using Federation.Core.Calendars;
using Federation.EdgeNode.Ledger;
using Federation.EdgeNode.Uplink;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.EdgeNode.Recording;

/// <summary>The state of the ledger and of its line on the wire.</summary>
internal static class StatusMessages
{
    /// <summary>The answer to a request for the status.</summary>
    public static LedgerStatusResponse ToWire(LedgerHost ledger, LinkStatus link, Day today)
    {
        var view = ledger.Writer.View;
        var owner = KnownAreas.Current.Get(view.Header.Owner).Nearest(today);
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
        };
        response.Repairs.AddRange(view.Repairs.Reverse().Select(RepairAnswers.ToWire));
        return response;
    }
}
