using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Boards;

public sealed class FigureQuestionTests
{
    private static readonly Day Today = new(2026, 10, 8);

    private static readonly FigureQuestion Good = new("04", "2025-Q1", "", "", []);

    [Fact]
    public void A_question_with_defaults_is_civil_and_total()
    {
        Assert.Empty(Check(Good, out var query));
        Assert.Equal(Calendar.Civil, query!.Calendar);
        Assert.Equal(View.Total, query.View);
        Assert.Equal("2025-01-01..2025-03-31", query.Span.ToString());
        Assert.Equal(Sample.CaoBang, query.Area);
    }

    [Fact]
    public void A_code_means_what_it_denoted_last_within_the_period()
    {
        Check(Good with { Area = "49", Period = "2025-H1" }, out var query);
        Assert.Equal("Tỉnh Quảng Nam", AreaCatalogue.Reference.FullName(query!.Area, query.Span.Last));
        var problem = Assert.Single(Check(Good with { Area = "49", Period = "2026" }, out _));
        Assert.Equal("area", problem.Field);
    }

    [Theory]
    [InlineData("area", "4", "2025-Q1", "", "")]
    [InlineData("period", "04", "2025-Q5", "", "")]
    [InlineData("period", "04", "2027-YTD", "", "")]
    [InlineData("calendar", "04", "2025-Q1", "lunar", "")]
    [InlineData("view", "04", "2025-Q1", "", "navy")]
    public void A_wrong_field_is_named(string field, string area, string period, string calendar, string view)
    {
        var problem = Assert.Single(Check(new FigureQuestion(area, period, calendar, view, []), out var query));
        Assert.Equal(field, problem.Field);
        Assert.Null(query);
    }

    [Fact]
    public void All_wrong_fields_are_named_together()
    {
        var problems = Check(new FigureQuestion("", "", "x", "y", ["patrol.horses"]), out _);
        Assert.Equal(["calendar", "view", "indicators", "period", "area"], problems.Select(p => p.Field));
    }

    private static IReadOnlyList<Refusal> Check(FigureQuestion question, out FigureQuery? query) =>
        question.Check(Today, AreaCatalogue.Reference, IndicatorCatalogue.Reference, out query);
}
