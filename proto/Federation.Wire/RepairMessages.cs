using Federation.Core.Areas;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Google.Protobuf;

namespace Federation.Wire;

/// <summary>
/// What edges and nation say to each other in the repair of a ledger. Checked like the exchange's messages.
/// </summary>
public static class RepairMessages
{
    /// <exception cref="FormatException">A field is not what the contract says.</exception>
    public static (AreaId Owner, LedgerId Ledger) FromWire(V1.ReadLedgerRequest request) =>
        (OwnerOf(request.Owner), UplinkMessages.LedgerFromWire(request.Ledger, "ledger"));

    /// <exception cref="FormatException">A field is not what the contract says.</exception>
    public static (AreaId Owner, ClosingStatement Statement) FromWire(V1.CloseLedgerRequest request) =>
        (
            OwnerOf(request.Owner),
            new ClosingStatement(
                UplinkMessages.LedgerFromWire(request.Ledger, "ledger"),
                UplinkMessages.FromWire(request.Watermark, "watermark"),
                UplinkMessages.LedgerFromWire(request.Successor, "successor"),
                Enum.IsDefined((StopReason)request.Reason)
                    ? (StopReason)request.Reason
                    : throw new FormatException($"reason is {(int)request.Reason}; allowed are 1 to 6."),
                WireCheck.NotNegative(request.Adopted, "adopted"),
                WireCheck.NotNegative(request.Carried, "carried")
            )
        );

    public static V1.CloseLedgerRequest ToWire(AreaId owner, ClosingStatement statement) =>
        new()
        {
            Owner = owner.Value,
            Ledger = UplinkMessages.ToWire(statement.Ledger),
            Watermark = UplinkMessages.ToWire(statement.Through),
            Successor = UplinkMessages.ToWire(statement.Successor),
            Reason = (V1.Stop.Types.Reason)statement.Reason,
            Adopted = statement.Adopted,
            Carried = statement.Carried,
        };

    public static V1.LedgerPartMark ToWire(LedgerMark mark) =>
        new()
        {
            Ledger = UplinkMessages.ToWire(mark.Ledger),
            Watermark = UplinkMessages.ToWire(mark.Watermark),
            Announced = UplinkMessages.ToWire(mark.Announced),
            Successor = mark.Successor is { } successor ? UplinkMessages.ToWire(successor) : ByteString.Empty,
        };

    /// <summary>The mark as an edge reads it: of the term and the time it knows nothing.</summary>
    /// <exception cref="FormatException">A field is not what the contract says.</exception>
    public static LedgerMark FromWire(V1.LedgerPartMark mark, AreaId owner) =>
        new(
            owner,
            UplinkMessages.LedgerFromWire(mark.Ledger, "ledger"),
            UplinkMessages.FromWire(mark.Watermark, "watermark"),
            UplinkMessages.FromWire(mark.Announced, "announced"),
            default,
            0,
            mark.Successor.IsEmpty ? null : UplinkMessages.LedgerFromWire(mark.Successor, "successor")
        );

    /// <summary>The stop that an edge's report of damage is.</summary>
    /// <exception cref="FormatException">A field is not what the contract says.</exception>
    public static (AreaId Owner, LedgerId Ledger, Stop Stop) FromWire(V1.ReportDamageRequest request)
    {
        var ledger = UplinkMessages.LedgerFromWire(request.Ledger, "ledger");
        var readable = UplinkMessages.FromWire(request.Readable, "readable");
        var text = WireCheck.Text(request.Detail, "detail");
        var detail =
            $"The file of ledger {ledger} is damaged: {text}. Nothing is recorded there "
            + "until it is repaired: fed ledger repair.";
        return (OwnerOf(request.Owner), ledger, new Stop(StopReason.Damaged, readable, readable, detail));
    }

    private static AreaId OwnerOf(int owner) => new(WireCheck.Integer(owner, 1, int.MaxValue, "owner"));
}
