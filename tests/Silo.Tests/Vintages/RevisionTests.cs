using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Silo.Tests.Rig;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Silo.Tests.Vintages;

/// <summary>What came in after a vintage. Each test has a period of its own.</summary>
public sealed class RevisionTests(SharedNation shared) : IClassFixture<SharedNation>
{
    private readonly Nation _nation = shared.Nation;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Revisions_name_figure_amount_ledger_frames_and_time_and_add_up()
    {
        var day = new Day(2023, 1, 5);
        var edge = await _nation.RecordAsync("20", Patrols("20/183", 30, day), Patrols("20", 5, day));
        var vintage = await _nation.FreezeAsync(Keep.Request("2023-01"));
        await _nation.RecordAsync(edge, Patrols("20/183", 30, day).Reverse(), Patrols("20/183", 31, day));
        var other = await _nation.RecordAsync("04", Known.Posting("04", "outreach.attendance", 60, day));

        var answer = await _nation.RevisionsAsync(vintage);

        Assert.Equal((vintage, 0L), (answer.Vintage, answer.LeftOut));
        Assert.Equal(
            [
                ("04", "outreach.attendance", 60L, 1L, other.Ledger.ToString(), 1L, 1L, 1L),
                ("20", "patrol.patrols", 1L, 0L, edge.Ledger.ToString(), 3L, 4L, 2L),
            ],
            answer.Revisions.Select(one =>
                (one.Area, one.Indicator, one.Amount, one.Count, one.Ledger, one.FirstFrame, one.LastFrame, one.Frames)
            )
        );
        Assert.Equal(("+1 lần", "+1 patrol"), (answer.Revisions[1].DisplayVi, answer.Revisions[1].DisplayEn));
        Assert.All(answer.Revisions, one => Assert.True(one.FirstUnixUs >= vintage.FrozenUnixUs));
        await AssertAddsUpAsync(vintage, answer, "2023-01");
        var provincial = await _nation.RevisionsAsync(vintage, "04");
        Assert.Equal("04", Assert.Single(provincial.Revisions).Area);
    }

    [Fact]
    public async Task Revisions_through_an_earlier_version_leave_out_what_came_after_it()
    {
        var day = new Day(2023, 2, 5);
        var vintage = await _nation.FreezeAsync(Keep.Request("2023-02"));
        await _nation.RecordAsync("20", Patrols("20/183", 30, day));
        var through = _nation.Fold.Version.ToWire();
        await _nation.RecordAsync("20", Patrols("20/183", 7, day));

        var answer = await _nation.Vintages.RevisionsAsync(
            new RevisionsRequest { Vintage = vintage.Id, Through = through },
            cancellationToken: Cancel
        );

        Assert.Equal((30L, through), (Assert.Single(answer.Revisions).Amount, answer.Through));
    }

    [Fact]
    public async Task Nothing_is_revised_through_a_version_before_the_vintage()
    {
        await _nation.RecordAsync("20", Patrols("20/183", 30, new Day(2023, 3, 5)));
        var vintage = await _nation.FreezeAsync(Keep.Request("2023-03"));
        var request = new RevisionsRequest
        {
            Vintage = vintage.Id,
            Through = new Wire.V1.Version { Epoch = 1, Position = vintage.Version.Position - 1 },
        };
        var refusal = await Keep.RefusedAsync(async () =>
            await _nation.Vintages.RevisionsAsync(request, cancellationToken: Cancel)
        );
        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
    }

    [Theory]
    [InlineData("20/183")]
    [InlineData("99")]
    [InlineData("?")]
    public async Task Revisions_are_those_of_provinces(string area)
    {
        var vintage = await _nation.FreezeAsync(Keep.Request("2023-04"));
        var refusal = await Keep.RefusedAsync(() => _nation.RevisionsAsync(vintage, area));
        Assert.Equal("area", Assert.Single(RefusalStatus.ViolationsOf(refusal)).Field);
    }

    /// <summary>The revisions of each figure are the board of then taken from the board of now.</summary>
    private async Task AssertAddsUpAsync(Wire.V1.Vintage vintage, RevisionsResponse answer, string period)
    {
        var then = await BoardAsync(Keep.At(vintage), period);
        var now = await BoardAsync(new AsOf { Version = answer.Through }, period);
        Assert.Equal(answer.Fingerprint, now.Fingerprint.ToString());
        foreach (var indicator in IndicatorCatalogue.Reference.All)
        {
            foreach (var leaf in now.Leaves.Concat(then.Leaves).Select(leaf => leaf.Area).Distinct())
            {
                var by = answer
                    .Revisions.Where(one => one.AreaId == leaf.Value && one.Indicator == indicator.Code)
                    .Sum(one => one.Amount);
                Assert.Equal(Amount(now) - Amount(then), by);

                long Amount(Board board) => board.FigureOf(leaf, indicator.Number, View.Total).Amount;
            }
        }
    }

    private async Task<Board> BoardAsync(AsOf asOf, string period)
    {
        var answer = await _nation.Vintages.BoardAsync(
            new BoardAtRequest { AsOf = asOf, Period = period },
            cancellationToken: Cancel
        );
        Assert.Null(BoardMessages.TryRead(answer.Board, out var board, out _));
        return board!;
    }

    private static Posting Patrols(string area, long amount, Day day) =>
        Known.Posting(area, "patrol.patrols", amount, day);
}
