using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// Compares a stored frame with the facts that the entries give again. Reuses its memory; not thread-safe.
/// </summary>
internal sealed class FrameCheck
{
    private readonly FrameContents _contents = new();

    /// <summary>Compares.</summary>
    /// <param name="frame">The stored bytes.</param>
    /// <param name="entries">The entries that it must carry, in order.</param>
    /// <returns>What is wrong, or null.</returns>
    public string? Compare(ReadOnlySpan<byte> frame, List<TailEntry> entries)
    {
        if (FrameCodec.TryDecode(frame, _contents) is { } error)
        {
            return $"it does not decode: {error}";
        }

        var posting = 0;
        var other = 0;
        var entry = 0;
        foreach (var (number, facts) in entries)
        {
            if (facts.Count > 0 && (entry == _contents.EntryIds.Length || _contents.EntryIds[entry] != facts[0].Entry))
            {
                return $"it does not carry entry {number}";
            }

            foreach (var fact in facts)
            {
                if (fact.IsPosting && !IsPosting(posting++, fact))
                {
                    return $"its posting {posting} is not what entry {number} tells";
                }

                if (!fact.IsPosting && !IsOther(frame, other++, entry, fact))
                {
                    return $"its fact {other} of another kind is not what entry {number} tells";
                }
            }

            entry += facts.Count > 0 ? 1 : 0;
        }

        var (postings, others) = (_contents.Postings.Length, _contents.Others.Length);
        return (posting, other, entry) == (postings, others, _contents.EntryIds.Length)
            ? null
            : $"it carries {postings} postings and {others} other facts where its entries tell {posting} and {other}";
    }

    private bool IsPosting(int index, Fact fact) =>
        index < _contents.Postings.Length && _contents.Postings[index] == fact.Posting;

    private bool IsOther(ReadOnlySpan<byte> frame, int index, int entry, Fact fact) =>
        index < _contents.Others.Length
        && _contents.Others[index].EntryIndex == entry
        && _contents.Others[index].Read(frame).Equals(fact.Other);
}
