using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;

namespace Federation.Core.Tests.Boards;

public sealed class ProvinceFiguresTests
{
    private readonly ProvinceFigures _figures = new(LangSon, AreaCatalogue.Reference, IndicatorCatalogue.Reference);

    [Fact]
    public void A_district_holds_what_lies_below_it_and_the_province_holds_both()
    {
        _figures.Apply(Post(Area("20/183"), Patrols, "police", 4));
        _figures.Apply(Post(Area("20/183/ba-son"), Patrols, "border_guard", 3));
        _figures.Apply(Post(LangSon, Patrols, "military", 2));
        Assert.Equal([3L], Amounts("20/183/ba-son"));
        Assert.Equal([7L], Amounts("20/183"));
        Assert.Equal([9L], Amounts("20"));
        Assert.Equal([9L], Amounts("VN"));
        Assert.Empty(Amounts("04"));
    }

    [Fact]
    public void Only_indicators_that_were_asked_for_are_answered()
    {
        _figures.Apply(Post(LangSon, Patrols, "police", 4));
        _figures.Apply(Post(LangSon, Attendance, "police", 5));
        Assert.Equal([4L, 5L], Amounts("20"));
        Assert.Equal([5L], Amounts("20", "outreach.attendance"));
    }

    [Fact]
    public void A_posting_of_another_province_or_an_unknown_indicator_is_parked()
    {
        _figures.Apply(Post(CaoBang, Patrols, "police", 4));
        _figures.Apply(Post(LangSon, new IndicatorNumber(60_000), "police", 4));
        Assert.Equal(2, _figures.Parked);
        Assert.Empty(Amounts("20"));
    }

    [Fact]
    public void The_areas_directly_in_one_hold_all_but_what_is_its_own()
    {
        _figures.Apply(Post(Area("20/185"), Patrols, "police", 5));
        _figures.Apply(Post(Area("20/183"), Patrols, "police", 4));
        _figures.Apply(Post(Area("20/183/ba-son"), Patrols, "border_guard", 3));
        _figures.Apply(Post(LangSon, Patrols, "military", 2));
        Assert.Equal([(Area("20/183"), 7L), (Area("20/185"), 5L)], Within("20"));
        Assert.Equal([(Area("20/183/ba-son"), 3L)], Within("20/183"));
        Assert.Empty(Within("20/183/ba-son"));
        Assert.Empty(Within("20", "outreach.attendance"));
    }

    private IEnumerable<long> Amounts(string area, params string[] indicators) =>
        _figures.Query(Query(area, indicators)).Lines.Select(line => line.Figure.Amount);

    private IEnumerable<(AreaId, long)> Within(string area, params string[] indicators) =>
        _figures.QueryWithin(Query(area, indicators)).Select(part => (part.Area, part.Answer.Lines[0].Figure.Amount));

    private static FigureQuery Query(string area, string[] indicators)
    {
        var question = new FigureQuestion(area, "2025-Q1", "civil", "total", indicators);
        question.Check(new Day(2026, 1, 1), AreaCatalogue.Reference, IndicatorCatalogue.Reference, out var query);
        return query!;
    }
}
