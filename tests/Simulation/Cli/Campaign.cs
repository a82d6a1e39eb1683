using System.Diagnostics;
using Federation.Simulation.World;

namespace Federation.Simulation.Cli;

/// <summary>Runs many seeds on a few threads and adds up what came of them. A seed is one thread's own.</summary>
internal sealed class Campaign(Func<IWitness> witness, Parts parts, int threads)
{
    private readonly Lock _gate = new();
    private readonly Stopwatch _clock = new();

    public FaultCounts Faults { get; } = new();

    public HealingCounts Healed { get; } = new();

    public WorkCounts Work { get; } = new();

    public long Seeds { get; private set; }

    public long SeedsOfFullSize { get; private set; }

    public TimeSpan VirtualTime { get; private set; }

    public List<SeedFailure> Failures { get; } = [];

    public TimeSpan RealTime => _clock.Elapsed;

    /// <summary>Runs seeds from a first one on.</summary>
    /// <param name="first">The first seed.</param>
    /// <param name="goesOn">Asked before each seed, by one thread at a time.</param>
    /// <param name="done">Told after each seed, by one thread at a time.</param>
    /// <returns>The first seed that was not begun.</returns>
    public long Run(long first, Func<long, bool> goesOn, Action<long, SeedFailure?> done)
    {
        var next = first;
        _clock.Start();
        Parallel.For(
            0,
            threads,
            new ParallelOptions { MaxDegreeOfParallelism = threads },
            _ =>
            {
                while (true)
                {
                    long seed;
                    lock (_gate)
                    {
                        if (!goesOn(next))
                        {
                            return;
                        }

                        seed = next++;
                    }

                    RunOne(seed, done);
                }
            }
        );
        _clock.Stop();
        return next;
    }

    /// <summary>Runs one seed; its trace, or why it failed.</summary>
    public static (string Trace, SeedFailure? Failure) RunSeed(SeedRun run, long seed)
    {
        try
        {
            return (run.Run(), null);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            var check = problem is AuditException audit ? audit.Check : problem.GetType().Name;
            return ("", new SeedFailure(seed, check, problem.ToString()));
        }
    }

    private void RunOne(long seed, Action<long, SeedFailure?> done)
    {
        using var run = new SeedRun((ulong)seed, witness(), parts);
        var (_, failure) = RunSeed(run, seed);
        lock (_gate)
        {
            Seeds++;
            SeedsOfFullSize += run.Edges == Places.Provinces.Count ? 1 : 0;
            VirtualTime += run.VirtualTime;
            Faults.Add(run.Faults);
            Healed.Add(run.Healed);
            Work.Add(run.Work);
            if (failure is not null)
            {
                Failures.Add(failure);
            }

            done(seed, failure);
        }
    }
}
