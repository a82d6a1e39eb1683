using Federation.Core.Briefings;
using Federation.Core.Figures;
using Federation.Wire;
using Federation.Wire.V1;
using BriefingEvent = Federation.Core.Briefings.BriefingEvent;

namespace Federation.BriefingDisplay.Walls;

/// <summary>A briefing's events, and what the machine in Core makes of those up to a moment.</summary>
/// <param name="events">All of them, at least one, in order.</param>
public sealed class Replayed(IReadOnlyList<BriefingEvent> events)
{
    /// <summary>Moments lie on whole seconds of this many microseconds.</summary>
    public const long Second = 1_000_000;

    private Briefing _briefing = new();
    private (int Count, BriefingState State)? _made;

    /// <summary>The second after the last event: the last moment.</summary>
    public long Last { get; } = (events[^1].AtUnixMicroseconds / Second * Second) + Second;

    /// <summary>The first moment at which each event is seen; the first of them is the first moment of all.</summary>
    public IReadOnlyList<long> Ticks { get; } =
    [.. events.Select(one => ((one.AtUnixMicroseconds + Second - 1) / Second * Second)).Distinct()];

    /// <summary>The same moment, within the briefing.</summary>
    public long Within(long moment) => Math.Clamp(moment, Ticks[0], Last);

    /// <summary>The moment of the next event (1), or of the one before (-1); without one, the end that way.</summary>
    public long Beside(long moment, int way) =>
        way > 0
            ? Ticks.FirstOrDefault(tick => tick > moment, Last)
            : Ticks.LastOrDefault(tick => tick < moment, Ticks[0]);

    /// <summary>The last event that had happened.</summary>
    public BriefingEvent EventAt(long moment) => events[CountAt(moment) - 1];

    /// <summary>The briefing as it stood.</summary>
    /// <param name="moment">Within it.</param>
    public BriefingState StateAt(long moment)
    {
        var count = CountAt(moment);
        if (_made is { } made && made.Count == count)
        {
            return made.State;
        }

        if (_briefing.Number > count)
        {
            _briefing = new Briefing();
        }

        while (_briefing.Number < count)
        {
            _briefing.Apply(events[(int)_briefing.Number]);
        }

        var state = _briefing.ToWire(KnownAreas.Current, IndicatorCatalogue.Reference);
        _made = (count, state);
        return state;
    }

    private int CountAt(long moment)
    {
        var (low, high) = (1, events.Count);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = events[middle - 1].AtUnixMicroseconds <= moment ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
