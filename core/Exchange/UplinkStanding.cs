using Federation.Core.Calendars;

namespace Federation.Core.Exchange;

/// <summary>
/// When an edge announces its totals: at the start of a stream ahead of all frames, then each second while the head
/// moves, and never with more than half of what the line carries.
/// </summary>
internal sealed class UplinkStanding(UplinkOptions options)
{
    private IReadOnlyList<Span> _periods = [];
    private Standing? _ready;
    private FrameNumber _announced;
    private TimeSpan _next;
    private TimeSpan _answerBy;
    private bool _isAsked;
    private bool _isFirst;

    /// <summary>
    /// True while no frame is to be sent: the first totals are being taken, and would stand behind it.
    /// </summary>
    public bool HoldsFrames => _isFirst && _isAsked;

    /// <summary>When <see cref="Tick"/> is due; <see cref="TimeSpan.MaxValue"/>: not before an event.</summary>
    public TimeSpan NextTimeout => HoldsFrames ? _answerBy : TimeSpan.MaxValue;

    /// <summary>A new stream, at the start of which the nation named periods.</summary>
    public void Restart(TimeSpan now, IReadOnlyList<Span> periods)
    {
        _periods = periods;
        _ready = null;
        _announced = FrameNumber.None;
        _next = now;
        (_isAsked, _isFirst) = (false, true);
    }

    /// <summary>Time has passed: frames do not wait for totals that do not come.</summary>
    public void Tick(TimeSpan now) => _isFirst &= !_isAsked || now < _answerBy;

    /// <summary>True where totals are to be taken if the edge is far behind: they would say something new.</summary>
    public bool IsDue(TimeSpan now, FrameNumber head, UplinkBacklog backlog) =>
        _periods.Count > 0 && now >= (_isAsked ? _answerBy : _next) && (head > _announced || backlog.UnsealedFacts > 0);

    /// <summary>The edge is not far behind; it is looked at again after a while.</summary>
    public void Skip(TimeSpan now) => _next = now + options.HeartbeatInterval;

    /// <summary>Asks for the totals; asked again where no answer comes.</summary>
    public UplinkEffect Ask(TimeSpan now, long bytesPerSecond)
    {
        _isAsked = true;
        _answerBy = now + options.HeartbeatInterval;
        return new UplinkEffect.TakeStanding(_periods, (int)Math.Min(bytesPerSecond, Standing.MaxBytes));
    }

    /// <summary>The totals are there.</summary>
    public void Take(TimeSpan now, Standing standing, int bytes, long bytesPerSecond)
    {
        _ready = standing;
        _announced = standing.Through.Number;
        (_isAsked, _isFirst) = (false, false);
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
