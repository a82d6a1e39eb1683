using Federation.Simulation.World;

namespace Federation.Simulation.Fuzz;

/// <summary>
/// Bad input by the million, in slices: each slice is drawn from the seed and its own number, so that one that fails is
/// repeated alone. Of a slice three quarters go to the decoder, the rest to the two machines.
/// </summary>
internal static class FuzzRun
{
    /// <summary>Inputs of a slice.</summary>
    public const int SliceInputs = 20_000;

    /// <summary>Runs slices on so many threads.</summary>
    /// <param name="inputs">At least so many.</param>
    /// <param name="seed">Equal seeds give equal inputs.</param>
    /// <param name="threads">Slices at once.</param>
    /// <param name="progress">Told after each slice how many are done.</param>
    /// <exception cref="FuzzException">An input did what no input may do; names the slice.</exception>
    public static FuzzCounts Run(long inputs, ulong seed, int threads, Action<FuzzCounts>? progress = null)
    {
        var slices = (inputs + SliceInputs - 1) / SliceInputs;
        var all = new FuzzCounts();
        var failures = new SortedDictionary<long, FuzzException>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads };
        Parallel.For(
            0L,
            slices,
            options,
            (slice, loop) =>
            {
                try
                {
                    var counts = Slice(seed, slice);
                    lock (all)
                    {
                        all.Add(counts);
                        progress?.Invoke(all);
                    }
                }
                catch (FuzzException failure)
                {
                    lock (all)
                    {
                        failures.Add(slice, failure);
                    }

                    loop.Stop();
                }
            }
        );
        return failures.Count == 0
            ? all
            : throw new FuzzException($"Slice {failures.First().Key} of seed {seed}", failures.First().Value.Message);
    }

    /// <summary>One slice.</summary>
    public static FuzzCounts Slice(ulong seed, long slice)
    {
        var counts = new FuzzCounts();
        var rng = new Rng(unchecked((seed * 0x9E3779B97F4A7C15) + (ulong)slice));
        new DecoderFuzz(counts).Run(rng, SliceInputs * 3 / 4);
        new IntakeFuzz(counts).Run(rng, SliceInputs / 8);
        new UplinkFuzz(counts).Run(rng, SliceInputs / 8);
        return counts;
    }
}
