namespace Federation.Core.Exchange;

/// <summary>How many entries a second came in over the last seconds. Bounded, whatever comes.</summary>
internal sealed class EntryRate
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(250);

    private readonly Queue<(TimeSpan At, long Before)> _marks = new();
    private TimeSpan _lastMark;
    private long _total;

    /// <summary>Entries came in.</summary>
    public void Add(TimeSpan now, long entries)
    {
        if (_marks.Count == 0 || now - _lastMark >= Step)
        {
            _lastMark = now;
            _marks.Enqueue((now, _total));
        }

        _total += entries;
        while (_marks.Count > 1 && now - _marks.Peek().At > Window)
        {
            _marks.Dequeue();
        }
    }

    /// <summary>The rate now: over the window, or over the time since the first; 0 where nothing came in it.</summary>
    public long PerSecond(TimeSpan now)
    {
        while (_marks.TryPeek(out var mark) && now - mark.At > Window)
        {
            _marks.Dequeue();
        }

        if (!_marks.TryPeek(out var first))
        {
            return 0;
        }

        var time = now - first.At;
        return time < Step ? 0 : (long)((Int128)(_total - first.Before) * TimeSpan.TicksPerSecond / time.Ticks);
    }
}
