using System.Diagnostics;
using System.Globalization;

namespace Federation.Simulation.Fuzz;

/// <summary>
/// <c>./simulate --fuzz N [--fuzz-seed S] [--fuzz-slice I]</c>: bad input, and what became of it by name.
/// </summary>
internal static class FuzzCli
{
    private const string Usage = "simulate: --fuzz N [--fuzz-seed S] [--fuzz-slice I], N from 1, S and I from 0.";

    /// <summary>True where the arguments are for it.</summary>
    public static bool Takes(IReadOnlyList<string> arguments) => arguments.Count > 0 && arguments[0] == "--fuzz";

    /// <summary>0: all was refused by name; 1: an input did what none may do; 2: wrong arguments.</summary>
    public static int Run(IReadOnlyList<string> arguments)
    {
        var (inputs, seed, slice) = (0L, 1UL, -1L);
        for (var i = 0; i + 1 < arguments.Count; i += 2)
        {
            var isNumber = long.TryParse(arguments[i + 1], NumberStyles.None, null, out var number);
            switch (arguments[i])
            {
                case "--fuzz" when isNumber:
                    inputs = number;
                    break;
                case "--fuzz-seed" when isNumber:
                    seed = (ulong)number;
                    break;
                case "--fuzz-slice" when isNumber:
                    slice = number;
                    break;
                default:
                    inputs = 0;
                    i = arguments.Count;
                    break;
            }
        }

        if (inputs < 1 || arguments.Count % 2 != 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        return Run(inputs, seed, slice);
    }

    private static int Run(long inputs, ulong seed, long slice)
    {
        var watch = Stopwatch.StartNew();
        try
        {
            var next = 5_000_000L;
            var counts =
                slice >= 0
                    ? FuzzRun.Slice(seed, slice)
                    : FuzzRun.Run(inputs, seed, Environment.ProcessorCount, so => next = Tell(so, next, watch.Elapsed));
            Print(counts, seed, watch.Elapsed);
            return 0;
        }
        catch (FuzzException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return 1;
        }
    }

    private static long Tell(FuzzCounts so, long next, TimeSpan elapsed)
    {
        if (so.Inputs < next)
        {
            return next;
        }

        Console.WriteLine($"{so.Inputs:N0} inputs, {so.Inputs / elapsed.TotalSeconds:N0} a second");
        return next + 5_000_000;
    }

    private static void Print(FuzzCounts counts, ulong seed, TimeSpan elapsed)
    {
        foreach (var (name, count) in counts.All)
        {
            Console.WriteLine($"{count, 13:N0}  {name}");
        }

        Console.WriteLine(
            $"{counts.Inputs:N0} inputs from seed {seed} in {elapsed.TotalSeconds:N0} s, at most "
                + $"{counts.BytesMax:N0} bytes of memory for one; each refused by name, or in order."
        );
    }
}
