namespace Federation.LoadTest.Peers;

/// <summary>
/// The increments of the comparison, the same for all peers and in every run: 34 provinces with a thousand figures
/// each, as many increments in each province, Zipf 0.99 over its figures, amounts even from 1 to 50.
/// </summary>
internal sealed class PeerWorkload
{
    public const int Provinces = 34;
    public const int FiguresPerProvince = 1000;
    public const int Keys = Provinces * FiguresPerProvince;
    public const int AmountMax = 50;
    private const double Skew = 0.99;

    private readonly Increment[][] _byProvince;

    /// <param name="perProvince">Increments of each province.</param>
    public PeerWorkload(int perProvince)
    {
        var zipf = new Zipf(FiguresPerProvince, Skew);
        _byProvince = [.. Enumerable.Range(0, Provinces).Select(province => Draw(zipf, province, perProvince))];
    }

    /// <summary>Lanes for so many connections; a province is on one lane, in its order.</summary>
    /// <param name="count">From 1 to 34.</param>
    public IReadOnlyList<Lane> Lanes(int count)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Provinces);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(lane => new Lane(
                    lane,
                    Merge([.. Enumerable.Range(0, Provinces).Where(province => province % count == lane)]),
                    TimeProvider.System
                )),
        ];
    }

    /// <summary>The sums, by key, of what was taken of the lanes.</summary>
    public static long[] Expected(IEnumerable<Lane> lanes)
    {
        var sums = new long[Keys];
        foreach (var lane in lanes)
        {
            foreach (var increment in lane.All.Span[..lane.Taken])
            {
                sums[increment.Key] += increment.Amount;
            }
        }

        return sums;
    }

    private static Increment[] Draw(Zipf zipf, int province, int count)
    {
        var random = new Random(province + 1);
        var drawn = new Increment[count];
        for (var i = 0; i < count; i++)
        {
            var key = (province * FiguresPerProvince) + zipf.At(random.NextDouble());
            drawn[i] = new Increment(key, 1 + random.Next(AmountMax));
        }

        return drawn;
    }

    /// <summary>The provinces in turn, one increment each.</summary>
    private Increment[] Merge(int[] provinces) =>
        provinces.Length == 1
            ? _byProvince[provinces[0]]
            :
            [
                .. Enumerable
                    .Range(0, _byProvince[0].Length)
                    .SelectMany(place => provinces.Select(province => _byProvince[province][place])),
            ];
}
