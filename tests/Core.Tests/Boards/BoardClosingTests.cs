using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;

namespace Federation.Core.Tests.Boards;

/// <summary>Closings on boards: in their bytes, their deltas, and after a checkpoint.</summary>
public sealed class BoardClosingTests
{
    private static readonly LedgerId Ledger = new(new Guid("11111111-1111-4111-8111-111111111111"));
    private static readonly Day Said = new(2025, 4, 3);
    private static readonly Day Jan31 = new(2025, 1, 31);

    private readonly SampleEdge _edge = new(CaoBang, Ledger);
    private readonly BoardFold _fold = Fold();
    private long _position;

    [Fact]
    public void A_closing_that_reaches_into_the_period_is_part_of_the_boards_bytes()
    {
        Apply(_edge.Frame(Post(CaoBang, Patrols, "police", 4)));
        var open = _fold.BoardAt(Quarter);
        Apply(Close(Force.Police, CaoBang, Jan31));

        var closed = _fold.BoardAt(Quarter);
        Assert.Equal([new BoardClosing(Force.Police, Jan31)], closed.Find(CaoBang)!.Closings);
        Assert.NotEqual(open.Digest, closed.Digest);
        Assert.Equal((2, 3), (open.Encode()[0], closed.Encode()[0]));
        Assert.Null(Board.TryDecode(closed.Encode(), out var again));
        Assert.Equal(closed.Digest, again!.Digest);
        Assert.Equal(0, _fold.ParkedFacts);
    }

    [Fact]
    public void A_board_says_no_more_of_a_closing_than_its_period()
    {
        Apply(Close(Force.Police, CaoBang, new Day(2025, 6, 30)));
        Apply(Close(Force.Military, CaoBang, new Day(2024, 12, 31)));

        Assert.Equal([new BoardClosing(Force.Police, Quarter.Last)], _fold.BoardAt(Quarter).Find(CaoBang)!.Closings);
        Assert.Equal(2, Assert.IsType<Board>(Decoded(_fold.BoardAt(Year2024))).Leaves[0].Closings.Count);
    }

    [Fact]
    public void Reopening_gives_the_board_as_it_was()
    {
        Apply(_edge.Frame(Post(CaoBang, Patrols, "police", 4)));
        var before = _fold.BoardAt(Quarter).Encode();
        Apply(Close(Force.Police, CaoBang, Jan31));
        _ = _fold.BoardAt(Quarter);
        Apply(_edge.Frame(FactKind.Reopening, new ClosingFact(Force.Police, CaoBang, new Day(2019, 9, 5), Said)));

        Assert.Equal(before, _fold.BoardAt(Quarter).Encode());
    }

    [Fact]
    public void A_delta_carries_closings_and_their_end()
    {
        var before = _fold.BoardAt(Quarter);
        Apply(Close(Force.Police, CaoBang, Jan31));
        var closed = _fold.BoardAt(Quarter);
        Apply(_edge.Frame(FactKind.Reopening, new ClosingFact(Force.Police, CaoBang, new Day(2019, 9, 5), Said)));
        var reopened = _fold.BoardAt(Quarter);

        Assert.Equal(closed.Digest, Sent(before, closed).Digest);
        Assert.Equal(before.Digest, Sent(closed, reopened).Digest);
    }

    [Fact]
    public void Closings_outlive_a_checkpoint_and_are_followed_after_it() =>
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 400], Gen.Bool)
            .Array[1, 12]
            .Sample(
                steps =>
                {
                    var test = new BoardClosingTests();
                    var after = Fold();
                    foreach (var (force, day, isClosing) in steps)
                    {
                        var kind = isClosing ? FactKind.Closing : FactKind.Reopening;
                        var said = new ClosingFact((Force)force, CaoBang, new Day(2024, 6, 1).Plus(day), Said);
                        var record = test._edge.Frame(kind, said);
                        test.Apply(record);
                        var bytes = FoldCheckpointCodec.Encode(after.Take());
                        Assert.Null(FoldCheckpointCodec.TryDecode(bytes.Span, out var checkpoint));
                        after = BoardFold.From(checkpoint!, AreaCatalogue.Reference, IndicatorCatalogue.Reference);
                        _ = after.BoardAt(Quarter);
                        after.Apply(record with { Position = test._position });
                        Assert.Equal(test._fold.BoardAt(Quarter).Encode(), after.BoardAt(Quarter).Encode());
                    }

                    Assert.Equal(test._fold.ClosedOf(CaoBang)?.All, after.ClosedOf(CaoBang)?.All);
                },
                iter: 200
            );

    [Fact]
    public void Coverage_of_a_board_counts_expected_pairs_that_have_closed_all_of_it()
    {
        Apply(Close(Force.Police, CaoBang, Jan31));
        Assert.Equal(new BoardCoverage(0, 198), Coverage());
        Apply(Close(Force.Police, CaoBang, Quarter.Last));
        Assert.Equal(new BoardCoverage(1, 198), Coverage());
        Apply(Close(Force.CoastGuard, CaoBang, Quarter.Last));
        Assert.Equal(new BoardCoverage(1, 198), Coverage());

        BoardCoverage Coverage() =>
            BoardCoverage.Of(_fold.BoardAt(Quarter), ExpectedPairs.Reference, AreaCatalogue.Reference);
    }

    [Fact]
    public void A_closing_of_a_foreign_area_is_parked()
    {
        Apply(Close(Force.Police, LangSon, Jan31));
        Apply(_edge.Frame(Post(CaoBang, Patrols, "police", 4)));

        Assert.Equal(1, _fold.ParkedFacts);
        Assert.Empty(_fold.BoardAt(Quarter).Find(CaoBang)!.Closings);
    }

    [Fact]
    public void Closings_that_no_board_has_are_refused_by_name()
    {
        Apply(Close(Force.Police, CaoBang, Jan31));
        var good = _fold.BoardAt(Quarter).Encode();

        Assert.Equal(BoardDecodeError.UnknownFormat, Error(bytes => bytes[0] = 5));
        Assert.Equal(BoardDecodeError.UnknownCode, Error(bytes => bytes[0] = 2));
        Assert.Equal(BoardDecodeError.UnknownCode, Error(bytes => bytes[19] = 4));
        Assert.Equal(BoardDecodeError.OutOfOrder, Error(bytes => bytes[20] = 0));
        Assert.Equal(BoardDecodeError.Empty, Error(bytes => bytes[18] = 0));

        BoardDecodeError? Error(Action<byte[]> change)
        {
            var bytes = good.ToArray();
            change(bytes);
            return Board.TryDecode(bytes, out _);
        }
    }

    private static Span Year2024 { get; } = new(new Day(2024, 1, 1), new Day(2024, 12, 31));

    private static BoardFold Fold() => new(AreaCatalogue.Reference, IndicatorCatalogue.Reference);

    private static Board? Decoded(Board board)
    {
        Assert.Null(Board.TryDecode(board.Encode(), out var read));
        return read;
    }

    private static Board Sent(Board before, Board after)
    {
        Assert.Null(BoardDelta.TryDecode(BoardDelta.Between(before, after).Encode(), out var delta));
        return delta!.ApplyTo(before);
    }

    private JournalRecord Close(Force force, AreaId area, Day through) =>
        _edge.Frame(FactKind.Closing, new ClosingFact(force, area, through, Said));

    private void Apply(JournalRecord record) => _fold.Apply(record with { Position = ++_position });
}
