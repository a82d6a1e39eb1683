using Federation.Core.Areas;
using Federation.Core.Exchange.Messages;
using Federation.Core.Ledger;

namespace Federation.Core.Exchange;

/// <summary>The edge's own chain, and what the nation says compared with it.</summary>
internal sealed class UplinkChain(AreaId owner, LedgerId ledger, IFrameChainReader reader)
{
    private readonly FrameHash _genesis = FrameChain.Genesis(owner, ledger).Hash;

    /// <summary>Whose ledger it is.</summary>
    public AreaId Owner => owner;

    /// <summary>Which ledger it is.</summary>
    public LedgerId Ledger => ledger;

    /// <summary>It goes on in place of a closed one.</summary>
    public bool Follows => reader.Follows;

    /// <summary>The last durable frame at the last <see cref="Refresh"/>.</summary>
    public FrameHead Head { get; private set; } = reader.Head;

    /// <summary>Looks at the head again.</summary>
    public void Refresh() => Head = reader.Head;

    /// <summary>The hash and the length in bytes of a frame through the head.</summary>
    /// <exception cref="InvalidOperationException">The ledger does not hold it: it is damaged.</exception>
    public (FrameHash Hash, int Bytes) Find(FrameNumber number) =>
        reader.TryFind(number, out var hash, out var bytes)
            ? (hash, bytes)
            : throw new InvalidOperationException(
                $"Ledger {ledger} has its head at frame {Head} and does not hold frame {number}: it is damaged; "
                    + "stop this edge and verify its ledger."
            );

    /// <summary>Null where the nation's frame is on this chain; else what is wrong.</summary>
    public Stop? Compare(FrameHead nation)
    {
        if (nation.Number > Head.Number)
        {
            return new Stop(
                StopReason.Behind,
                Head,
                nation,
                $"The nation knows frame {nation} of ledger {ledger}; this disk ends at {Head}: it was restored from a "
                    + "copy. Bring back the newer disk, or go on in a new ledger by fed ledger repair."
            );
        }

        var own = nation.Number == FrameNumber.None ? _genesis : Find(nation.Number).Hash;
        return own == nation.Hash
            ? null
            : new Stop(
                StopReason.Forked,
                Head,
                nation,
                $"The nation holds frame {nation} of ledger {ledger}; this disk has another frame of that number: the "
                    + "ledger was cloned or damaged. Find the other machine, keep one of them, and go on by fed "
                    + "ledger repair."
            );
    }

    /// <summary>What operators are told of a nation that holds less than it had receipted.</summary>
    public static string LostTail(FrameHead before, FrameHead watermark) =>
        $"The nation had receipted frame {before} and holds frames through {watermark}: it lost its tail. What is "
        + "missing is being sent again; tell the nation's operators.";
}
