namespace Federation.Simulation.World;

/// <summary>The faults that are injected. Those of a line strike one edge's line to the nation.</summary>
internal enum FaultKind
{
    /// <summary>All streams of an edge end; a suffix of either direction is lost; both sides hear of it.</summary>
    LineCut,

    /// <summary>The same, and nobody hears of it.</summary>
    LineHalfOpen,

    /// <summary>Nothing comes from the nation any more on the open streams; everything still goes there.</summary>
    ReceiptsLost,

    /// <summary>Nothing comes to the nation any more on the open streams; everything still comes from there.</summary>
    SendingLost,

    /// <summary>The edge gives its stream up; what was on the way arrives late, beside the new session.</summary>
    OldSessionBeside,

    /// <summary>No connection comes about for a while.</summary>
    Partition,

    /// <summary>One direction stands still for a while, then everything arrives at once.</summary>
    AsymmetricPartition,

    /// <summary>Messages take up to 100 ms.</summary>
    Delays,

    /// <summary>Messages take up to 6 s.</summary>
    FarDelays,

    /// <summary>The line carries few bytes a second.</summary>
    ThinLine,

    /// <summary>A byte of a frame changes on the way.</summary>
    DamagedOnTheWay,

    /// <summary>An edge without a line for hours or days, recording.</summary>
    LongAbsence,

    /// <summary>An edge's process is killed at any time.</summary>
    EdgeCrash,

    /// <summary>An edge's process is killed between two of its effects.</summary>
    EdgeCrashAtEffect,

    /// <summary>An edge's process stands still, then goes on.</summary>
    EdgePaused,

    /// <summary>With a crash: what was written and not synced is gone from some point on.</summary>
    UnsyncedLost,

    /// <summary>With a crash: the last write that reached the disk reached it in part.</summary>
    TornWrite,

    /// <summary>A sync fails: whether the commit survives is open until the ledger is read again.</summary>
    SyncFailed,

    /// <summary>A sync takes up to a second.</summary>
    SlowSync,

    /// <summary>A bit flips on an edge's disk.</summary>
    BitFlipped,

    /// <summary>An edge's disk is brought back from an older copy, and written to.</summary>
    DiskRestored,

    /// <summary>A copy of an edge's disk runs on a second machine.</summary>
    LedgerCloned,

    /// <summary>An edge's clock steps, by seconds or by years.</summary>
    EdgeClockStepped,

    /// <summary>The answer to a caller at an edge is lost.</summary>
    AnswerLost,

    /// <summary>A silo's process is killed at any time.</summary>
    SiloCrash,

    /// <summary>A silo's process is killed between two of its effects.</summary>
    SiloCrashAtEffect,

    /// <summary>All silos are killed at once.</summary>
    AllSilosCrash,

    /// <summary>A silo stands still, is replaced where there is another, goes on as a stale twin.</summary>
    SiloPaused,

    /// <summary>A grain moves to another silo.</summary>
    GrainMoved,

    /// <summary>A second activation of a grain comes about while the first lives on.</summary>
    TwoActivations,

    /// <summary>A silo's clock steps.</summary>
    SiloClockStepped,

    /// <summary>A silo cannot reach the journal for a while.</summary>
    SiloCutFromJournal,

    /// <summary>A commit is done and its answer is lost.</summary>
    CommitAnswerLost,

    /// <summary>A commit failed and its answer is lost.</summary>
    FailureAnswerLost,

    /// <summary>A commit is rolled back for a passing reason.</summary>
    CommitRolledBack,

    /// <summary>The store takes up to 15 s for every call.</summary>
    SlowStore,

    /// <summary>The national database is brought back from an older copy.</summary>
    JournalRestored,

    /// <summary>A display takes seconds for an update.</summary>
    SlowDisplay,

    /// <summary>A display's stream ends, or goes silent.</summary>
    DisplayCut,

    /// <summary>A byte of an update to a display changes on the way.</summary>
    DisplayDamaged,
}
