using Federation.Core.Exchange.Messages;

namespace Federation.Core.Exchange;

/// <summary>What the intake knows of a link, as it changes.</summary>
internal sealed class IntakeLink
{
    private LinkView _view;
    private readonly EntryRate _rate = new();
    private readonly Queue<(FrameNumber Frame, int Entries)> _taken = new();
    private FrameNumber _catchUpThrough;
    private (FrameHead Receipted, FrameHead Held) _lost;

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

    public void RefusedStanding() => _view = _view with { RefusedStandings = _view.RefusedStandings + 1 };

    /// <summary>A frame came in that is not durable yet.</summary>
    public void Taken(FrameNumber frame, int entries) => _taken.Enqueue((frame, entries));

    /// <summary>What came in and is not durable comes again.</summary>
    public void Forget() => _taken.Clear();

    /// <summary>Frames are durable.</summary>
    public void Durable(TimeSpan now, FrameNumber through)
    {
        var entries = 0L;
        while (_taken.TryPeek(out var taken) && taken.Frame <= through)
        {
            entries += _taken.Dequeue().Entries;
        }

        _rate.Add(now, entries);
    }

    /// <summary>The edge announced totals: it is behind until their frame has come.</summary>
    public void Announced(FrameNumber frame) => _catchUpThrough = frame > _catchUpThrough ? frame : _catchUpThrough;

    /// <summary>A session begins; what the edge holds above the watermark is a backlog.</summary>
    public void Welcomed(Hello hello)
    {
        _catchUpThrough = hello.Head.Number;
        _view = _view with
        {
            BacklogEntries = hello.BacklogEntries,
            BacklogEntriesMost = hello.BacklogEntries,
            LastActivityDay = hello.LastActivityDay,
        };
    }

    public void Reported(TimeSpan now, EdgeHeartbeat heartbeat) =>
        _view = _view with
        {
            BacklogEntries = heartbeat.BacklogEntries,
            BacklogEntriesMost =
                _view.State == LinkState.CatchingUp
                    ? Math.Max(_view.BacklogEntriesMost, heartbeat.BacklogEntries)
                    : heartbeat.BacklogEntries,
            EntriesPerSecond = _rate.PerSecond(now),
            LastActivityDay = heartbeat.LastActivityDay,
            ReceiptLatency = heartbeat.ReceiptLatency,
        };

    /// <summary>The nation lost what it had receipted: until it holds that again it is behind.</summary>
    public void Lost(FrameHead receipted, FrameHead watermark) => _lost = (receipted, watermark);

    /// <summary>An operator knows of it: nobody is left to send it again.</summary>
    public void Released() => _lost = default;

    /// <summary>True where the state or its reason changed.</summary>
    public bool Observe(TimeSpan now, Stop? stop, bool isStreaming, FrameHead watermark)
    {
        var state = stop?.Reason switch
        {
            StopReason.Behind => LinkState.Behind,
            StopReason.Forked => LinkState.Forked,
            StopReason.Closed => LinkState.Closed,
            StopReason.RepairLost => LinkState.RepairLost,
            not null => LinkState.Damaged,
            null when !isStreaming => LinkState.Down,
            null when watermark.Number < _lost.Receipted.Number => LinkState.NationBehind,
            null => watermark.Number < _catchUpThrough ? LinkState.CatchingUp : LinkState.Up,
        };
        var reason = stop?.Detail ?? (state == LinkState.NationBehind ? LostTail() : "");
        if (state == _view.State && reason == _view.Reason)
        {
            return false;
        }

        var difference = state == LinkState.NationBehind ? Lost(reason) : stop;
        _view = _view with { State = state, Reason = reason, Since = now, Stop = difference };
        return true;
    }

    private Stop Lost(string detail) => new(StopReason.Behind, _lost.Receipted, _lost.Held, detail);

    private string LostTail() =>
        $"The edge has a receipt for frame {_lost.Receipted}, the nation held frames through {_lost.Held}: it lost "
        + $"{_lost.Receipted.Number.Value - _lost.Held.Number.Value} frames, and the edge sends them again. "
        + "Find out why the nation's database went back. Nothing else is to be decided; where the machine that held "
        + "them is gone, end this by fed ledger release.";
}
