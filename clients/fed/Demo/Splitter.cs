namespace Federation.Fed.Demo;

/// <summary>
/// Splits whole numbers into parts that add up exactly. Equal seeds, equal parts; not for several threads.
/// </summary>
internal sealed class Splitter(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>A whole number from 0 to below the bound.</summary>
    public int Below(int bound) => _random.Next(bound);

    /// <summary>Parts from the smallest to the largest size; the last takes what is left and may be smaller.</summary>
    /// <param name="total">At least 0; the sum of the parts.</param>
    /// <param name="smallest">At least 1.</param>
    /// <param name="largest">At least the smallest.</param>
    public List<long> Chunks(long total, long smallest, long largest)
    {
        var chunks = new List<long>();
        for (var left = total; left > 0; left -= chunks[^1])
        {
            chunks.Add(Math.Min(left, _random.NextInt64(smallest, largest + 1)));
        }

        return chunks;
    }

    /// <summary>
    /// One part for each place, uneven, 0 where a place is left out: about one place in <paramref name="oneIn"/> gets a
    /// part, each of these at least <paramref name="least"/> while the total allows it, in multiples of
    /// <paramref name="step"/> but for one that takes the rest.
    /// </summary>
    /// <param name="total">At least 0; the sum of the parts.</param>
    /// <param name="places">At least 1 where the total is above 0.</param>
    /// <param name="least">At least 1; a multiple of the step.</param>
    /// <param name="step">At least 1.</param>
    /// <param name="oneIn">At least 1.</param>
    public long[] Spread(long total, int places, long least, long step, int oneIn)
    {
        var parts = new long[places];
        var shares = (int)Math.Min(Math.Max(1, places / oneIn), Math.Max(1, total / least));
        if (total == 0 || places == 0)
        {
            return parts;
        }

        var chosen = Enumerable.Range(0, places).ToArray();
        _random.Shuffle(chosen);
        var weights = Enumerable.Range(0, shares).Select(_ => (long)_random.Next(20, 200)).ToArray();
        var free = Math.Max(0, total - (shares * least)) / step;
        var sum = weights.Sum();
        for (var i = 0; i < shares; i++)
        {
            parts[chosen[i]] = Math.Min(least, total) + (free * weights[i] / sum * step);
        }

        var left = total - parts.Sum();
        for (var i = 0; left >= step; i = (i + 1) % shares, left -= step)
        {
            parts[chosen[i]] += step;
        }

        parts[chosen[0]] += left;
        return parts;
    }
}
