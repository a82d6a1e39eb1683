using Federation.Core.Journal;

namespace Federation.Core.Exchange;

/// <summary>
/// Frames of one ledger between the line and the journal: at most one batch in flight, and what waits behind it. The
/// watermark, the batch and the waiting frames are one unbroken chain that ends at the tail.
/// </summary>
internal sealed class IntakeQueue
{
    private readonly FrameHead[] _remembered;
    private List<Frame> _waiting = [];
    private List<Frame> _inFlight = [];
    private long _bytes;
    private bool _isAppending;

    public IntakeQueue(FrameHead watermark, int rememberedHashes)
    {
        _remembered = new FrameHead[rememberedHashes];
        Watermark = watermark;
        Tail = watermark;
    }

    /// <summary>The last frame that is durable.</summary>
    public FrameHead Watermark { get; private set; }

    /// <summary>The last frame that was taken in.</summary>
    public FrameHead Tail { get; private set; }

    /// <summary>Frames that are not durable yet.</summary>
    public int Frames => _waiting.Count + _inFlight.Count;

    /// <summary>Their bytes.</summary>
    public long Bytes => _bytes;

    /// <summary>True where a batch is in flight.</summary>
    public bool IsAppending => _isAppending;

    private FrameHead LastInFlight => _inFlight.Count > 0 ? _inFlight[^1].Head : Watermark;

    /// <summary>How a frame stands to what is held.</summary>
    public IntakeVerdict Judge(Frame frame)
    {
        if (frame.Head.Number <= Tail.Number)
        {
            return TryFind(frame.Head.Number, out var held) && held != frame.Head.Hash
                ? IntakeVerdict.Fork
                : IntakeVerdict.Duplicate;
        }

        if (frame.Head.Number > Tail.Number.Next())
        {
            return IntakeVerdict.Gap;
        }

        if (frame.Bytes.Length is 0 or > Frame.MaxBytes)
        {
            return IntakeVerdict.Damaged;
        }

        var claimed = FrameChain.Next(new FrameHead(Tail.Number, frame.PreviousHash), frame.Bytes.Span);
        if (claimed != frame.Head)
        {
            return IntakeVerdict.Damaged;
        }

        return frame.PreviousHash == Tail.Hash ? IntakeVerdict.Next : IntakeVerdict.Fork;
    }

    /// <summary>Takes a frame in that was judged <see cref="IntakeVerdict.Next"/>.</summary>
    public void Add(Frame frame)
    {
        _waiting.Add(frame);
        _bytes += frame.Bytes.Length;
        Tail = frame.Head;
    }

    /// <summary>Puts waiting frames in flight; false where a batch is in flight already or none waits.</summary>
    /// <param name="framesMax">How many at most.</param>
    /// <param name="evenNone">True where something else is to be appended, with frames or without.</param>
    public bool TryStart(int framesMax, bool evenNone)
    {
        if (IsAppending || (_waiting.Count == 0 && !evenNone))
        {
            return false;
        }

        _isAppending = true;

        if (_waiting.Count <= framesMax)
        {
            (_inFlight, _waiting) = (_waiting, []);
        }
        else
        {
            _inFlight = _waiting.GetRange(0, framesMax);
            _waiting.RemoveRange(0, framesMax);
        }

        return true;
    }

    /// <summary>The batch in flight, as the journal wants it.</summary>
    public AppendRequest Request(LedgerMark mark) =>
        new(mark.Ledger, mark.Term, Watermark, _inFlight) { Owner = mark.Owner };

    /// <summary>The batch in flight is durable.</summary>
    /// <exception cref="InvalidOperationException">
    /// The journal reports another watermark: a defect of the store.
    /// </exception>
    public void Confirm(FrameHead watermark)
    {
        if (!IsAppending || LastInFlight != watermark)
        {
            var sent = IsAppending ? LastInFlight.ToString() : "nothing";
            throw new InvalidOperationException(
                $"The journal appended through {watermark} where {sent} was in flight: verify the journal before going "
                    + "on."
            );
        }

        MoveTo(watermark);
    }

    /// <summary>Drops what waits and is not in flight: its sender sends it again.</summary>
    public void DropWaiting()
    {
        _bytes -= _waiting.Sum(frame => (long)frame.Bytes.Length);
        _waiting = [];
        Tail = LastInFlight;
    }

    /// <summary>
    /// Takes the watermark as it was read from the journal. True where it is the old one or a frame of the batch in
    /// flight: what follows it waits again. Else everything is dropped.
    /// </summary>
    public bool Reload(FrameHead watermark)
    {
        var all = _inFlight.Concat(_waiting).ToList();
        var fits = watermark == Watermark || all.Exists(frame => frame.Head == watermark);
        _inFlight = [];
        _waiting = all;
        if (!fits)
        {
            Array.Clear(_remembered);
            _waiting = [];
            _bytes = 0;
            Tail = watermark;
        }

        MoveTo(watermark);
        return fits;
    }

    private void MoveTo(FrameHead watermark)
    {
        Forget(_inFlight, watermark);
        Forget(_waiting, watermark);
        Remember(watermark);
        _isAppending = false;
        _inFlight = [];
        Watermark = watermark;
    }

    private void Forget(List<Frame> frames, FrameHead through)
    {
        var count = 0;
        while (count < frames.Count && frames[count].Head.Number <= through.Number)
        {
            _bytes -= frames[count].Bytes.Length;
            Remember(frames[count].Head);
            count++;
        }

        if (frames == _waiting)
        {
            frames.RemoveRange(0, count);
        }
    }

    private void Remember(FrameHead head)
    {
        if (_remembered.Length > 0)
        {
            _remembered[head.Number.Value % _remembered.Length] = head;
        }
    }

    private bool TryFind(FrameNumber number, out FrameHash hash)
    {
        hash = default;
        if (number == Watermark.Number)
        {
            hash = Watermark.Hash;
            return true;
        }

        if (number > Watermark.Number)
        {
            var index = (int)(number.Value - Watermark.Number.Value) - 1;
            hash = index < _inFlight.Count ? _inFlight[index].Head.Hash : _waiting[index - _inFlight.Count].Head.Hash;
            return true;
        }

        if (_remembered.Length == 0)
        {
            return false;
        }

        var held = _remembered[number.Value % _remembered.Length];
        hash = held.Hash;
        return held.Number == number && number != FrameNumber.None;
    }
}
