using CsCheck;
using Federation.TestKit;
using Federation.Wire.V1;
using Xunit;
using static Federation.EdgeNode.Tests.Recording.MergedProvince;
using VoidRequest = Federation.Wire.V1.VoidRequest;

namespace Federation.EdgeNode.Tests.Recording;

/// <summary>
/// Random activities on both sides of a merger, recorded, corrected and taken back in random order, against sums that
/// know nothing of ledgers.
/// </summary>
public sealed class TwoErasPropertyTests
{
    private static readonly (string Area, string Day)[] Places =
    [
        ("10/080", "2024-07-01"),
        ("10", "2025-06-30"),
        ("15/132", "2024-07-02"),
        ("15/135", "2025-05-31"),
        ("15", "2025-06-30"),
        ("15/02647", "2025-07-01"),
        ("15", "2025-07-02"),
    ];

    private static readonly string[] ForceSets = ["police", "military+police", "border_guard+police"];

    private static readonly Gen<(int Place, int Forces, int Amount, int Fate)> Deeds = Gen.Select(
        Gen.Int[0, Places.Length - 1],
        Gen.Int[0, ForceSets.Length - 1],
        Gen.Int[1, 9],
        Gen.Int[0, 3]
    );

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Figures_of_both_eras_are_a_brute_force_sum_as_reported_and_on_todays_boundaries() =>
        await Deeds.Array[1, 40].SampleAsync(HoldsAsync, iter: 4, threads: 1);

    private static async Task HoldsAsync((int Place, int Forces, int Amount, int Fate)[] deeds)
    {
        using var data = new TemporaryDirectory();
        var live = new List<(string Area, string Day, string Forces, int Amount)>();
        await using (var edge = await StartAsync(data.Path))
        {
            foreach (var (place, forces, amount, fate) in deeds)
            {
                if (await DoAsync(edge, Places[place], ForceSets[forces], amount, fate) is { } stands)
                {
                    live.Add(stands);
                }
            }

            await AssertAsync(edge, live);
        }

        await using var again = await StartAsync(data.Path);
        await AssertAsync(again, live);
    }

    /// <summary>Records; of four fates two leave it, one corrects it to one more, one takes it back.</summary>
    private static async Task<(string Area, string Day, string Forces, int Amount)?> DoAsync(
        EdgeUnderTest edge,
        (string Area, string Day) place,
        string forces,
        int amount,
        int fate
    )
    {
        var (id, change) = ($"{Guid.NewGuid()}", $"{Guid.NewGuid()}");
        var record = Record(id, place.Area, place.Day, amount);
        record.Activity.Forces = forces;
        await edge.RecordAsync(record, "police");
        if (fate == 2)
        {
            var more = record.Activity.Clone();
            more.Amounts[0].Amount = $"{amount + 1}";
            await edge.CorrectAsync(
                new CorrectRequest
                {
                    Id = id,
                    CorrectionId = change,
                    Activity = more,
                    Reason = "one more",
                },
                "police"
            );
            return (place.Area, place.Day, forces, amount + 1);
        }

        if (fate == 3)
        {
            var @void = new VoidRequest
            {
                Id = id,
                VoidId = change,
                Reason = "none",
            };
            await edge.VoidAsync(@void, "police");
            return null;
        }

        return (place.Area, place.Day, forces, amount);
    }

    private static async Task AssertAsync(
        EdgeUnderTest edge,
        List<(string Area, string Day, string Forces, int Amount)> live
    )
    {
        foreach (var view in (string[])["total", "police", "military", "border_guard"])
        {
            // The merger is on 2025-07-01: 10 ends there, and 15 is another one from then on.
            Assert.Equal(Sum(view, "10", "2025-01-01", "2025-06-30"), await SumAsync(edge, "10", "2025", view));
            Assert.Equal(Sum(view, "15", "2025-01-01", "2025-06-30"), await SumAsync(edge, "15", "2025-H1", view));
            Assert.Equal(Sum(view, "15", "2025-07-01", "2025-12-31"), await SumAsync(edge, "15", "2025", view));
            Assert.Equal(Sum(view, "1", "2025-01-01", "2025-12-31"), await TodayAsync(edge, "15", "2025", view));
            Assert.Equal(Sum(view, "1", "2025-01-01", "2025-06-30"), await TodayAsync(edge, "15", "2025-H1", view));
            Assert.Equal(Sum(view, "1", "2024-01-01", "2024-12-31"), await TodayAsync(edge, "15", "2024", view));
            var july = await edge.Client.FiguresAsync(
                new FiguresRequest
                {
                    Area = "15",
                    Period = "2025-07",
                    View = view,
                },
                EdgeUnderTest.As("operator"),
                null,
                Cancel
            );
            if (july.Figures.Count > 0)
            {
                var before = Sum(view, "1", "2024-07-01", "2024-07-31");
                Assert.Equal(before, july.Figures[0].LastYear?.Amount ?? 0);
            }
        }

        long Sum(string view, string area, string first, string last) =>
            live.Where(one => one.Area.StartsWith(area, StringComparison.Ordinal))
                .Where(one => string.CompareOrdinal(one.Day, first) >= 0 && string.CompareOrdinal(one.Day, last) <= 0)
                .Where(one => view == "total" || one.Forces.Split('+').Contains(view))
                .Sum(one => one.Amount);
    }
}
