using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Ledger;
using Federation.Wire;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Provinces;

/// <summary>The answer to a ledger that the nation does not take in.</summary>
internal static class NotExpected
{
    /// <summary>The ledger is another owner's, or this owner has too many.</summary>
    public static V1.NationMessage Of(LedgerId ledger, AreaId owner, int ledgersMax) =>
        Message(
            ledger,
            owner,
            $"Ledger {ledger} is known under another owner than area {owner}, or that owner has {ledgersMax} ledgers "
                + "already. Was the edge node copied? An operator of the nation decides."
        );

    /// <summary>The owner is no province.</summary>
    public static V1.NationMessage OfOwner(LedgerId ledger, AreaId owner) =>
        Message(ledger, owner, $"Area {owner} is no province of this nation's catalogue. Update the older program.");

    private static V1.NationMessage Message(LedgerId ledger, AreaId owner, string detail)
    {
        var none = FrameChain.Genesis(owner, ledger);
        return new V1.NationMessage
        {
            Stop = UplinkMessages.ToWire(new Stop(StopReason.NotExpected, none, none, detail)),
        };
    }
}
