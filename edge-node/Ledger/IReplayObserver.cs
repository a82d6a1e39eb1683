using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.EdgeNode.Ledger;

/// <summary>Is shown the records of a ledger in order, while they are checked.</summary>
public interface IReplayObserver
{
    /// <summary>An entry that fits, and the facts that it tells the nation.</summary>
    void OnEntry(Entry entry, IReadOnlyList<Fact> facts);

    /// <summary>An adopted entry that fits, and the facts that the closed ledger told the nation of it.</summary>
    void OnAdopted(Entry entry, IReadOnlyList<Fact> facts);

    /// <summary>
    /// A frame that fits: it carries the facts of all entries that were shown since the frame before it.
    /// </summary>
    void OnFrame(FrameHead head);
}
