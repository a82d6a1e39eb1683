namespace Federation.Simulation.World;

/// <summary>What a trace notes.</summary>
internal enum TraceKind : byte
{
    Fault = 1,
    EdgeStarted,
    EdgeDied,
    EdgeHeard,
    EdgeEffect,
    EdgeCommitted,
    SiloStarted,
    SiloDied,
    SiloHeard,
    SiloEffect,
    JournalAppended,
    JournalRefused,
    TermRaised,
    EpochRaised,
    Announced,
    Published,
    Shown,
    Asked,
    Answered,
    Refused,
    Phase,
    Repaired,
    LedgerClosed,
}
