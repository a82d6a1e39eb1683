using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Areas.Plans;
using Federation.Core.Calendars;
using Xunit;
using static Federation.Core.Tests.Areas.SmallCountry;

namespace Federation.Core.Tests.Areas;

public sealed class AreaPlanTests
{
    private static readonly Day Before = new(2025, 12, 31);
    private static readonly Day Day = new(2026, 1, 1);

    [Fact]
    public void A_merger_makes_the_next_edition_and_leaves_the_past_as_it_was()
    {
        Assert.Null(AreaPlan.TryRead(Catalogue, Merger, out var plan));
        var after = plan!.After;
        Assert.Equal((2, Day), (after.Version, plan.Day));
        Assert.Equal([2, 3, 4], after.Provinces(Before).Select(id => id.Value));
        Assert.Equal([8, 4], after.Provinces(Day).Select(id => id.Value));
        Assert.Equal(new AreaId(8), after.Onto(new AreaId(3), Day));
        Assert.Equal([8, 9, 10], plan.Added.Select(area => area.Id.Value));
        Assert.Equal([2, 3, 5, 6], plan.Ended.Select(area => area.Id.Value));
        Assert.Empty(plan.Changed);
    }

    [Fact]
    public void A_renaming_keeps_the_area()
    {
        var text = Plan(Province(2, "01", "2020-01-01", "2025-12-31"), Province(2, "05", "2026-01-01"));
        var refusal = AreaPlan.TryRead(Catalogue, text, out _);
        Assert.Equal(AreaPlanRefusalKind.RuleBroken, refusal!.Kind);
        Assert.EndsWith("its parent's code changes on one of its days: divide the row there.", refusal.Message);

        var commune = Plan(
            Row(5, 2, "00001", "commune", "2020-01-01", "2025-12-31"),
            Row(5, 2, "00001", "ward", "2026-01-01")
        );
        Assert.Null(AreaPlan.TryRead(Catalogue, commune, out var plan));
        Assert.Equal(AreaKind.Ward, Assert.Single(plan!.Changed).Versions[^1].Kind);
    }

    [Fact]
    public void A_divided_area_stays_itself_in_todays_figures()
    {
        var text = Plan(
            Row(5, 2, "00001", "commune", "2020-01-01", "2025-12-31"),
            Row(8, 2, "00008", "commune", "2026-01-01", "", "5"),
            Row(9, 2, "00009", "commune", "2026-01-01", "", "5")
        );
        Assert.Null(AreaPlan.TryRead(Catalogue, text, out var plan));
        Assert.Equal(new AreaId(5), plan!.After.Onto(new AreaId(5), Day));
    }

    [Fact]
    public void A_plan_that_loses_an_area_is_refused_with_what_would_be_allowed() =>
        Refused(
            AreaPlanRefusalKind.AreaLost,
            "Tên 00001 (01/00001, id 5) ends on 2025-12-31 and nothing takes its place: name 5 in the column "
                + "predecessors "
                + "of the area that does, which begins on 2026-01-01.",
            Row(5, 2, "00001", "commune", "2020-01-01", "2025-12-31")
        );

    [Fact]
    public void A_plan_that_doubles_an_area_is_refused_with_what_would_be_allowed() =>
        Refused(
            AreaPlanRefusalKind.AreaDoubled,
            "Tên 00001 (01/00001, id 5) goes on after 2026-01-01 beside Tên 00008 (01/00008, id 8), which is "
                + "made from it, "
                + "so that it would be there twice: end it on 2025-12-31, and give what is left of it a new id.",
            Row(8, 2, "00008", "commune", "2026-01-01", "", "5")
        );

    [Fact]
    public void A_province_from_nowhere_is_refused() =>
        Refused(
            AreaPlanRefusalKind.AreaDoubled,
            "Tên 09 (09, id 8) begins on 2026-01-01 and comes from nowhere: its column predecessors names the "
                + "provinces "
                + "that it is made from, whole or in part.",
            Province(8, "09", "2026-01-01")
        );

    [Fact]
    public void Two_areas_with_one_code_on_a_day_are_refused() =>
        Refused(
            AreaPlanRefusalKind.RuleBroken,
            "Areas 5 and 8 both have the code 01/00001 on 2026-01-01: end one of them before that day, or give it "
                + "another code.",
            Row(8, 2, "00001", "commune", "2026-01-01")
        );

    [Fact]
    public void What_stood_before_the_day_is_not_changed() =>
        Refused(
            AreaPlanRefusalKind.PastChanged,
            "Line 2: of area 5 (Tên 00001) a plan gives all rows, as they were, but for the last: that gets a "
                + "valid_to, and "
                + "rows may follow it. An area that has ended does not come back: it gets a new id.",
            Row(5, 2, "00077", "commune", "2020-01-01", "2025-12-31")
        );

    [Fact]
    public void An_id_is_the_next_free_one() =>
        Refused(
            AreaPlanRefusalKind.IdNotNext,
            "Line 2: a new area gets the next free id, 8, not 9; ids are never reused.",
            Row(9, 2, "00009", "commune", "2026-01-01")
        );

    [Fact]
    public void A_plan_takes_effect_on_one_day() =>
        Refused(
            AreaPlanRefusalKind.SeveralDays,
            "A plan takes effect on one day, this one on 2026-01-01, 2026-02-01: make a plan for each.",
            Row(8, 2, "00008", "commune", "2026-01-01"),
            Row(9, 2, "00009", "commune", "2026-02-01")
        );

    [Fact]
    public void A_plan_without_rows_is_refused() =>
        Refused(AreaPlanRefusalKind.Malformed, "The plan has no rows: give those of the areas that change.");

    [Fact]
    public void A_statement_reads_what_it_writes_and_nothing_shorter()
    {
        Assert.Null(AreaPlan.TryRead(Catalogue, Merger, out var plan));
        var statement = AreaPlanStatement.Of(Catalogue, plan!, "operator", "Nghị quyết 1", Merger);
        var bytes = statement.Encode();
        Assert.True(AreaPlanStatement.TryDecode(bytes, out var read));
        Assert.Equal(
            ("operator", "Nghị quyết 1", Merger, true, true),
            (read.By, read.Reason, read.Text, read.IsFor(Catalogue), read.Makes(plan!.After))
        );
        Assert.False(AreaPlanStatement.TryDecode(bytes.AsSpan(0, 70), out _));
        Gen.Byte.Array[0, 120]
            .Sample(noise =>
            {
                if (AreaPlanStatement.TryDecode(noise, out var other))
                {
                    Assert.Equal(noise, other.Encode());
                }
            });
    }

    private static void Refused(AreaPlanRefusalKind kind, string message, params string[] rows)
    {
        var refusal = AreaPlan.TryRead(Catalogue, Plan(rows).TrimEnd('\n') + "\n", out var plan);
        Assert.Null(plan);
        Assert.Equal(new AreaPlanRefusal(kind, message), refusal);
    }
}
