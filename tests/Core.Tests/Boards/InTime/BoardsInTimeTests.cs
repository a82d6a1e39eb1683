using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.InTime;
using Federation.Core.Calendars;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Xunit;
using static Federation.Core.Tests.Boards.InTime.Across;

namespace Federation.Core.Tests.Boards.InTime;

public sealed class BoardsInTimeTests
{
    private static readonly AreaId YenBai = Province("15", Merger.Plus(-1));
    private static readonly AreaId OldLaoCai = Province("10", Merger.Plus(-1));
    private static readonly AreaId NewLaoCai = Province("15", Merger);

    [Fact]
    public void On_todays_boundaries_what_was_merged_is_shown_as_what_it_became()
    {
        var boardAt = BoardAt(
            Of("10", new Day(2025, 2, 1), 5),
            Of("15", new Day(2025, 2, 1), 7),
            Of("15", new Day(2025, 9, 1), 11)
        );
        var reported = boardAt(Of2025);
        var today = reported.OnBoundariesOf(Today, Catalogue);
        Assert.Equal(
            (5, 7, 11),
            (Patrols(reported, OldLaoCai), Patrols(reported, YenBai), Patrols(reported, NewLaoCai))
        );
        Assert.Equal((0, 0, 23), (Patrols(today, OldLaoCai), Patrols(today, YenBai), Patrols(today, NewLaoCai)));
    }

    [Fact]
    public void A_board_without_merged_provinces_stays_the_same_board()
    {
        var board = BoardAt(Of("04", new Day(2025, 2, 1), 5))(Of2025);
        Assert.Same(board, board.OnBoundariesOf(Today, Catalogue));
    }

    [Fact]
    public void Every_view_of_the_nation_is_the_same_on_both_trees() =>
        Postings.Sample(postings =>
        {
            var reported = BoardAt(postings)(Of2025);
            SameNation(reported, reported.OnBoundariesOf(Today, Catalogue));
        });

    [Fact]
    public void The_order_in_which_amounts_came_changes_nothing() =>
        Postings.Sample(postings =>
        {
            var (there, back) = (BoardAt(postings), BoardAt(postings.Reverse()));
            Assert.Equal(
                there(Of2025).OnBoundariesOf(Today, Catalogue).Digest,
                back(Of2025).OnBoundariesOf(Today, Catalogue).Digest
            );
            Assert.Equal(
                BoardsInTime.LastYear(there, Of2025, Of2024, Catalogue).Digest,
                BoardsInTime.LastYear(back, Of2025, Of2024, Catalogue).Digest
            );
        });

    [Fact]
    public void Last_year_of_a_merged_province_is_that_of_what_it_was_made_of()
    {
        var boardAt = BoardAt(Of("10", new Day(2025, 2, 1), 5), Of("15", new Day(2025, 2, 1), 7));
        var (quarter, before) = (Quarter(2026), Quarter(2025));
        Assert.Equal(12, Patrols(BoardsInTime.LastYear(boardAt, quarter, before, Catalogue), NewLaoCai));
    }

    [Fact]
    public void In_the_year_of_the_merger_each_province_is_compared_with_its_own_days()
    {
        var boardAt = BoardAt(
            Of("10", new Day(2024, 2, 1), 5),
            Of("15", new Day(2024, 2, 1), 7),
            Of("10", new Day(2024, 7, 1), 20),
            Of("15", new Day(2024, 12, 31), 30),
            Of("04", new Day(2024, 12, 31), 1)
        );
        var before = BoardsInTime.LastYear(boardAt, Of2025, Of2024, Catalogue);
        Assert.Equal((5, 7, 50), (Patrols(before, OldLaoCai), Patrols(before, YenBai), Patrols(before, NewLaoCai)));
        Assert.Equal(1, Patrols(before, Sample.CaoBang));
        Assert.Equal(63, Patrols(before, AreaId.Nation));
    }

    [Fact]
    public void Last_year_adds_up_to_the_whole_nation_of_last_year() =>
        Postings.Sample(postings =>
        {
            var boardAt = BoardAt(postings);
            SameNation(boardAt(Of2024), BoardsInTime.LastYear(boardAt, Of2025, Of2024, Catalogue));
            SameNation(boardAt(Of2025), BoardsInTime.LastYear(boardAt, Year(2026), Of2025, Catalogue));
        });

    [Fact]
    public void A_question_finds_the_same_last_year_as_the_board_beside()
    {
        var boardAt = BoardAt(Of("15", new Day(2024, 2, 1), 8), Of("15", new Day(2025, 2, 1), 10));
        var line = Assert.Single(Ask("15", "2025-H1", "reported", boardAt).Lines);
        Assert.Equal((10, 8), (line.Figure.Amount, line.LastYear!.Value.Amount));
    }

    [Fact]
    public void Where_last_year_has_no_figure_there_is_none_and_no_zero()
    {
        var line = Assert.Single(Ask("04", "2025-H1", "reported", BoardAt(Of("04", new Day(2025, 2, 1), 10))).Lines);
        Assert.Null(line.LastYear);
        Assert.Null(Comparison.Of(line.Figure, line.LastYear));
    }

    [Fact]
    public void What_only_last_year_had_is_shown_as_the_nothing_that_it_is_now()
    {
        var line = Assert.Single(Ask("04", "2025-H1", "reported", BoardAt(Of("04", new Day(2024, 2, 1), 10))).Lines);
        Assert.Equal((0, 10, FigureKind.NotYetClosed), (line.Figure.Count, line.LastYear!.Value.Amount, line.Kind));
        Assert.Null(Comparison.Of(line.Figure, line.LastYear));
    }

    [Fact]
    public void On_todays_boundaries_a_question_takes_in_all_that_went_into_the_province()
    {
        var boardAt = BoardAt(
            Of("10", new Day(2024, 2, 1), 5),
            Of("10", new Day(2025, 2, 1), 7),
            Of("15", new Day(2025, 8, 1), 9)
        );
        var line = Assert.Single(Ask("15", "2025", "today", boardAt).Lines);
        Assert.Equal((16, 5), (line.Figure.Amount, line.LastYear!.Value.Amount));
    }

    [Fact]
    public void On_todays_boundaries_only_the_nation_and_provinces_of_today_answer()
    {
        var question = new FigureQuestion("20/183", "2025-Q1", "", "", []) { Boundaries = "today" };
        var refusals = question.Check(Today, Catalogue, IndicatorCatalogue.Reference, out var query);
        Assert.Null(query);
        Assert.Equal(
            "On today's boundaries figures are given for VN and the provinces of 2026-08-01; '20/183' is none of them. "
                + "On boundaries as reported every area answers.",
            Assert.Single(refusals).Message
        );
    }

    [Theory]
    [InlineData("2025-Q1", "civil", "2024-01-01..2024-03-31")]
    [InlineData("2024-02", "civil", "2023-02-01..2023-02-28")]
    [InlineData("2025-02", "civil", "2024-02-01..2024-02-29")]
    [InlineData("2025-Q1", "decree09", "2023-12-15..2024-03-14")]
    [InlineData("2024-02-29..2024-03-05", "civil", "2023-02-28..2023-03-05")]
    public void The_same_period_last_year_is_cut_by_the_same_calendar(string period, string calendar, string expected)
    {
        var question = new FigureQuestion("VN", period, calendar, "", []);
        _ = question.Check(Today, Catalogue, IndicatorCatalogue.Reference, out var query);
        Assert.Equal(expected, query!.LastYear.ToString());
    }

    private static Span Quarter(int year) => new(new Day(year, 1, 1), new Day(year, 3, 31));

    private static FigureAnswer Ask(string area, string period, string boundaries, Func<Span, Board> boardAt)
    {
        var question = new FigureQuestion(area, period, "", "", []) { Boundaries = boundaries };
        Assert.Empty(question.Check(Today, Catalogue, IndicatorCatalogue.Reference, out var query));
        return ComparedBoards.Answer(query!, boardAt, Catalogue);
    }

    private static long Patrols(Board board, AreaId area) => board.FigureOf(area, Sample.Patrols, View.Total).Amount;

    private static void SameNation(Board one, Board other)
    {
        var (rows, others) = (one.RowsOf(AreaId.Nation), other.RowsOf(AreaId.Nation));
        Assert.Equal(rows.Count, others.Count);
        Assert.All(rows.Zip(others), pair => Assert.True(pair.First.HasSameCells(pair.Second)));
    }
}
