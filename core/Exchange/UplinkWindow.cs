using Federation.Core.Exchange.Messages;

namespace Federation.Core.Exchange;

/// <summary>
/// The frames that are sent and not receipted, and whether another may follow: within the nation's credit, and within
/// what the line carries in the window's time (at least one frame), so that heartbeats get through a thin line.
/// </summary>
/// <remarks>
/// The rate is measured as BBR measures delivery (Cardwell et al., "BBR: Congestion-Based Congestion Control", 2016):
/// what was receipted between a frame's sending and its receipt, over the time from the receipt before its sending;
/// time in which nothing was on the line does not count. It rises at once; it sinks by a quarter of the difference, and
/// only where a frame was held back: too few frames say nothing of the line.
/// </remarks>
internal sealed class UplinkWindow
{
    private static readonly TimeSpan ShortestSample = TimeSpan.FromMilliseconds(1);

    private readonly Queue<Sent> _sent = new();
    private readonly TimeSpan _window;
    private readonly long _bytesPerSecondFirst;
    private long _bytesPerSecond;
    private long _bytes;
    private long _receipted;
    private TimeSpan _measuredFrom;
    private bool _heldBack;

    /// <param name="window">The time that may be on the line.</param>
    /// <param name="bytesPerSecondFirst">What a line is taken to carry before it was measured.</param>
    public UplinkWindow(TimeSpan window, long bytesPerSecondFirst)
    {
        _window = window;
        _bytesPerSecondFirst = bytesPerSecondFirst;
    }

    /// <summary>What the nation allows.</summary>
    public Credit Credit { get; set; }

    /// <summary>From the sending of the last receipted frame to its receipt; zero: none yet.</summary>
    public TimeSpan Latency { get; private set; }

    /// <summary>Bytes that the line carries in a second, as measured.</summary>
    public long BytesPerSecond => _bytesPerSecond;

    /// <summary>Bytes of frames that are sent and not receipted.</summary>
    public long Bytes => _bytes;

    /// <summary>True where a further frame, if it is small, may be sent.</summary>
    public bool HasRoom => Credit.Allows(_sent.Count + 1, _bytes + 1) && WithinLine(1);

    /// <summary>Forgets what was sent: a new stream. The line is measured anew.</summary>
    public void Restart(Credit credit)
    {
        _sent.Clear();
        _bytes = 0;
        _heldBack = false;
        _bytesPerSecond = _bytesPerSecondFirst;
        Credit = credit;
    }

    /// <summary>Counts a frame as sent if it may be.</summary>
    public bool TrySend(TimeSpan now, FrameHead frame, int bytes)
    {
        if (!Credit.Allows(_sent.Count + 1, _bytes + bytes) || !WithinLine(bytes))
        {
            _heldBack = true;
            return false;
        }

        _measuredFrom = _sent.Count == 0 ? now : _measuredFrom;
        _sent.Enqueue(new Sent(frame, bytes, now, _receipted, _measuredFrom));
        _bytes += bytes;
        return true;
    }

    /// <summary>True where this very frame is sent and not receipted.</summary>
    public bool Holds(FrameHead frame)
    {
        foreach (var sent in _sent)
        {
            if (sent.Frame.Number >= frame.Number)
            {
                return sent.Frame == frame;
            }
        }

        return false;
    }

    /// <summary>Takes out all frames through a number and measures the line.</summary>
    public void Receipt(TimeSpan now, FrameNumber through)
    {
        Sent? last = null;
        while (_sent.TryPeek(out var sent) && sent.Frame.Number <= through)
        {
            _sent.Dequeue();
            _bytes -= sent.Bytes;
            _receipted += sent.Bytes;
            last = sent;
        }

        if (last is { } newest)
        {
            _measuredFrom = now;
            Latency = now - newest.At;
            Measure(_receipted - newest.ReceiptedBefore, now - newest.ReceiptedSince);
        }
    }

    private bool WithinLine(long bytes) =>
        _sent.Count == 0 || _bytes + bytes <= (long)((Int128)_bytesPerSecond * _window.Ticks / TimeSpan.TicksPerSecond);

    private void Measure(long bytes, TimeSpan time)
    {
        var ticks = Math.Max(time.Ticks, ShortestSample.Ticks);
        var sample = Math.Max(1, (long)((Int128)bytes * TimeSpan.TicksPerSecond / ticks));
        if (sample >= _bytesPerSecond)
        {
            _bytesPerSecond = sample;
        }
        else if (_heldBack)
        {
            _bytesPerSecond -= (_bytesPerSecond - sample) / 4;
        }

        _heldBack = false;
    }

    private readonly record struct Sent(
        FrameHead Frame,
        int Bytes,
        TimeSpan At,
        long ReceiptedBefore,
        TimeSpan ReceiptedSince
    );
}
