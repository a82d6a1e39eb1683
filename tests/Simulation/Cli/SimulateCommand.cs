using System.Globalization;
using Federation.Simulation.World;

namespace Federation.Simulation.Cli;

/// <summary><c>./simulate</c>.</summary>
internal static class SimulateCommand
{
    private const int Failed = 1;
    private const int Misused = 2;
    private const int FailuresMax = 20;

    private const string Help = """
        Runs a whole simulated federation from a seed: edges, lines, silos, their database, displays, faults.

          ./simulate --seed N              one seed; prints its trace, which is the same on every run
                     [--tell yes]          tells all that happens, line by line
          ./simulate --seeds A..B          all seeds from A to B
          ./simulate --minutes M           seeds for so long, from where the last such run ended
                     [--state FILE]        where that is kept; default tests/results/simulation/next-seed
                     [--threads T]         default: all processors
          ./simulate --broken              machines broken on purpose: by which promise each is caught
          ./simulate --fuzz N              N bad inputs to the codec and the machines [--fuzz-seed S]
          ./simulate --help

        Prints seeds per second, virtual against real time, how often each fault was injected and what operators
        repaired. A seed that breaks
        a promise is named with the command that repeats it. Exit code 0: every promise was kept; 1: not; 2: misused.
        """;

    /// <summary>True where the arguments are the simulator's, not the test runner's.</summary>
    public static bool IsFor(string[] arguments) =>
        arguments.Length > 0 && arguments[0] is "--seed" or "--seeds" or "--minutes" or "--help";

    public static int Run(string[] arguments)
    {
        try
        {
            var options = SimulateOptions.Parse(arguments);
            if (options.Seed is { } seed)
            {
                return RunOne(seed, options.Tell);
            }

            return options.Minutes is null && options.Range is null ? ShowHelp() : RunMany(options);
        }
        catch (FormatException wrong)
        {
            Console.Error.WriteLine($"simulate: {wrong.Message}");
            return Misused;
        }
    }

    private static int ShowHelp()
    {
        Console.WriteLine(Help);
        return 0;
    }

    private static int RunOne(long seed, bool tell)
    {
        using var run = new SeedRun((ulong)seed, Witnesses.New(), Parts.Real, tell ? Console.Out : null);
        var (trace, failure) = Campaign.RunSeed(run, seed);
        Console.WriteLine(
            $"seed {seed}: {run.Edges} edges, {Text(run.VirtualTime)} virtual, {run.Happenings} happenings"
        );
        Report(run.Faults);
        Report(run.Healed);
        Report(run.Work);
        if (failure is not null)
        {
            Report(failure);
            return Failed;
        }

        Console.WriteLine($"trace {trace}");
        return 0;
    }

    private static int RunMany(SimulateOptions options)
    {
        var campaign = new Campaign(Witnesses.New, Parts.Real, options.Threads);
        var first = options.Range?.First ?? options.ReadState();
        var last = options.Range?.Last ?? long.MaxValue;
        var next = campaign.Run(
            first,
            seed =>
                seed <= last
                && campaign.Failures.Count < FailuresMax
                && (options.Minutes is not { } minutes || campaign.RealTime < minutes),
            (_, failure) =>
            {
                if (failure is not null)
                {
                    Report(failure);
                }
            }
        );
        if (options.Minutes is not null)
        {
            options.WriteState(next);
        }

        Report(campaign, first, next - 1);
        return campaign.Failures.Count > 0 ? Failed : 0;
    }

    private static void Report(Campaign campaign, long first, long last)
    {
        var seconds = campaign.RealTime.TotalSeconds;
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"seeds {first}..{last}: {campaign.Seeds} run, {campaign.Failures.Count} failed, "
                    + $"{campaign.SeedsOfFullSize} with all provinces"
            )
        );
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{campaign.Seeds / seconds:0.0} seeds/s; {Text(campaign.VirtualTime)} virtual in "
                    + $"{Text(campaign.RealTime)}: {campaign.VirtualTime / campaign.RealTime:0} times real time"
            )
        );
        Report(campaign.Faults);
        Report(campaign.Healed);
        Report(campaign.Work);
    }

    private static void Report(FaultCounts faults)
    {
        foreach (var kind in FaultCounts.Kinds.Where(kind => faults[kind] > 0))
        {
            Console.WriteLine($"  {kind, -20} {faults[kind], 12}");
        }
    }

    private static void Report(HealingCounts healed)
    {
        foreach (var (state, ledgers) in healed.Repaired)
        {
            Console.WriteLine($"  repaired, {state, -10} {ledgers, 12}");
        }

        if (healed.Repaired.Count > 0 || healed.Released > 0)
        {
            Console.WriteLine($"  repairs interrupted  {healed.Interrupted, 12}");
            Console.WriteLine($"  released             {healed.Released, 12}");
            Console.WriteLine($"  entries adopted      {healed.Adopted, 12}");
            Console.WriteLine($"  entries carried      {healed.Carried, 12}");
            Console.WriteLine($"  entries asked about  {healed.Conflicts, 12}");
        }
    }

    private static void Report(WorkCounts work)
    {
        foreach (var kind in WorkCounts.Kinds.Where(kind => work[kind] > 0))
        {
            Console.WriteLine($"  to write, {kind, -21} {work[kind], 7}");
        }

        Console.WriteLine($"  confirmed late       {work.Late, 12}");
        Console.WriteLine($"  refused              {work.Refused, 12}");
        Console.WriteLine($"  in earlier ledgers   {work.Earlier, 12}");
    }

    private static void Report(SeedFailure failure)
    {
        Console.WriteLine($"seed {failure.Seed} broke {failure.Check}");
        Console.WriteLine($"  {failure.Detail}");
        Console.WriteLine($"repeat it: ./simulate --seed {failure.Seed}");
    }

    private static string Text(TimeSpan time) => time.ToString(@"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);
}
