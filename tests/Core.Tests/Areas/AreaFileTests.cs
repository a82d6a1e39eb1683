using Federation.Core.Areas;
using Federation.Core.Calendars;
using Xunit;

namespace Federation.Core.Tests.Areas;

public sealed class AreaFileTests
{
    private const string Header =
        "id\tparent_id\tcode\tkind\tname_vi\tname_ascii\tfull_name_vi\tregion\tmilitary_region\tland_border\tcoast"
        + "\tvalid_from\tvalid_to\tpredecessors\tforce\n";

    private const string Nation = "1\t\tVN\tnation\tToàn quốc\tToan quoc\tToàn quốc\t\t\t\t\t2019-09-05\t\t\t\n";
    private const string Province =
        "2\t1\t04\tprovince\tA\tA\tTỉnh A\tR\tQK1\tCN;LA\tcoast\t2019-09-05\t2025-06-30\t\t\n";
    private const string District = "3\t2\t043\tdistrict\tB\tB\tHuyện B\t\t\t\t\t2019-09-05\t2025-06-30\t\t\n";

    [Fact]
    public void A_post_can_be_added_by_data()
    {
        var catalogue = Parse(
            Nation
                + Province
                + District
                + "4\t3\tdon-1\tpost\tC\tC\tĐồn C\t\t\t\t\t2020-01-01\t2025-06-30\t\tborder_guard\n"
        );
        Assert.True(catalogue.TryResolve(AreaCode.Parse("04/043/don-1"), new Day(2020, 1, 1), out var id));
        Assert.Equal(new AreaId(4), id);
        Assert.True(catalogue.Includes(new AreaId(2), id));
        Assert.Equal("Đồn C, huyện B, tỉnh A", catalogue.PathName(id, new Day(2020, 1, 1)));
    }

    [Fact]
    public void Ids_need_not_be_dense()
    {
        var catalogue = Parse(Nation + "9000\t1\t04\tprovince\tA\tA\tTỉnh A\t\t\t\t\t2019-09-05\t\t\t\n");
        Assert.Equal([AreaId.Nation, new AreaId(9000)], catalogue.All.Select(a => a.Id));
        Assert.False(catalogue.TryGet(new AreaId(8999), out _));
        Assert.False(catalogue.Includes(new AreaId(8999), new AreaId(8999)));
    }

    [Fact]
    public void A_new_code_keeps_the_identity_where_the_file_says_so()
    {
        var catalogue = Parse(
            Nation
                + "2\t1\t04\tprovince\tA\tA\tTỉnh A\t\t\t\t\t2019-09-05\t2020-12-31\t\t\n"
                + "2\t1\t05\tprovince\tA\tA\tTỉnh A\t\t\t\t\t2021-01-01\t\t\t\n"
        );
        Assert.True(catalogue.TryResolve(AreaCode.Parse("05"), new Day(2021, 1, 1), out var id));
        Assert.Equal(new AreaId(2), id);
        Assert.False(catalogue.TryResolve(AreaCode.Parse("04"), new Day(2021, 1, 1), out _));
    }

    [Theory]
    [InlineData("4\t2\t043\tdistrict\tC\tC\tHuyện C\t\t\t\t\t2025-06-30\t2025-06-30\t\t", "both have the code 04/043")]
    [InlineData("4\t2\t044\tdistrict\tC\tC\tHuyện C\t\t\t\t\t2025-01-01\t\t\t", "its parent only on")]
    [InlineData("4\t3\t044\tdistrict\tC\tC\tHuyện C\t\t\t\t\t2025-01-01\t2025-06-30\t\t", "no area of level 1")]
    [InlineData("4\t9\t044\tdistrict\tC\tC\tHuyện C\t\t\t\t\t2025-01-01\t2025-06-30\t\t", "no area of level 1")]
    [InlineData("2\t1\t05\tprovince\tA\tA\tTỉnh A\t\t\t\t\t2025-07-01\t\t\t", "stand together")]
    [InlineData("3\t1\t044\tdistrict\tC\tC\tHuyện C\t\t\t\t\t2025-07-01\t\t\t", "one parent and one level")]
    [InlineData("3\t2\t043\ttown\tC\tC\tThị xã C\t\t\t\t\t2025-07-02\t\t\t", "without gap or overlap")]
    [InlineData("4\t2\t44\tdistrict\tC\tC\tHuyện C\t\t\t\t\t2025-01-01\t2025-06-30\t\t", "no code of a district")]
    [InlineData("4\t\tVN\tnation\tC\tC\tC\t\t\t\t\t2025-01-01\t\t\t", "only it, is area 1")]
    [InlineData("4\t2\t044\thamlet\tC\tC\tC\t\t\t\t\t2025-01-01\t\t\t", "line 5: 'hamlet' is no kind")]
    [InlineData("x\t2\t044\tdistrict\tC\tC\tC\t\t\t\t\t2025-01-01\t\t\t", "line 5: 'x' is no id")]
    [InlineData("4\t2\t044\tdistrict\tC\tC\tC\t\t\tTH\t\t2025-01-01\t\t\t", "line 5: 'TH' is no land_border")]
    [InlineData("4\t2\t044\tdistrict\tC\tC\tC\t\t\t\tyes\t2025-01-01\t\t\t", "line 5: 'yes' is no coast")]
    [InlineData("4\t2\t044\tdistrict\tC\tC\tC\t\t\t\t\t2025-02-30\t\t\t", "line 5: '2025-02-30' is no valid_from")]
    [InlineData("4\t2\t044\tdistrict\tC\tC\tC\t\t\t\t\t2025-02-01\t2025-01-31\t\t", "'2025-01-31' is no valid_to")]
    [InlineData("4\t2\t044\tdistrict\tC\tC\tC\t\t\t\t\t2025-02-01\t\t\tnavy", "line 5: 'navy' is no force")]
    [InlineData("4\t2\t044", "Line 5 has 3 fields; the header has 15")]
    public void A_line_that_breaks_a_rule_is_refused_with_the_rule(string line, string reason)
    {
        var refused = Assert.Throws<FormatException>(() => Parse(Nation + Province + District + line + "\n"));
        Assert.Contains(reason, refused.Message);
    }

    [Fact]
    public void A_parent_stands_above_its_children()
    {
        var refused = Assert.Throws<FormatException>(() => Parse(Nation + District + Province));
        Assert.Contains("line 3, id 3: its parent 2 is no area of level 1 above it", refused.Message);
    }

    [Fact]
    public void Another_header_is_refused() =>
        Assert.Throws<FormatException>(() => AreaCatalogue.Parse("id\tcode\n", version: 2));

    [Fact]
    public void The_edition_and_the_digest_name_the_data()
    {
        Assert.Equal(1, AreaCatalogue.Reference.Version);
        Assert.Equal(32, AreaCatalogue.Reference.Sha256.Length);
        var one = Parse(Nation);
        Assert.Equal(7, one.Version);
        Assert.Equal(one.Sha256.ToArray(), Parse(Nation).Sha256.ToArray());
        Assert.NotEqual(one.Sha256.ToArray(), Parse(Nation + Province).Sha256.ToArray());
    }

    [Fact]
    public void The_ids_of_the_reference_data_never_change()
    {
        // Ids are in every ledger and journal: each of these must hold for ever.
        var areas = AreaCatalogue.Reference;
        (string Code, Day Day, int Id)[] known =
        [
            ("04", new Day(2025, 1, 1), 4),
            ("20", new Day(2026, 1, 1), 14),
            ("40", new Day(2026, 1, 1), 28),
            ("49", new Day(2025, 1, 1), 34),
            ("48", new Day(2026, 1, 1), 74),
            ("20/183", new Day(2023, 1, 1), 214),
            ("04/049", new Day(2025, 1, 1), 806),
            ("96/32248", new Day(2026, 1, 1), 4143),
            ("20/183/ba-son", new Day(2023, 1, 1), 4144),
        ];
        foreach (var (code, day, id) in known)
        {
            Assert.True(areas.TryResolve(AreaCode.Parse(code), day, out var found));
            Assert.Equal(new AreaId(id), found);
        }
    }

    private static AreaCatalogue Parse(string rows) => AreaCatalogue.Parse(new StringReader(Header + rows), version: 7);
}
