using Federation.Core.Alarms;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Plausibility;
using Xunit;

namespace Federation.Core.Tests.Alarms;

/// <summary>Which figures of a month are implausible jumps.</summary>
public sealed class JumpRuleTests
{
    private static readonly AreaId CaoBang = new(4);

    [Fact]
    public void Above_three_times_the_largest_month_is_a_jump_and_exactly_three_times_is_none()
    {
        var before = Months(200, 100, 300, 250);

        Assert.Empty(Jumps(900, before));
        var jump = Assert.Single(Jumps(901, before));
        Assert.Equal(new AlarmKey(AlarmKind.Jump, CaoBang, "info.exchanged"), jump.Key);
        Assert.Equal((901L, 300L), (jump.Value, jump.Against));
    }

    [Fact]
    public void Three_months_are_no_history() => Assert.Empty(Jumps(100_000, Months(200, 0, 300, 0, 250)));

    [Fact]
    public void What_one_activity_may_usually_hold_is_no_jump()
    {
        var before = Months(1, 1, 1, 1);

        Assert.Empty(Jumps(200, before));
        Assert.Single(Jumps(201, before));
    }

    private static IReadOnlyList<AlarmSign> Jumps(long now, IReadOnlyList<Board> before) =>
        [.. JumpRule.Of(BoardOf(now, 11), before, RulePack.Reference, IndicatorCatalogue.Reference)];

    private static IReadOnlyList<Board> Months(params long[] amounts) =>
        [.. amounts.Select((amount, i) => BoardOf(amount, 10 - i))];

    private static Board BoardOf(long amount, int month)
    {
        var day = new Day(2026, month, 5);
        var table = new PeriodTable(new Span(new Day(2026, month, 1), new Day(2026, month, 28)));
        if (amount > 0)
        {
            Assert.True(IndicatorCatalogue.Reference.TryGet("info.exchanged", out var indicator));
            Assert.True(ForceSet.TryParse("police", out var set));
            var key = new PostingKey(CaoBang, indicator.Number, Span.Of(day), set, Approval.Provisional);
            table.Apply(CaoBang, Posting.Add(key, new Amount(amount), Qualifier.Exact));
        }

        return Board.Of(table);
    }
}
