using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Vintages.Revisions;
using Federation.TestKit.Journal;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;
using static Federation.Core.Tests.Vintages.Sample;

namespace Federation.Core.Tests.Vintages;

public sealed class RevisionFoldTests
{
    private static readonly LedgerId OtherOfCaoBang = new(new Guid("33333333-3333-4333-8333-333333333333"));

    [Fact]
    public void A_revision_names_figure_amount_ledger_frames_and_time()
    {
        var journal = TwoFrames();
        journal.Frame(CaoBang, OfCaoBang, Post(CaoBang, Attendance, "police", 1));
        journal.Frame(CaoBang, OfCaoBang, Post(Area("04/043"), Patrols, "border_guard+police", 2));
        journal.Frame(CaoBang, OfCaoBang, Post(CaoBang, Patrols, "border_guard+police", 3));

        var revisions = Fold(journal, after: 2).Revisions();

        Assert.Equal(2, revisions.Count);
        var revision = revisions[0];
        Assert.Equal(
            (CaoBang, Patrols, true),
            (revision.Cell.Area, revision.Cell.Indicator, revision.Cell.IsAttributed)
        );
        Assert.Equal("border_guard+police", revision.Cell.Forces.ToString());
        Assert.Equal((OfCaoBang, new Cell(5, 2, 0, 0), false), (revision.Ledger, revision.By, revision.IsAnnounced));
        Assert.Equal(
            new RevisionFrames(new(3), new(4), 2, 1_750_000_003_000_000, 1_750_000_004_000_000),
            revision.Frames
        );
        Assert.Equal((Attendance, new Cell(1, 1, 0, 0)), (revisions[1].Cell.Indicator, revisions[1].By));
    }

    [Fact]
    public void What_came_in_and_was_taken_back_is_no_revision()
    {
        var journal = TwoFrames();
        var posting = Post(CaoBang, Patrols, "police", 7);
        journal.Frame(CaoBang, OfCaoBang, posting);
        journal.Frame(CaoBang, OfCaoBang, posting.Reverse());
        Assert.Empty(Fold(journal, after: 2).Revisions());
    }

    [Fact]
    public void An_announcement_that_its_frames_bear_out_is_no_revision()
    {
        var journal = TwoFrames();
        var frames = journal.Announce(CaoBang, OfCaoBang, [Quarter], Post(CaoBang, Patrols, "police", 7));
        frames[0]();
        Assert.Empty(Fold(journal, after: 3).Revisions());
    }

    [Fact]
    public void An_announcement_after_the_vintage_is_a_revision_without_frames()
    {
        var journal = TwoFrames();
        journal.Announce(CaoBang, OfCaoBang, [Quarter], Post(CaoBang, Patrols, "police", 7));
        var revision = Assert.Single(Fold(journal, after: 2).Revisions());
        Assert.Equal((new Cell(7, 1, 0, 0), true), (revision.By, revision.IsAnnounced));
        Assert.Null(revision.Frames);
    }

    [Fact]
    public void Amounts_of_an_overlapping_span_are_revised_apart()
    {
        var journal = TwoFrames();
        var year = new Core.Calendars.Span(new(2025, 1, 1), new(2025, 12, 31));
        journal.Frame(CaoBang, OfCaoBang, Post(CaoBang, Patrols, "police", 7, year));
        var revision = Assert.Single(Fold(journal, after: 2).Revisions());
        Assert.False(revision.Cell.IsAttributed);
    }

    [Fact]
    public void Nothing_came_in_before_the_version()
    {
        var journal = TwoFrames();
        Assert.Empty(Fold(journal, after: 2).Revisions());
        Assert.Equal(2, Fold(journal, after: 0).Revisions().Count);
    }

    [Fact]
    public void Revisions_add_up_to_the_board_now_less_the_board_then() =>
        Gen.Select(
                Gen.Select(
                    Gen.Int[0, 5],
                    Gen.Int[0, 2],
                    Gen.Int[0, 3],
                    Gen.Int[0, 200],
                    Gen.Long[0, 50],
                    Gen.Int[0, 4]
                ).Array[1, 40],
                Gen.Int[0, 40]
            )
            .Sample(
                (draws, after) =>
                {
                    var journal = Drawn(draws);
                    var then = Math.Min(after, journal.Records.Count);
                    var fold = Fold(journal, then);
                    Assert.Equal(BoardOf(journal, then).Encode(), fold.Then.Encode());
                    Assert.Equal(BoardOf(journal, journal.Records.Count).Encode(), fold.Now.Encode());
                    Assert.Equal(Difference(fold.Now, fold.Then), Sum(fold.Revisions()));
                },
                iter: 300
            );

    /// <summary>
    /// Frames of three ledgers in two provinces, takings back, and announcements that come true or late.
    /// </summary>
    private static JournalMaker Drawn((int Kind, int Ledger, int Cell, int Day, long Amount, int Qualifier)[] draws)
    {
        (AreaId Owner, LedgerId Ledger)[] ledgers =
        [
            (CaoBang, OfCaoBang),
            (CaoBang, OtherOfCaoBang),
            (LangSon, OfLangSon),
        ];
        var journal = new JournalMaker();
        var waiting = new Dictionary<LedgerId, Queue<Action>>();
        var live = new List<(AreaId, LedgerId, Posting)>();
        foreach (var (kind, place, cell, day, amount, qualifier) in draws)
        {
            var (owner, ledger) = ledgers[place];
            var posting = Drawn(owner, cell, day, amount, (Qualifier)(1 + (qualifier % 3)));
            if (waiting.TryGetValue(ledger, out var frames) && frames.TryDequeue(out var late))
            {
                late();
            }
            else if (kind == 0)
            {
                waiting[ledger] = new(journal.Announce(owner, ledger, [Quarter], posting, posting));
            }
            else if (
                kind == 1
                && live.Find(one => one.Item2 == ledger) is { Item2.Value: var found } one
                && found != default
            )
            {
                journal.Frame(owner, ledger, one.Item3.Reverse());
                live.Remove(one);
            }
            else
            {
                journal.Frame(owner, ledger, posting);
                live.Add((owner, ledger, posting));
            }
        }

        return journal;
    }

    private static Posting Drawn(AreaId owner, int cell, int day, long amount, Qualifier qualifier)
    {
        var first = new Core.Calendars.Day(2025, 1, 1).Plus(day);
        var span = new Core.Calendars.Span(first, first.Plus(cell == 3 ? 40 : 0));
        return Post(
            owner,
            cell % 2 == 0 ? Patrols : Attendance,
            cell == 1 ? "military|police" : "police",
            amount,
            span,
            qualifier
        );
    }

    private static Board BoardOf(JournalMaker journal, int through)
    {
        var fold = new BoardFold(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        foreach (var record in journal.Records.Take(through))
        {
            fold.Apply(record);
        }

        return fold.BoardAt(Quarter);
    }

    private static RevisionFold Fold(JournalMaker journal, long after)
    {
        var fold = new RevisionFold(Quarter, after, AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        foreach (var record in journal.Records)
        {
            fold.Apply(record);
        }

        return fold;
    }

    private static SortedDictionary<RevisedCell, Cell> Sum(IReadOnlyList<Revision> revisions)
    {
        var sums = new SortedDictionary<RevisedCell, Cell>();
        foreach (var revision in revisions)
        {
            Assert.False(revision.By.IsEmpty);
            sums[revision.Cell] = sums.GetValueOrDefault(revision.Cell) + revision.By;
        }

        return Live(sums);
    }

    private static SortedDictionary<RevisedCell, Cell> Difference(Board now, Board then)
    {
        var cells = CellsOf(now);
        foreach (var (cell, was) in CellsOf(then))
        {
            var isNow = cells.GetValueOrDefault(cell);
            cells[cell] = new Cell(
                isNow.Amount - was.Amount,
                isNow.Count - was.Count,
                isNow.MoreThan - was.MoreThan,
                isNow.Nearly - was.Nearly
            );
        }

        return Live(cells);
    }

    private static SortedDictionary<RevisedCell, Cell> CellsOf(Board board)
    {
        var cells = new SortedDictionary<RevisedCell, Cell>();
        foreach (var leaf in board.Leaves)
        {
            foreach (var row in leaf.Rows)
            {
                foreach (var cell in row.Cells)
                {
                    cells.Add(new(leaf.Area, row.Indicator, cell.Forces, cell.Approval, true), cell.Cell);
                }

                foreach (var cell in row.UnattributedCells)
                {
                    cells.Add(new(leaf.Area, row.Indicator, cell.Forces, cell.Approval, false), cell.Cell);
                }
            }
        }

        return cells;
    }

    private static SortedDictionary<RevisedCell, Cell> Live(SortedDictionary<RevisedCell, Cell> cells) =>
        new(cells.Where(pair => !pair.Value.IsEmpty).ToDictionary());
}
