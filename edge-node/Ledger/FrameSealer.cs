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
    /// <summary>
    /// Left free for what goes with an entry: the differences of a return of 128 figures take less than 6 KiB.
    /// </summary>
    private const int ReserveBytes = 8 * 1024;

    private readonly FrameBuilder _builder = new();
    private EntryNumber _last = through;

    /// <summary>The last sealed frame.</summary>
    public FrameHead Head { get; private set; } = head;

    /// <summary>The last entry that a frame carries.</summary>
    public EntryNumber SealedThrough { get; private set; } = through;

    /// <summary>How many facts wait.</summary>
    public int Waiting => _builder.Facts;

    /// <summary>
    /// Adds the facts of the next entry; they are never split over two frames, nor from those of the entry that it goes
    /// with.
    /// </summary>
    /// <returns>The frame that had to be sealed first, because it could not take them as well; else null.</returns>
    public StoredFrame? Add(TailEntry entry)
    {
        var span = entry.Facts.ToArray().AsSpan();
        StoredFrame? full = null;
        if (!_builder.TryAdd(span, entry.GoesWithBefore ? 0 : ReserveBytes))
        {
            full = Seal();
            _builder.TryAdd(span);
        }

        _last = entry.Number;
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
