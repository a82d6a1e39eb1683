namespace Federation.Simulation.World;

/// <summary>What everybody in one run shares.</summary>
internal sealed class Setting(ulong seed, IWitness witness, Parts parts, TextWriter? story) : IDisposable
{
    /// <summary>2025-08-05T00:00:00Z, the day before counting: provinces are the thirty-four.</summary>
    private const long Start = 1_754_352_000_000_000;

    public VirtualTime Time { get; } = new();

    public Rng Rng { get; } = new(seed);

    public Trace Trace { get; } = new();

    public FaultCounts Faults { get; } = new();

    public HealingCounts Healed { get; } = new();

    public WorkCounts Work { get; } = new();

    public Swarm Swarm { get; } = new(new Rng(~seed));

    /// <summary>From so many entries on a backlog is announced: in some runs nearly always, in some never.</summary>
    public long StandingEntries { get; } = 1L << new Rng(seed ^ 0x5354).Below(12);

    public IWitness Witness => witness;

    public Parts Parts => parts;

    public TimeSpan Now => Time.Now;

    /// <summary>The true time, which no clock shows after it stepped.</summary>
    public long UnixMicroseconds => Start + (Now.Ticks / TimeSpan.TicksPerMicrosecond);

    /// <summary>True, and counted, where the fault strikes at this opportunity.</summary>
    public bool Strikes(FaultKind kind, long who = 0)
    {
        var strikes = Rng.Chance(Swarm.Chance(kind));
        if (strikes)
        {
            Struck(kind, who);
        }

        return strikes;
    }

    /// <summary>Counts a fault.</summary>
    public void Struck(FaultKind kind, long who)
    {
        Faults[kind]++;
        Note(TraceKind.Fault, who, (long)kind);
    }

    /// <summary>Notes something in the trace, and in the story where one is wanted.</summary>
    public void Note(TraceKind kind, long who, long what, long detail = 0)
    {
        Trace.Add(Now, kind, who, what, detail);
        story?.WriteLine(Story.Line(Now, kind, who, what, detail));
    }

    /// <summary>Adds words to the story, where one is wanted.</summary>
    public void Tell(string words) => story?.WriteLine($"{Now:c} {words}");

    public void Dispose() => Trace.Dispose();
}
