using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Grpc.Core;

namespace Federation.EdgeNode.Recording;

/// <summary>What a caller is told where a node has several ledgers, and a call is about more than one.</summary>
internal static class OtherLedgers
{
    /// <summary>A correction stays in the ledger that holds the activity.</summary>
    /// <param name="id">The activity's.</param>
    /// <param name="holder">The ledger that holds it.</param>
    /// <param name="said">The ledger that the new content belongs to.</param>
    /// <exception cref="RpcException">FAILED_PRECONDITION: they are two.</exception>
    public static void Demand(string id, LedgerHost holder, LedgerHost said)
    {
        if (holder == said)
        {
            return;
        }

        IReadOnlyList<Refusal> refusals =
        [
            new Refusal(
                RefusalCode.OtherLedger,
                "activity",
                Refusal.Shown(id),
                $"Activity {Refusal.Shown(id)} stands in the ledger of {EdgeLedgers.NameOf(holder)}, and a correction "
                    + $"leaves it there; what is said now belongs to that of {EdgeLedgers.NameOf(said)}. Void it, and "
                    + "record it there under an id of its own."
            ),
        ];
        throw refusals.ToRpcException();
    }

    /// <summary>The ledger that a repair is about: the one that is named, else the only one that is stopped.</summary>
    /// <exception cref="RpcException">INVALID_ARGUMENT: it is not told which one.</exception>
    public static LedgerHost ToRepair(EdgeLedgers ledgers, string ledger)
    {
        var named = ledgers.All.Where(one => $"{one.Writer.View.Header.Ledger}" == ledger).ToList();
        var stopped = ledgers.All.Where(IsStopped).ToList();
        var asked =
            ledger.Length > 0 ? named
            : ledgers.All.Count == 1 ? [ledgers.Current]
            : stopped;
        if (asked.Count == 1)
        {
            return asked[0];
        }

        var all = ledgers.All.Select(one =>
            $"{one.Writer.View.Header.Ledger} of {EdgeLedgers.NameOf(one)}: {one.Link.Current.Word}"
        );
        IReadOnlyList<Refusal> refusals =
        [
            Refusal.Invalid("ledger", ledger, $"Name one of this node's ledgers: {string.Join("; ", all)}."),
        ];
        throw refusals.ToRpcException();
    }

    private static bool IsStopped(LedgerHost ledger) =>
        ledger.Writer.Damage is not null || ledger.Link.Current.State == UplinkState.Stopped;
}
