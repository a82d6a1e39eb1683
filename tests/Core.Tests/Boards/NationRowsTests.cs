using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;

namespace Federation.Core.Tests.Boards;

public sealed class NationRowsTests
{
    private static readonly Gen<Posting> s_posting = Gen.Select(
        Gen.OneOf(Gen.Const(CaoBang), Gen.Const(LangSon)),
        Gen.OneOf(Gen.Const(Patrols), Gen.Const(Attendance)),
        Gen.OneOf(Gen.Const("police"), Gen.Const("border_guard+police"), Gen.Const("military|police")),
        Gen.Long[1, 9],
        (area, indicator, forces, amount) => Post(area, indicator, forces, amount)
    );

    /// <summary>What each step posts or takes back, and whether the nation is asked for after it.</summary>
    private static readonly Gen<(List<Posting> Postings, bool IsAsked)> s_step = Gen.Select(
        Gen.Select(s_posting, Gen.Bool, (posting, isBack) => isBack ? posting.Reverse() : posting).List[0, 3],
        Gen.Bool
    );

    [Fact]
    public void A_nation_that_follows_changes_is_the_one_that_is_summed_anew() =>
        s_step
            .List[1, 12]
            .Sample(
                steps =>
                {
                    var table = new PeriodTable(Quarter);
                    var board = Board.Empty(Quarter);
                    foreach (var (postings, isAsked) in steps)
                    {
                        postings.ForEach(posting => table.Apply(posting.Key.Area, posting));
                        var anew = Board.Of(table);
                        board = BoardDelta.Between(board, anew).ApplyTo(board);
                        Assert.True(!isAsked || IsSame(anew.RowsOf(AreaId.Nation), board.RowsOf(AreaId.Nation)));
                    }
                },
                iter: 2_000,
                threads: 1
            );

    [Fact]
    public void Rows_that_did_not_change_are_those_of_the_board_before()
    {
        var before = Of(Post(CaoBang, Patrols, "police", 1), Post(LangSon, Attendance, "police", 2));
        var rows = before.RowsOf(AreaId.Nation);
        var after = Of(Post(CaoBang, Patrols, "police", 5), Post(LangSon, Attendance, "police", 2));
        var followed = BoardDelta.Between(before, after).ApplyTo(before).RowsOf(AreaId.Nation);
        Assert.Equal(5, followed.Single(row => row.Indicator == Patrols).Figure(View.Total).Amount);
        Assert.Same(
            rows.Single(row => row.Indicator == Attendance),
            followed.Single(row => row.Indicator == Attendance)
        );
    }

    private static bool IsSame(IReadOnlyList<BoardRow> left, IReadOnlyList<BoardRow> right) =>
        left.Count == right.Count && left.Zip(right).All(pair => pair.First.IsSame(pair.Second));
}
