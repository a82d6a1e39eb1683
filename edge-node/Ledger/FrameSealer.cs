using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// Collects the facts of entries that no frame carries yet, and makes frames of them. Not thread-safe.
/// </summary>
/// <param name="head">The last sealed frame.</param>
/// <param name="through">The last entry that it carries.</param>
internal sealed class FrameSealer(FrameHead head, EntryNumber through)
{
    private readonly FrameBuilder _builder = new();
    private EntryNumber _last = through;

    /// <summary>The last sealed frame.</summary>
    public FrameHead Head { get; private set; } = head;

    /// <summary>The last entry that a frame carries.</summary>
    public EntryNumber SealedThrough { get; private set; } = through;

    /// <summary>How many facts wait.</summary>
    public int Waiting => _builder.Facts;

    /// <summary>Adds the facts of the next entry; they are never split over two frames.</summary>
    /// <returns>The frame that had to be sealed first, because it could not take them as well; else null.</returns>
    public StoredFrame? Add(EntryNumber entry, IReadOnlyList<Fact> facts)
    {
        var span = facts.ToArray().AsSpan();
        StoredFrame? full = null;
        if (!_builder.TryAdd(span))
        {
            full = Seal();
            _builder.TryAdd(span);
        }

        _last = entry;
        return full;
    }

    /// <summary>Seals what waits.</summary>
    /// <returns>The frame, or null where nothing waits.</returns>
    public StoredFrame? Seal()
    {
        if (Waiting == 0)
        {
            return null;
        }

        var bytes = _builder.ToArray();
        _builder.Clear();
        Head = FrameChain.Next(Head, bytes);
        var frame = new StoredFrame(Head, SealedThrough.Next(), _last, bytes);
        SealedThrough = _last;
        return frame;
    }
}
