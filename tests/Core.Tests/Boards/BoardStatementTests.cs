using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.InTime;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;

namespace Federation.Core.Tests.Boards;

/// <summary>What returns state, on boards: in their bytes, their deltas, and after a checkpoint.</summary>
public sealed class BoardStatementTests
{
    private static readonly LedgerId Ledger = new(new Guid("11111111-1111-4111-8111-111111111111"));

    private readonly SampleEdge _edge = new(CaoBang, Ledger);
    private readonly BoardFold _fold = Fold();
    private long _position;

    [Fact]
    public void A_statement_stands_beside_the_figure_and_is_part_of_the_boards_bytes()
    {
        Apply(_edge.Frame(Post(CaoBang, Patrols, "police", 4)));
        var before = _fold.BoardAt(Quarter);
        Apply(State(406));

        var board = _fold.BoardAt(Quarter);
        var row = board.Find(CaoBang)!.Find(Patrols)!;
        Assert.Equal([new BoardStatement(View.Total, 406, Qualifier.Exact)], row.Statements);
        Assert.Equal(4, board.FigureOf(CaoBang, Patrols, View.Total).Amount);
        Assert.Equal(4, board.FigureOf(AreaId.Nation, Patrols, View.Total).Amount);
        Assert.NotEqual(before.Digest, board.Digest);
        Assert.Null(Board.TryDecode(board.Encode(), out var again));
        Assert.Equal(board.Digest, again!.Digest);
        Assert.Equal(0, _fold.ParkedFacts);
    }

    [Fact]
    public void The_difference_is_shown_until_both_agree_and_of_what_nothing_is_counted_too()
    {
        Apply(State(6));
        Assert.Equal(6, Line().Difference);
        Apply(_edge.Frame(Post(CaoBang, Patrols, "police", 4)));
        Assert.Equal(2, Line().Difference);
        Apply(_edge.Frame(Post(CaoBang, Patrols, "military", 2)));
        Assert.Equal((6, 0), (Line().Stated!.Value.Amount, Line().Difference));
    }

    [Fact]
    public void The_nation_and_a_group_name_the_provinces_whose_returns_disagree()
    {
        Apply(State(6));
        Assert.Equal([CaoBang], Line("VN").Disagreeing);
        Assert.Equal([CaoBang], OfGroup(AreaGrouping.Region).Disagreeing);
        Assert.Equal((6L, null), (OfGroup(AreaGrouping.Province).Stated?.Amount, Line().Disagreeing));
        Apply(_edge.Frame(Post(CaoBang, Patrols, "police", 6)));
        Assert.Null(Line("VN").Disagreeing);
        Assert.Null(OfGroup(AreaGrouping.Region).Disagreeing);
        Assert.Equal(0, OfGroup(AreaGrouping.Province).Difference);
    }

    [Fact]
    public void A_later_statement_takes_the_place_of_an_earlier_one_and_a_withdrawal_leaves_nothing()
    {
        var empty = _fold.BoardAt(Quarter).Encode();
        Apply(State(6));
        Apply(State(8));
        Assert.Equal(8, Line().Stated!.Value.Amount);
        Apply(State(null));

        Assert.Equal(empty, _fold.BoardAt(Quarter).Encode());
    }

    [Fact]
    public void What_is_stated_of_other_periods_and_of_areas_below_is_not_on_the_board()
    {
        var month = new Span(new Day(2025, 1, 1), new Day(2025, 1, 31));
        Apply(State(6, span: month));
        Apply(State(7, area: Area("04/043")));

        Assert.Empty(_fold.BoardAt(Quarter).Leaves);
        Assert.Single(_fold.BoardAt(month).Leaves);
        Assert.Equal(0, _fold.ParkedFacts);
    }

    [Fact]
    public void A_statement_of_a_foreign_area_is_parked()
    {
        Apply(State(6, area: LangSon));

        Assert.Equal(1, _fold.ParkedFacts);
    }

    [Fact]
    public void Boards_deltas_and_checkpoints_hold_what_is_stated_in_whatever_order_figures_come() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 8], Gen.Long[0, 50])
            .Array[1, 12]
            .Sample(
                steps =>
                {
                    var (test, after) = (new BoardStatementTests(), Fold());
                    var shown = test._fold.BoardAt(Quarter);
                    foreach (var (what, view, amount) in steps)
                    {
                        var record = what switch
                        {
                            0 => test._edge.Frame(Post(CaoBang, Patrols, "police", amount)),
                            1 => test.State(amount, (View)view),
                            _ => test.State(null, (View)view),
                        };
                        test.Apply(record);
                        var bytes = FoldCheckpointCodec.Encode(after.Take());
                        Assert.Null(FoldCheckpointCodec.TryDecode(bytes.Span, out var checkpoint));
                        after = BoardFold.From(checkpoint!, AreaCatalogue.Reference, IndicatorCatalogue.Reference);
                        after.Apply(record with { Position = test._position });

                        var board = test._fold.BoardAt(Quarter);
                        Assert.Equal(board.Encode(), after.BoardAt(Quarter).Encode());
                        Assert.Null(BoardDelta.TryDecode(BoardDelta.Between(shown, board).Encode(), out var delta));
                        Assert.Equal(board.Digest, delta!.ApplyTo(shown).Digest);
                        shown = board;
                    }
                },
                iter: 200
            );

    [Fact]
    public void Statements_that_no_board_has_are_refused_by_name()
    {
        Apply(State(6));
        var good = _fold.BoardAt(Quarter).Encode();
        var at = good.Length - 10;

        Assert.Equal(BoardDecodeError.UnknownCode, Error(bytes => bytes[at] = 9));
        Assert.Equal(BoardDecodeError.UnknownCode, Error(bytes => bytes[at + 1] = 0));
        Assert.Equal(BoardDecodeError.UnknownCode, Error(bytes => bytes[^1] = 0x80));
        Assert.Equal(BoardDecodeError.Empty, Error(bytes => bytes[at - 1] = 0));

        BoardDecodeError? Error(Action<byte[]> change)
        {
            var bytes = (byte[])good.Clone();
            change(bytes);
            return Board.TryDecode(bytes, out _);
        }
    }

    private static BoardFold Fold() => new(AreaCatalogue.Reference, IndicatorCatalogue.Reference);

    private FigureLine Line(string area = "04") => Assert.Single(_fold.BoardAt(Quarter).Query(Asking(area)).Lines);

    /// <summary>The one figure of the group of Cao Bằng.</summary>
    private FigureLine OfGroup(AreaGrouping grouping)
    {
        var query = Asking("VN");
        var group = GroupRows
            .Of(_fold.BoardAt, Quarter, AreaCatalogue.Reference, grouping, today: null)
            .First(group => group.Provinces.Contains(CaoBang));
        var rows = group.Rows.Select(row => query.Line(row.Indicator, row.Cells, row.UnattributedCells));
        return Assert.Single(GroupReturns.Beside(query.Answer(rows), group, _fold.BoardAt(Quarter)).Lines);
    }

    private static FigureQuery Asking(string area)
    {
        var question = new FigureQuestion(area, "2025-Q1", "", "", []);
        _ = question.Check(new Day(2025, 4, 1), AreaCatalogue.Reference, IndicatorCatalogue.Reference, out var query);
        return query!;
    }

    private JournalRecord State(long? amount, View view = View.Total, AreaId? area = null, Span? span = null)
    {
        var key = new StatementKey(area ?? CaoBang, span ?? Quarter, view, Patrols);
        var stated = new ReturnStatement(key, new Amount(amount ?? 0), amount is null ? null : Qualifier.Exact);
        return _edge.Frame(stated.ToFact());
    }

    private void Apply(JournalRecord record) => _fold.Apply(record with { Position = ++_position });
}
