namespace Federation.Simulation.World;

/// <summary>
/// What can break in this run, and how often: each fault is off, rare or frequent by draw, so that each run stresses
/// other combinations (after Groce et al., "Swarm Testing", 2012).
/// </summary>
internal sealed class Swarm
{
    private readonly double[] _level = new double[FaultCounts.Kinds.Count];

    public Swarm(Rng rng)
    {
        foreach (var kind in FaultCounts.Kinds)
        {
            var draw = rng.Below(100);
            var (off, rare) = OddsOf(kind);
            _level[(int)kind] =
                draw < off ? 0
                : draw < off + rare ? 0.1
                : 1;
        }
    }

    /// <summary>True from the healing phase on: nothing breaks any more.</summary>
    public bool IsHealing { get; set; }

    /// <summary>0 off, 0.1 rare, 1 frequent.</summary>
    public double Level(FaultKind kind) => IsHealing ? 0 : _level[(int)kind];

    /// <summary>The probability at each opportunity.</summary>
    public double Chance(FaultKind kind) =>
        Level(kind)
        * kind switch
        {
            FaultKind.EdgeCrashAtEffect => 0.01,
            FaultKind.SiloCrashAtEffect => 0.002,
            FaultKind.DamagedOnTheWay => 0.02,
            FaultKind.UnsyncedLost or FaultKind.TornWrite => 0.5,
            FaultKind.SyncFailed => 0.03,
            FaultKind.SlowSync => 0.1,
            FaultKind.AnswerLost => 0.1,
            FaultKind.CommitAnswerLost or FaultKind.FailureAnswerLost or FaultKind.CommitRolledBack => 0.05,
            FaultKind.DisplayDamaged => 0.02,
            _ => 0,
        };

    /// <summary>The mean number per second in the whole federation, for what strikes at any time.</summary>
    public double PerSecond(FaultKind kind) =>
        Level(kind)
        * kind switch
        {
            FaultKind.EdgeCrashAtEffect
            or FaultKind.SiloCrashAtEffect
            or FaultKind.DamagedOnTheWay
            or FaultKind.UnsyncedLost
            or FaultKind.TornWrite
            or FaultKind.SyncFailed
            or FaultKind.SlowSync
            or FaultKind.AnswerLost
            or FaultKind.CommitAnswerLost
            or FaultKind.FailureAnswerLost
            or FaultKind.CommitRolledBack
            or FaultKind.DisplayDamaged
            or FaultKind.LongAbsence => 0,
            FaultKind.DiskRestored or FaultKind.LedgerCloned or FaultKind.BitFlipped => 0.03,
            FaultKind.JournalRestored or FaultKind.AllSilosCrash => 0.02,
            FaultKind.SiloCrash or FaultKind.SiloPaused => 0.08,
            FaultKind.SlowStore or FaultKind.SiloCutFromJournal => 0.05,
            _ => 0.15,
        };

    /// <summary>Percent of runs in which it is off, and rare; frequent in the others.</summary>
    private static (int Off, int Rare) OddsOf(FaultKind kind) =>
        kind switch
        {
            FaultKind.LongAbsence => (99, 0),
            FaultKind.DiskRestored or FaultKind.LedgerCloned or FaultKind.BitFlipped or FaultKind.JournalRestored => (
                75,
                15
            ),
            _ => (50, 30),
        };
}
