namespace Federation.Simulation.World;

/// <summary>
/// One seed from beginning to end: a phase with faults, then a phase in which everything must converge.
/// </summary>
internal sealed class SeedRun : IDisposable
{
    private static readonly TimeSpan HealingMax = TimeSpan.FromMinutes(4);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.5);

    private readonly Setting _setting;
    private readonly SimulatedFederation _federation;
    private readonly TimeSpan _safety;

    public SeedRun(ulong seed, IWitness witness, Parts parts, TextWriter? story = null)
    {
        _setting = new Setting(seed, witness, parts, story);
        var rng = _setting.Rng;
        _safety = rng.Between(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(70));
        Edges = EdgesOf(rng);
        _federation = new SimulatedFederation(_setting, Edges, silos: 1 + rng.Below(3), displays: 1 + rng.Below(3));
    }

    public int Edges { get; }

    public FaultCounts Faults => _setting.Faults;

    public HealingCounts Healed => _setting.Healed;

    public WorkCounts Work => _setting.Work;

    public TimeSpan VirtualTime => _setting.Now;

    public long Happenings => _setting.Time.Happenings;

    /// <summary>Runs it and returns the trace.</summary>
    /// <exception cref="AuditException">A promise did not hold.</exception>
    public string Run()
    {
        _federation.Start(_safety, meanPause: TimeSpan.FromSeconds(1.5));
        new Breaker(_setting, _federation).Start(_safety);
        _setting.Time.RunTo(_safety);
        BeAbsent();
        _setting.Note(TraceKind.Phase, 0, 1);
        _setting.Witness.EndOfSafety();
        Healing.Begin(_setting, _federation);
        Converge();
        _setting.Note(TraceKind.Phase, 0, 2);
        _federation.Cluster.Silos[0].Fold.TellTotals();
        _setting.Witness.EndOfHealing();
        return _setting.Trace.Finish();
    }

    public void Dispose() => _setting.Dispose();

    /// <summary>Median 4; at least 2 in 100 runs have all thirty-four.</summary>
    private static int EdgesOf(Rng rng) =>
        rng.Below(100) switch
        {
            < 3 => Places.Provinces.Count,
            < 25 => 2,
            < 45 => 3,
            < 65 => 4,
            < 80 => 5,
            < 92 => 6 + rng.Below(3),
            _ => 9 + rng.Below(6),
        };

    private void BeAbsent()
    {
        if (_setting.Swarm.Level(FaultKind.LongAbsence) == 0)
        {
            return;
        }

        var edge = _federation.Edges[0];
        _setting.Struck(FaultKind.LongAbsence, edge.Number);
        var (least, most) = _setting.Rng.Below(4) == 0 ? (24, 72) : (1, 12);
        var end = _setting.Now + _setting.Rng.Between(TimeSpan.FromHours(least), TimeSpan.FromHours(most));
        edge.Line.Quality.IsUp = false;
        edge.Line.Cut(isHeard: false);
        _federation.Callers[0].Work(end, TimeSpan.FromMinutes(5));
        _setting.Time.RunTo(end);
    }

    private void Converge()
    {
        var convergence = new Convergence(_setting, _federation);
        var begin = _setting.Now;
        string? missing;
        do
        {
            _setting.Time.RunTo(_setting.Now + Look);
            missing = convergence.Missing();
        } while (missing is not null && _setting.Now - begin < HealingMax);

        if (missing is not null)
        {
            throw new AuditException("not-converged", $"After {HealingMax} without faults: {missing}.");
        }
    }
}
