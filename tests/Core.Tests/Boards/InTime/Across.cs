using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Xunit;

namespace Federation.Core.Tests.Boards.InTime;

/// <summary>Amounts of provinces on days before and after the merger, and the boards that they make.</summary>
internal static class Across
{
    public static readonly AreaCatalogue Catalogue = AreaCatalogue.Reference;
    public static readonly Day Merger = new(2025, 7, 1);
    public static readonly Day Today = new(2026, 8, 1);
    public static readonly Span Of2024 = Year(2024);
    public static readonly Span Of2025 = Year(2025);

    /// <summary>Random amounts of 2024 to 2026, of one day or of two months from it while the area stood.</summary>
    public static readonly Gen<Posting[]> Postings = Gen.Select(
            Gen.Int[0, 62],
            Gen.Int[0, 3],
            Gen.Int[0, 900],
            Gen.Int[0, 2].Select(i => new[] { "police", "border_guard+police", "military|police" }[i]),
            Gen.Long[1, 1000],
            Gen.Bool
        )
        .Select((place, indicator, day, forces, amount, isLong) => Post(place, indicator, day, forces, amount, isLong))
        .Array[0, 40];

    public static Span Year(int year) => new(new Day(year, 1, 1), new Day(year, 12, 31));

    public static AreaId Province(string code, Day day)
    {
        Assert.True(Catalogue.TryResolve(AreaCode.Parse(code), day, out var id));
        return id;
    }

    public static Posting Of(string province, Day day, long amount) =>
        Sample.Post(Province(province, day), Sample.Patrols, "police", amount, Span.Of(day));

    /// <summary>What a fold of these would answer for any days.</summary>
    public static Func<Span, Board> BoardAt(params IEnumerable<Posting> postings)
    {
        var all = postings.ToList();
        return days =>
        {
            var table = new PeriodTable(days);
            foreach (var posting in all)
            {
                table.Apply(posting.Key.Area, posting);
            }

            return Board.Of(table);
        };
    }

    private static Posting Post(int place, int indicator, int day, string forces, long amount, bool isLong)
    {
        var first = new Day(2024, 1, 1).Plus(day);
        var provinces = Catalogue.Provinces(first);
        var area = Catalogue.Get(provinces[place % provinces.Count]);
        var span = new Span(first, first.Plus(isLong ? 60 : 0)).Within(area.Validity);
        var number = IndicatorCatalogue.Reference.All[indicator].Number;
        return Sample.Post(area.Id, number, forces, amount, span);
    }
}
