namespace Federation.Simulation.World;

/// <summary>Injects what strikes at any time, each kind at its own rate, until the safety phase is over.</summary>
internal sealed class Breaker(Setting setting, SimulatedFederation federation)
{
    private const int EdgesUsual = 4;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(8);

    private static readonly TimeSpan[] ClockSteps =
    [
        TimeSpan.FromSeconds(3),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromDays(1),
        TimeSpan.FromDays(3650),
    ];

    private readonly LineBreaker _lines = new(setting);
    private readonly NationBreaker _nation = new(setting, federation);

    public void Start(TimeSpan until)
    {
        foreach (var kind in FaultCounts.Kinds)
        {
            var perSecond = setting.Swarm.PerSecond(kind) * ScaleOf(kind);
            if (perSecond > 0)
            {
                Schedule(kind, TimeSpan.FromSeconds(1 / perSecond), until);
            }
        }
    }

    private double ScaleOf(FaultKind kind) =>
        kind < FaultKind.SiloCrash && kind is not (FaultKind.DiskRestored or FaultKind.LedgerCloned)
            ? Math.Max(1, federation.Edges.Count / (double)EdgesUsual)
            : 1;

    private void Schedule(FaultKind kind, TimeSpan mean, TimeSpan until)
    {
        var at = setting.Now + setting.Rng.Around(mean);
        if (at >= until)
        {
            return;
        }

        setting.Time.At(
            at,
            () =>
            {
                Strike(kind);
                Schedule(kind, mean, until);
            }
        );
    }

    private void Strike(FaultKind kind)
    {
        var edge = setting.Rng.Of(federation.Edges);
        var soon = setting.Rng.UpTo(Soon);
        if (kind <= FaultKind.ThinLine)
        {
            setting.Struck(kind, edge.Number);
            _lines.Strike(kind, edge, soon);
            return;
        }

        if (kind >= FaultKind.SiloCrash)
        {
            _nation.Strike(kind, soon);
            return;
        }

        StrikeEdge(kind, edge, soon);
    }

    private void StrikeEdge(FaultKind kind, SimulatedEdge edge, TimeSpan soon)
    {
        switch (kind)
        {
            case FaultKind.EdgeCrash when edge.IsAlive:
                setting.Struck(kind, edge.Number);
                edge.Die();
                break;
            case FaultKind.EdgePaused when edge.IsAlive && !edge.IsPaused:
                setting.Struck(kind, edge.Number);
                edge.Pause();
                setting.Time.After(soon, edge.Resume);
                break;
            case FaultKind.BitFlipped when edge.Disk.Flip(setting.Rng):
                setting.Struck(kind, edge.Number);
                edge.IsDiskTouched = true;
                break;
            case FaultKind.DiskRestored:
                federation.Restore(edge);
                break;
            case FaultKind.LedgerCloned when !edge.IsDiskTouched:
                federation.Clone(edge);
                break;
            case FaultKind.EdgeClockStepped:
                setting.Struck(kind, edge.Number);
                edge.Clock.Step(setting.Rng.Of(ClockSteps) * (setting.Rng.Below(2) == 0 ? 1 : -1));
                break;
        }
    }
}
