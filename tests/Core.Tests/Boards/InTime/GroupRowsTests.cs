using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.InTime;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Xunit;
using static Federation.Core.Tests.Boards.InTime.Across;

namespace Federation.Core.Tests.Boards.InTime;

public sealed class GroupRowsTests
{
    [Fact]
    public void A_province_gives_each_region_the_days_that_were_the_regions()
    {
        var boardAt = BoardAt(Of("38", new Day(2025, 6, 30), 4), Of("38", new Day(2025, 7, 1), 6));
        Assert.Equal(
            [("Bắc Trung Bộ và duyên hải miền Trung", 4), ("Bắc Trung Bộ", 6)],
            Counted(GroupRows.Of(boardAt, Of2025, Catalogue, AreaGrouping.Region, today: null))
        );
        Assert.Equal(
            [("Bắc Trung Bộ", 10)],
            Counted(GroupRows.Of(boardAt, Of2025, Catalogue, AreaGrouping.Region, Today))
        );
    }

    [Fact]
    public void A_code_that_passed_to_another_province_is_two_groups()
    {
        var boardAt = BoardAt(Of("15", new Day(2025, 6, 30), 4), Of("15", new Day(2025, 7, 1), 6));
        var groups = GroupRows.Of(boardAt, Of2025, Catalogue, AreaGrouping.Province, today: null);
        Assert.Equal([("15", 4), ("15", 6)], Counted(groups));
        Assert.Equal(
            ["Tỉnh Yên Bái", "Tỉnh Lào Cai"],
            groups.Where(group => group.Group.Code == "15").Select(group => group.Group.NameVi)
        );
        Assert.Equal([("15", 10)], Counted(GroupRows.Of(boardAt, Of2025, Catalogue, AreaGrouping.Province, Today)));
    }

    [Fact]
    public void A_province_with_two_neighbours_is_in_both_borders_and_once_in_all()
    {
        var boardAt = BoardAt(Of("11", new Day(2025, 2, 1), 5), Of("01", new Day(2025, 2, 1), 3));
        Assert.Equal(
            [("land", 5), ("CN", 5), ("LA", 5), ("none", 3)],
            Counted(GroupRows.Of(boardAt, Of2025, Catalogue, AreaGrouping.Border, today: null))
        );
    }

    [Theory]
    [InlineData(AreaGrouping.Region, 2024, 6, "")]
    [InlineData(AreaGrouping.Region, 2026, 6, "")]
    [InlineData(AreaGrouping.MilitaryRegion, 2026, 8, "BTLTDHN QK1 QK2 QK3 QK4 QK5 QK7 QK9")]
    [InlineData(AreaGrouping.Coast, 2026, 2, "coast none")]
    [InlineData(AreaGrouping.Border, 2026, 5, "land CN LA KH none")]
    [InlineData(AreaGrouping.Province, 2024, 63, "")]
    [InlineData(AreaGrouping.Province, 2026, 34, "")]
    public void Every_group_of_the_days_is_there_also_where_nothing_was_reported(
        AreaGrouping grouping,
        int year,
        int groups,
        string codes
    )
    {
        var all = GroupRows.Of(BoardAt(), Year(year), Catalogue, grouping, today: null);
        Assert.Equal(groups, all.Count);
        Assert.True(codes.Length == 0 || codes == string.Join(' ', all.Select(group => group.Group.Code)));
        Assert.All(all, group => Assert.Empty(group.Rows));
    }

    [Theory]
    [InlineData(AreaGrouping.Province)]
    [InlineData(AreaGrouping.Region)]
    [InlineData(AreaGrouping.MilitaryRegion)]
    [InlineData(AreaGrouping.Coast)]
    public void Groups_that_do_not_overlap_add_up_to_the_nation(AreaGrouping grouping) =>
        Postings.Sample(postings =>
        {
            var boardAt = BoardAt(postings);
            var nation = boardAt(Of2025);
            foreach (var groups in Both(boardAt, grouping))
            {
                foreach (var (view, row) in Views.All.SelectMany(_ => nation.RowsOf(AreaId.Nation), (v, r) => (v, r)))
                {
                    Assert.Equal(
                        row.Figure(view).Amount,
                        groups.Sum(group => group.FigureOf(row.Indicator, view).Amount)
                    );
                }
            }
        });

    private static IEnumerable<IReadOnlyList<GroupRows>> Both(Func<Span, Board> boardAt, AreaGrouping grouping) =>
        [
            GroupRows.Of(boardAt, Of2025, Catalogue, grouping, today: null),
            GroupRows.Of(boardAt, Of2025, Catalogue, grouping, Today),
        ];

    private static IEnumerable<(string Code, long Patrols)> Counted(IReadOnlyList<GroupRows> groups) =>
        groups
            .Where(group => group.Rows.Count > 0)
            .Select(group => (group.Group.Code, group.FigureOf(Sample.Patrols, View.Total).Amount));
}
