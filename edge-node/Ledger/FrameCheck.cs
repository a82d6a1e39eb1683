using Federation.Core.Exchange;

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

        if (_contents.Parked.Length > 0)
        {
            return $"it carries {_contents.Parked.Length} facts that no entry tells";
        }

        var posting = 0;
        var entry = 0;
        foreach (var (number, facts) in entries)
        {
            if (facts.Count > 0 && (entry == _contents.EntryIds.Length || _contents.EntryIds[entry] != facts[0].Entry))
            {
                return $"it does not carry entry {number}";
            }

            foreach (var fact in facts)
            {
                if (posting == _contents.Postings.Length || _contents.Postings[posting] != fact.Posting)
                {
                    return $"its posting {posting + 1} is not what entry {number} tells";
                }

                posting++;
            }

            entry += facts.Count > 0 ? 1 : 0;
        }

        return posting == _contents.Postings.Length && entry == _contents.EntryIds.Length
            ? null
            : $"it carries {_contents.Postings.Length} postings where its entries tell {posting}";
    }
}
