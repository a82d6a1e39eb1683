using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Benchmarks;

/// <summary>
/// The postings that the benchmarks run on, the same in every run: the 63 provinces of 2025-Q1, every indicator, the 15
/// sets of forces together, days drawn evenly. One posting in eight takes back an earlier one, as corrections do.
/// </summary>
internal static class Workload
{
    public static Span Month { get; } = new(new Day(2025, 1, 1), new Day(2025, 1, 31));

    public static Span Quarter { get; } = new(new Day(2025, 1, 1), new Day(2025, 3, 31));

    public static Span Year { get; } = new(new Day(2025, 1, 1), new Day(2025, 12, 31));

    public static IReadOnlyList<AreaId> Provinces { get; } =
    [.. AreaCatalogue.Reference.Provinces(Quarter.First).OrderBy(id => id)];

    public static Posting[] Postings(int count, ulong seed = 1)
    {
        var state = seed;
        int Below(int bound) => (int)(Next(ref state) % (ulong)bound);
        var indicators = IndicatorCatalogue.Reference.All;
        var sets = ForceSet.All.Where(set => !set.IsSomeCombination).ToList();
        var postings = new Posting[count];
        for (var i = 0; i < count; i++)
        {
            if (i > 0 && Below(8) == 0)
            {
                postings[i] = postings[Below(i)].Reverse();
                continue;
            }

            var key = new PostingKey(
                Provinces[Below(Provinces.Count)],
                indicators[Below(indicators.Count)].Number,
                Span.Of(Quarter.First.Plus(Below(Quarter.Days))),
                sets[Below(sets.Count)],
                Approval.Provisional
            );
            postings[i] = Posting.Add(key, new Amount(1 + Below(50)), Qualifier.Exact);
        }

        return postings;
    }

    /// <summary>SplitMix64 (Steele, Lea, Flood 2014).</summary>
    private static ulong Next(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
