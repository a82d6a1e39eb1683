using Federation.Core.Exchange;
using Federation.Core.Figures;

namespace Federation.Core.Ledger.Repair;

/// <summary>What the nation holds of one entry.</summary>
/// <param name="Id">Whose it is.</param>
/// <param name="Postings">The figures that it moved, in order.</param>
/// <param name="Others">What it told besides, in order.</param>
internal sealed record ToldEntry(EntryId Id, Posting[] Postings, OtherFact[] Others)
{
    /// <summary>The entries of a frame, in order.</summary>
    /// <param name="contents">The frame, decoded.</param>
    /// <param name="frame">Its bytes.</param>
    public static List<ToldEntry> AllOf(FrameContents contents, ReadOnlySpan<byte> frame)
    {
        var entries = new List<ToldEntry>(contents.EntryIds.Length);
        var facts = contents.ReadFacts(frame);
        for (var first = 0; first < facts.Count; )
        {
            var entry = facts.Skip(first).TakeWhile(fact => fact.Entry == facts[first].Entry).ToList();
            entries.Add(new(facts[first].Entry, [.. Fact.PostingsOf(entry)], [.. Fact.OthersOf(entry)]));
            first += entry.Count;
        }

        return entries;
    }

    /// <summary>True where these are exactly its facts.</summary>
    public bool IsOf(IReadOnlyList<Fact> facts) =>
        Fact.PostingsOf(facts).SequenceEqual(Postings) && Fact.OthersOf(facts).SequenceEqual(Others);
}
