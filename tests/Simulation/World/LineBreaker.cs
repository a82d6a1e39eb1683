namespace Federation.Simulation.World;

/// <summary>Breaks the line of one edge.</summary>
internal sealed class LineBreaker(Setting setting)
{
    private const int ThinMin = 2_000;
    private const int ThinMax = 20_000;

    public void Strike(FaultKind kind, SimulatedEdge edge, TimeSpan soon)
    {
        var line = edge.Line;
        switch (kind)
        {
            case FaultKind.LineCut:
                line.Cut(isHeard: true);
                break;
            case FaultKind.LineHalfOpen:
                line.Cut(isHeard: false);
                break;
            case FaultKind.ReceiptsLost:
                line.LoseToEdge();
                break;
            case FaultKind.SendingLost:
                line.LoseToNation();
                break;
            case FaultKind.OldSessionBeside:
                edge.Uplink?.Stream?.LeaveBeside(soon);
                break;
            case FaultKind.Partition:
                line.Quality.IsUp = false;
                line.Cut(isHeard: setting.Rng.Below(2) == 0);
                setting.Time.After(soon, () => line.Quality.IsUp = true);
                break;
            case FaultKind.AsymmetricPartition:
                line.StandStill(toNation: setting.Rng.Below(2) == 0, setting.Now + soon);
                break;
            case FaultKind.Delays:
                Delay(line.Quality, TimeSpan.FromMilliseconds(100), soon);
                break;
            case FaultKind.FarDelays:
                Delay(line.Quality, TimeSpan.FromSeconds(6), soon);
                break;
            case FaultKind.ThinLine:
                line.Quality.BytesPerSecond = setting.Rng.Between(ThinMin, ThinMax);
                setting.Time.After(soon * 2, () => line.Quality.BytesPerSecond = 0);
                break;
        }
    }

    private void Delay(LineQuality quality, TimeSpan most, TimeSpan length)
    {
        quality.Delay(most);
        setting.Time.After(length, () => quality.Delay(TimeSpan.FromMilliseconds(20)));
    }
}
