namespace Federation.Simulation.World;

/// <summary>
/// One way of a stream: keeps the order of what is sent, and may lose a suffix of it, with or without anybody hearing.
/// </summary>
internal sealed class Direction(Setting setting, LineQuality quality)
{
    private readonly Queue<(TimeSpan Arrival, Action Deliver)> _underWay = new();
    private TimeSpan _free;
    private TimeSpan _lastArrival;
    private TimeSpan _standsUntil;
    private TimeSpan _cutAt = TimeSpan.MaxValue;

    /// <summary>
    /// Nothing arrives before a time, then everything does, in order; where it stands longer already, it does.
    /// </summary>
    public void StandStill(TimeSpan until)
    {
        if (until > _standsUntil)
        {
            _standsUntil = until;
            setting.Time.At(until, Arrive);
        }
    }

    /// <summary>What stood still arrives now.</summary>
    public void GoOn()
    {
        if (_standsUntil > setting.Now)
        {
            _standsUntil = setting.Now;
            setting.Time.At(setting.Now, Arrive);
        }
    }

    /// <summary>From now on nothing arrives.</summary>
    public void CutNow() => _cutAt = setting.Now < _cutAt ? setting.Now : _cutAt;

    /// <summary>From some moment soon nothing arrives: what is on the way is lost from there on.</summary>
    public void CutSoon()
    {
        var at = setting.Now + setting.Rng.UpTo(quality.LatencyMax);
        _cutAt = at < _cutAt ? at : _cutAt;
    }

    public void Send(int bytes, Action deliver)
    {
        if (setting.Now >= _cutAt)
        {
            return;
        }

        var start = _free > setting.Now ? _free : setting.Now;
        _free = start + quality.TimeOf(bytes);
        var arrival = _free + setting.Rng.Between(quality.LatencyMin, quality.LatencyMax);
        _lastArrival = arrival > _lastArrival ? arrival : _lastArrival;
        _underWay.Enqueue((_lastArrival, deliver));
        setting.Time.At(_lastArrival, Arrive);
    }

    private void Arrive()
    {
        while (setting.Now >= _standsUntil && _underWay.TryPeek(out var first) && first.Arrival <= setting.Now)
        {
            _underWay.Dequeue();
            if (setting.Now < _cutAt)
            {
                first.Deliver();
            }
        }
    }
}
