namespace Federation.Core.Tests.Exchange.Simulation;

/// <summary>A clock that jumps from happening to happening: equal seeds give equal runs.</summary>
internal sealed class VirtualTime
{
    private readonly PriorityQueue<Action, (TimeSpan At, long Order)> _happenings = new();
    private long _order;

    public TimeSpan Now { get; private set; }

    public void At(TimeSpan time, Action happening) =>
        _happenings.Enqueue(happening, (time < Now ? Now : time, ++_order));

    public void After(TimeSpan wait, Action happening) => At(Now + wait, happening);

    /// <summary>Runs until the condition holds or the time is over; true where it holds.</summary>
    public bool RunUntil(Func<bool> condition, TimeSpan end)
    {
        while (!condition())
        {
            if (!_happenings.TryPeek(out _, out var next) || next.At > end)
            {
                Now = end;
                return condition();
            }

            Now = next.At;
            _happenings.Dequeue()();
        }

        return true;
    }

    public void RunTo(TimeSpan end) => RunUntil(() => false, end);
}
