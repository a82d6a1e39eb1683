using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Wire;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;

namespace Federation.Core.Tests.Boards;

public sealed class FigureMessagesTests
{
    [Fact]
    public void An_answer_carries_words_in_both_languages()
    {
        var board = Of(
            Post(CaoBang, Patrols, "border_guard+police", 1080),
            Post(CaoBang, Attendance, "military|police", 64_000, Quarter, Qualifier.Nearly)
        );
        var response = board
            .Query(Check(new FigureQuestion("04", "2025-Q1", "", "", [])))
            .ToResponse(new JournalVersion(1, 7), AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        Assert.Equal("Tỉnh Cao Bằng", response.AreaNameVi);
        Assert.Equal("Quý I năm 2025", response.PeriodNameVi);
        Assert.Equal((1, 7), (response.Version.Epoch, response.Version.Position));
        Assert.Equal(["1.080 lần", "gần 64.000 lượt người"], response.Figures.Select(f => f.DisplayVi));
        Assert.Equal("nearly 64,000 person-times", response.Figures[1].DisplayEn);
        Assert.Equal(
            ("04", "2025-Q1", "total"),
            (response.Figures[0].Area, response.Figures[0].Period, response.Figures[0].View)
        );
    }

    [Fact]
    public void A_question_survives_the_wire()
    {
        var question = new FigureQuestion("20/183", "2025-H1", "decree09", "joint", ["patrol.patrols"]);
        var read = question.ToRequest().ToQuestion();
        Assert.Equal(question with { Indicators = read.Indicators }, read);
        Assert.Equal(["patrol.patrols"], read.Indicators);
    }

    [Fact]
    public void A_board_refuses_a_question_about_other_days() =>
        Assert.Throws<ArgumentException>(() =>
            Board.Empty(Quarter).Query(Check(new FigureQuestion("04", "2025-Q2", "", "", [])))
        );

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Qualifiers_that_are_none_are_not_read(int number) =>
        Assert.False(FigureMessages.TryRead((Wire.V1.Qualifier)number, out _));

    private static FigureQuery Check(FigureQuestion question)
    {
        question.Check(new Day(2026, 1, 1), AreaCatalogue.Reference, IndicatorCatalogue.Reference, out var query);
        return query!;
    }
}
