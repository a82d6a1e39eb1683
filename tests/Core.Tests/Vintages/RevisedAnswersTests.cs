using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;
using Federation.Core.Vintages;
using Federation.Core.Vintages.Revisions;
using Federation.TestKit.Journal;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;
using static Federation.Core.Tests.Vintages.Sample;

namespace Federation.Core.Tests.Vintages;

/// <summary>What became of a figure since its vintage stands beside it.</summary>
public sealed class RevisedAnswersTests
{
    [Fact]
    public void A_correction_after_the_freeze_shows_what_it_was_and_by_how_much_it_changed()
    {
        var journal = TwoFrames();
        var vintage = journal.Freeze(First, "Giao ban quý I", QuarterOne);
        journal.Frame(CaoBang, OfCaoBang, Post(Area("04/043"), Patrols, "border_guard+police", 4).Reverse());
        journal.Frame(CaoBang, OfCaoBang, Post(Area("04/043"), Patrols, "border_guard+police", 9));

        var answer = Marked(journal, vintage, AreaId.Nation, View.Joint);

        Assert.Equal("Giao ban quý I", answer.Vintage!.Header.Name);
        var revision = Assert.Single(answer.Lines).Revision!.Value;
        Assert.Equal((4, 9, 5), (revision.Then.Amount, revision.Now.Amount, revision.Difference));
    }

    [Fact]
    public void A_correction_and_its_inverse_leave_no_revision()
    {
        var journal = TwoFrames();
        var vintage = journal.Freeze(First, "Giao ban", QuarterOne);
        var posting = Post(CaoBang, Patrols, "police", 7);
        journal.Frame(CaoBang, OfCaoBang, posting);
        journal.Frame(CaoBang, OfCaoBang, posting.Reverse());

        Assert.All(Marked(journal, vintage, AreaId.Nation, View.Total).Lines, line => Assert.Null(line.Revision));
    }

    [Fact]
    public void What_was_approved_since_is_no_revision()
    {
        var journal = TwoFrames();
        var vintage = journal.Freeze(First, "Giao ban", QuarterOne);
        var posting = Post(Area("04/043"), Patrols, "border_guard+police", 4);
        journal.Frame(
            CaoBang,
            OfCaoBang,
            posting.Reverse(),
            posting with
            {
                Key = posting.Key with { Approval = Approval.Approved },
            }
        );

        var line = Marked(journal, vintage, CaoBang, View.Total).Lines[0];
        Assert.Equal((0L, (FigureRevision?)null), (line.Figure.Provisional, line.Revision));
    }

    [Fact]
    public void A_figure_of_which_nothing_is_left_is_shown_as_gone_and_one_that_is_new_as_unknown_then()
    {
        var journal = TwoFrames();
        var vintage = journal.Freeze(First, "Giao ban", QuarterOne);
        journal.Frame(CaoBang, OfCaoBang, Post(Area("04/043"), Patrols, "border_guard+police", 4).Reverse());
        journal.Frame(CaoBang, OfCaoBang, Post(CaoBang, Attendance, "police", 60));

        var lines = Marked(journal, vintage, CaoBang, View.Total).Lines;

        Assert.Equal([Patrols, Attendance], lines.Select(line => line.Indicator));
        Assert.Equal((true, 4, -4), Read(lines[0]));
        Assert.True(lines[1].Revision!.Value.Then.IsEmpty);
        Assert.Equal((false, 0, 60), Read(lines[1]));

        static (bool IsGone, long Then, long Difference) Read(FigureLine line) =>
            (line.Figure.IsEmpty, line.Revision!.Value.Then.Amount, line.Revision!.Value.Difference);
    }

    [Fact]
    public void A_qualifier_that_went_is_a_revision_by_nothing()
    {
        var journal = new JournalMaker();
        var nearly = Post(CaoBang, Attendance, "police", 64_000, qualifier: Qualifier.Nearly);
        journal.Frame(CaoBang, OfCaoBang, nearly);
        var vintage = journal.Freeze(First, "Giao ban", QuarterOne);
        journal.Frame(CaoBang, OfCaoBang, nearly.Reverse());
        journal.Frame(CaoBang, OfCaoBang, Post(CaoBang, Attendance, "police", 64_000));

        var revision = Assert.Single(Marked(journal, vintage, CaoBang, View.Total).Lines).Revision!.Value;
        Assert.Equal((0, Qualifier.Nearly), (revision.Difference, revision.Then.Qualifier));
    }

    [Fact]
    public void Of_two_vintages_of_the_same_days_the_last_counts_and_none_of_other_days()
    {
        var journal = TwoFrames();
        journal.Freeze(First, "Lần một", QuarterOne);
        journal.Frame(CaoBang, OfCaoBang, Post(CaoBang, Patrols, "police", 1));
        journal.Freeze(Second, "Lần hai", QuarterOne);
        journal.Freeze(
            new(new Guid("0198c5a2-6f00-7abc-8def-000000000003")),
            "Năm",
            Core.Calendars.Period.OfYear(2025)
        );
        var book = BookOf(journal);

        Assert.Equal("Lần hai", book.LastOf(Quarter, through: 6)!.Header.Name);
        Assert.Equal("Lần một", book.LastOf(Quarter, through: 4)!.Header.Name);
        Assert.Null(book.LastOf(Quarter, through: 2));
        Assert.Null(book.LastOf(new(Quarter.First, Quarter.First), through: 6));
    }

    [Fact]
    public void Keeping_a_vintage_changes_no_byte_of_a_board()
    {
        var journal = TwoFrames();
        var before = BoardOf(journal);
        journal.Freeze(First, "Giao ban", QuarterOne);
        Assert.Equal(before.Encode(), BoardOf(journal).Encode());
    }

    [Fact]
    public void In_every_view_a_revision_is_the_figure_now_less_the_figure_then() =>
        Gen.Select(Gen.Int[0, 25], Gen.Int[0, 1], Gen.Long[0, 50], Gen.Bool)
            .Array[1, 30]
            .SelectMany(draws => Gen.Int[0, draws.Length].Select(after => (draws, after)))
            .Sample(
                drawn =>
                {
                    var journal = new JournalMaker();
                    Vintage? vintage = null;
                    for (var i = 0; i <= drawn.draws.Length; i++)
                    {
                        vintage = i == drawn.after ? journal.Freeze(First, "Giao ban", QuarterOne) : vintage;
                        if (i < drawn.draws.Length)
                        {
                            var (set, indicator, amount, takenBack) = drawn.draws[i];
                            var forces = Core.Figures.ForceSet.All[set].ToString();
                            var posting = Post(CaoBang, indicator == 0 ? Patrols : Attendance, forces, amount);
                            journal.Frame(CaoBang, OfCaoBang, takenBack ? [posting, posting.Reverse()] : [posting]);
                        }
                    }

                    var now = BoardOf(journal);
                    foreach (var view in Views.All)
                    {
                        var lines = Marked(journal, vintage!, AreaId.Nation, view).Lines;
                        foreach (var indicator in (IndicatorNumber[])[Patrols, Attendance])
                        {
                            var (then, current) = (
                                vintage!.Board.FigureOf(AreaId.Nation, indicator, view),
                                now.FigureOf(AreaId.Nation, indicator, view)
                            );
                            var revision = lines.FirstOrDefault(line => line.Indicator == indicator).Revision;
                            Assert.Equal(current.Amount - then.Amount, revision?.Difference ?? 0);
                            Assert.Equal(current.Possible, (revision?.Now ?? current).Possible);
                            Assert.Equal(then.IsEmpty, (revision?.Then ?? current).IsEmpty);
                        }
                    }
                },
                iter: 200
            );

    private static FigureAnswer Marked(JournalMaker journal, Vintage vintage, AreaId area, View view)
    {
        var code = AreaCatalogue.Reference.Get(area).Versions[0].Code;
        var days = vintage.Header.Days;
        var query = new FigureQuery(code, area, QuarterOne, Core.Calendars.Calendar.Civil, days, view, []);
        var kept = BookOf(journal).LastOf(days, long.MaxValue)!;
        return BoardOf(journal).Query(query).Since(kept, vintage.Board.RowsOf(area));
    }

    private static Board BoardOf(JournalMaker journal)
    {
        var fold = new BoardFold(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        foreach (var record in journal.Records)
        {
            fold.Apply(record);
        }

        return fold.BoardAt(Quarter);
    }
}
