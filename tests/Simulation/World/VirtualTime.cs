namespace Federation.Simulation.World;

/// <summary>
/// A clock that jumps from happening to happening; those of one moment come in the order of their making.
/// </summary>
internal sealed class VirtualTime
{
    private Happening[] _heap = new Happening[256];
    private int _count;
    private long _order;

    /// <summary>Since the beginning of the run.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>How many happenings there were.</summary>
    public long Happenings { get; private set; }

    public void At(TimeSpan time, Action happening)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, _count * 2);
        }

        var item = new Happening(Math.Max(time.Ticks, Now.Ticks), ++_order, happening);
        var at = _count++;
        while (at > 0 && item.IsBefore(_heap[(at - 1) / 2]))
        {
            _heap[at] = _heap[(at - 1) / 2];
            at = (at - 1) / 2;
        }

        _heap[at] = item;
    }

    public void After(TimeSpan wait, Action happening) => At(Now + wait, happening);

    /// <summary>Runs everything through a time, which then is now.</summary>
    public void RunTo(TimeSpan end)
    {
        while (_count > 0 && _heap[0].Ticks <= end.Ticks)
        {
            var next = Take();
            Now = new TimeSpan(next.Ticks);
            Happenings++;
            next.Do();
        }

        Now = end;
    }

    private Happening Take()
    {
        var first = _heap[0];
        var last = _heap[--_count];
        _heap[_count] = default;
        var at = 0;
        for (var child = 1; child < _count; child = (2 * at) + 1)
        {
            child += child + 1 < _count && _heap[child + 1].IsBefore(_heap[child]) ? 1 : 0;
            if (!_heap[child].IsBefore(last))
            {
                break;
            }

            _heap[at] = _heap[child];
            at = child;
        }

        _heap[at] = last;
        return first;
    }

    private readonly record struct Happening(long Ticks, long Order, Action Do)
    {
        public bool IsBefore(in Happening other) =>
            Ticks < other.Ticks || (Ticks == other.Ticks && Order < other.Order);
    }
}
