using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;
using Federation.EdgeNode.Ledger;

namespace Federation.EdgeNode.Repair;

/// <summary>What a repair would do, and what it stands on.</summary>
/// <param name="Header">The ledger that is stopped.</param>
/// <param name="Trail">What the nation holds.</param>
/// <param name="Local">What can be read at the edge.</param>
/// <param name="Plan">What the new ledger would begin with.</param>
/// <param name="Verdict">Why it cannot go on, or why there is nothing to decide.</param>
/// <param name="Successor">The successor that the nation knows already, of a repair that was interrupted.</param>
/// <param name="Damage">What is wrong with the file, known before or found now; null: nothing.</param>
internal sealed record RepairDraft(
    LedgerHeader Header,
    NationTrail Trail,
    Salvage Local,
    AdoptionPlan Plan,
    RepairVerdict Verdict,
    LedgerId? Successor,
    LedgerFileDamagedException? Damage
)
{
    /// <summary>The newest ledger of this edge that the nation knows; null: none.</summary>
    public LedgerMark? Newest => Trail.Ledgers.Count > 0 ? Trail.Ledgers[^1].Mark : null;

    /// <summary>
    /// What is to be closed at the nation: usually one, none where a repair was interrupted after that.
    /// </summary>
    public IEnumerable<LedgerMark> Open
    {
        get
        {
            var marks = Trail.Ledgers.Select(held => held.Mark).ToList();
            if (Trail.Find(Header.Ledger) is null)
            {
                var genesis = FrameChain.Genesis(Header.Owner, Header.Ledger);
                marks.Add(new LedgerMark(Header.Owner, Header.Ledger, genesis, genesis, default, 0));
            }

            return marks.Where(mark => mark.Successor is null);
        }
    }

    /// <summary>The last frame that both sides hold with the same hash.</summary>
    public FrameHead Common
    {
        get
        {
            var held = Trail.Find(Header.Ledger)?.Hashes ?? [];
            var count = 0;
            while (count < held.Count && count < Local.Hashes.Count && held[count] == Local.Hashes[count])
            {
                count++;
            }

            return Local.At(new FrameNumber(count)) ?? FrameChain.Genesis(Header.Owner, Header.Ledger);
        }
    }
}

/// <summary>How a ledger stands to what the nation holds of it.</summary>
/// <param name="Word">The word of <c>LedgerStatusResponse.link</c> for it; empty: nothing is wrong here.</param>
/// <param name="Reason">What goes into the journal.</param>
/// <param name="NoWay">Why there is no way that this edge can go; empty where there is one.</param>
internal sealed record RepairVerdict(string Word, StopReason Reason, string NoWay)
{
    /// <summary>It can be repaired here.</summary>
    public static RepairVerdict Way(string word, StopReason reason) => new(word, reason, "");
}
