namespace Federation.Simulation.World;

/// <summary>
/// One way of a stream: keeps the order of what is sent, and may lose a suffix of it, with or without anybody hearing.
/// </summary>
internal sealed class Direction(Setting setting, LineQuality quality)
{
    private TimeSpan _free;
    private TimeSpan _lastArrival;
    private TimeSpan _cutAt = TimeSpan.MaxValue;

    /// <summary>Nothing arrives before this time; then everything does, in order.</summary>
    public TimeSpan StandsUntil { get; private set; }

    /// <summary>Stands still until a time; where it stands longer already, it does.</summary>
    public void StandStill(TimeSpan until) => StandsUntil = until > StandsUntil ? until : StandsUntil;

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
        arrival = arrival > _lastArrival ? arrival : _lastArrival;
        _lastArrival = arrival > StandsUntil ? arrival : StandsUntil;
        Arrive(_lastArrival, deliver);
    }

    private void Arrive(TimeSpan arrival, Action deliver) =>
        setting.Time.At(
            arrival,
            () =>
            {
                if (arrival < StandsUntil)
                {
                    Arrive(StandsUntil, deliver);
                }
                else if (arrival < _cutAt)
                {
                    deliver();
                }
            }
        );
}
