using Federation.Core.Calendars;

namespace Federation.Core.Exchange;

/// <summary>
/// When an edge announces its totals: at the start of a stream ahead of all frames, of the most important period alone
/// and then of all; after that each second while the head moves, and never with more than half of what the line
/// carries.
/// </summary>
internal sealed class UplinkStanding(UplinkOptions options)
{
    private IReadOnlyList<Span> _periods = [];
    private Standing? _ready;
    private FrameNumber _announced;
    private TimeSpan _next;
    private TimeSpan _answerBy;
    private bool _isAsked;
    private bool _isLeading;

    /// <summary>
    /// True while no frame is to be sent: the first totals are being taken, and would stand behind it.
    /// </summary>
    public bool HoldsFrames { get; private set; }

    /// <summary>When <see cref="Tick"/> is due; <see cref="TimeSpan.MaxValue"/>: not before an event.</summary>
    public TimeSpan NextTimeout => HoldsFrames ? _answerBy : TimeSpan.MaxValue;

    /// <summary>A new stream, at the start of which the nation named periods.</summary>
    public void Restart(TimeSpan now, IReadOnlyList<Span> periods)
    {
        _periods = periods;
        _ready = null;
        _announced = FrameNumber.None;
        _next = now;
        _isAsked = HoldsFrames = false;
        _isLeading = periods.Count > 1;
    }

    /// <summary>Time has passed: frames do not wait for totals that do not come.</summary>
    public void Tick(TimeSpan now) => HoldsFrames &= now < _answerBy;

    /// <summary>True where totals are to be taken if the edge is far behind: they would say something new.</summary>
    public bool IsDue(TimeSpan now, FrameNumber head, UplinkBacklog backlog) =>
        _periods.Count > 0 && now >= (_isAsked ? _answerBy : _next) && (head > _announced || backlog.UnsealedFacts > 0);

    /// <summary>The edge is not far behind; it is looked at again after a while.</summary>
    public void Skip(TimeSpan now) => _next = now + options.HeartbeatInterval;

    /// <summary>Asks for the totals; asked again where no answer comes.</summary>
    public UplinkEffect Ask(TimeSpan now, long bytesPerSecond)
    {
        HoldsFrames |= !_isAsked && _announced == FrameNumber.None;
        _isAsked = true;
        _answerBy = now + options.HeartbeatInterval;
        var periods = _isLeading ? [_periods[0]] : _periods;
        return new UplinkEffect.TakeStanding(periods, (int)Math.Min(bytesPerSecond, Standing.MaxBytes));
    }

    /// <summary>The totals are there.</summary>
    public void Take(TimeSpan now, Standing standing, int bytes, long bytesPerSecond)
    {
        _ready = standing;
        _isAsked = false;
        if (_isLeading)
        {
            _isLeading = false;
            _next = now;
            return;
        }

        _announced = standing.Through.Number;
        HoldsFrames = false;
        var half = TimeSpan.FromTicks((long)((Int128)2 * bytes * TimeSpan.TicksPerSecond / bytesPerSecond));
        _next = now + (half > options.HeartbeatInterval ? half : options.HeartbeatInterval);
    }

    /// <summary>Sends what was taken; null where there is nothing.</summary>
    public UplinkEffect? Send()
    {
        var ready = _ready;
        _ready = null;
        return ready is null ? null : new UplinkEffect.SendStanding(ready);
    }
}
