using Federation.Core.Exchange.Messages;

namespace Federation.Core.Exchange;

/// <summary>What the intake knows of a link, as it changes.</summary>
internal sealed class IntakeLink
{
    private LinkView _view;
    private FrameNumber _catchUpThrough;

    public IntakeLink(TimeSpan now, FrameHead watermark, FrameHead announced) =>
        _view = new LinkView(LinkState.Down, "", now, watermark, announced, 0, 0, null, TimeSpan.Zero, null);

    /// <summary>The view, with where the ledger stands now.</summary>
    public LinkView View(FrameHead watermark, FrameHead announced) =>
        _view with
        {
            Watermark = watermark,
            Announced = announced,
        };

    public void Heard(TimeSpan now) => _view = _view with { LastHeard = now };

    /// <summary>A session begins; what the edge holds above the watermark is a backlog.</summary>
    public void Welcomed(Hello hello)
    {
        _catchUpThrough = hello.Head.Number;
        _view = _view with { BacklogEntries = hello.BacklogEntries, LastActivityDay = hello.LastActivityDay };
    }

    public void Reported(EdgeHeartbeat heartbeat) =>
        _view = _view with
        {
            BacklogEntries = heartbeat.BacklogEntries,
            LastActivityDay = heartbeat.LastActivityDay,
            ReceiptLatency = heartbeat.ReceiptLatency,
        };

    /// <summary>True where the state or its reason changed.</summary>
    public bool Observe(TimeSpan now, Stop? stop, bool isStreaming, FrameHead watermark)
    {
        var state = stop?.Reason switch
        {
            StopReason.Behind => LinkState.Behind,
            StopReason.Forked => LinkState.Forked,
            not null => LinkState.Damaged,
            null when !isStreaming => LinkState.Down,
            null => watermark.Number < _catchUpThrough ? LinkState.CatchingUp : LinkState.Up,
        };
        var reason = stop?.Detail ?? "";
        if (state == _view.State && reason == _view.Reason)
        {
            return false;
        }

        _view = _view with { State = state, Reason = reason, Since = now, Stop = stop };
        return true;
    }
}
