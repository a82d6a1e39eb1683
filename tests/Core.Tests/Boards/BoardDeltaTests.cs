using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;

namespace Federation.Core.Tests.Boards;

public sealed class BoardDeltaTests
{
    private static readonly Gen<Posting[]> Postings = Gen.Select(
            Gen.Int[2, 6],
            Gen.Int[1, 5],
            Gen.OneOf(Gen.Const("police"), Gen.Const("border_guard"), Gen.Const("military|police")),
            Gen.Long[0, 1000]
        )
        .Select(
            (area, indicator, forces, amount) =>
                Post(new AreaId(area), new IndicatorNumber((ushort)indicator), forces, amount)
        )
        .Array[0, 12];

    [Fact]
    public void A_delta_leads_from_one_board_to_the_other() =>
        Gen.Select(Postings, Postings)
            .Sample(
                (before, after) =>
                {
                    var (from, to) = (Of(before), Of(after));
                    Assert.Null(BoardDelta.TryDecode(BoardDelta.Between(from, to).Encode(), out var delta));
                    Assert.Equal(to.Digest, delta!.ApplyTo(from).Digest);
                }
            );

    [Fact]
    public void Equal_boards_have_an_empty_delta()
    {
        var delta = BoardDelta.Between(
            Of(Post(CaoBang, Patrols, "police", 1)),
            Of(Post(CaoBang, Patrols, "police", 1))
        );
        Assert.True(delta.IsEmpty);
        Assert.Equal("020000", Convert.ToHexString(delta.Encode()));
    }

    [Fact]
    public void Only_changed_rows_are_in_it()
    {
        var before = Of(Post(CaoBang, Patrols, "police", 1), Post(CaoBang, Attendance, "police", 5));
        var after = Of(
            Post(CaoBang, Patrols, "police", 1),
            Post(CaoBang, Attendance, "police", 6),
            Post(LangSon, Patrols, "police", 2)
        );
        Assert.Equal(
            [(CaoBang, Attendance), (LangSon, Patrols)],
            BoardDelta.Between(before, after).Changes.Select(change => (change.Area, change.Row.Indicator))
        );
    }

    [Fact]
    public void A_row_that_is_gone_is_told_and_takes_its_leaf_along()
    {
        var before = Of(Post(CaoBang, Patrols, "police", 1), Post(LangSon, Patrols, "police", 2));
        var after = Of(Post(LangSon, Patrols, "police", 2));
        var delta = BoardDelta.Between(before, after);
        var (area, row) = Assert.Single(delta.Changes);
        Assert.True(row.IsEmpty);
        Assert.Equal(CaoBang, area);
        Assert.Equal(LangSon, Assert.Single(delta.ApplyTo(before).Leaves).Area);
    }

    [Fact]
    public void Boards_of_two_periods_have_no_delta()
    {
        var year = Board.Empty(new Span(new Day(2025, 1, 1), new Day(2025, 12, 31)));
        Assert.Throws<ArgumentException>(() => BoardDelta.Between(Board.Empty(Quarter), year));
    }
}
