using Federation.Core.Calendars;
using Federation.Silo.Tests.Rig;
using Federation.TestKit;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Silo.Tests.Vintages;

/// <summary>What a vintage outlasts, and what it waits for. Each test has a nation of its own.</summary>
public sealed class LastingVintageTests : IDisposable
{
    private static readonly Day s_day = new(2025, 1, 15);

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_vintage_outlasts_restarts_and_a_new_epoch_and_its_version_does_not()
    {
        Vintage vintage;
        await using (var nation = await Nation.StartAsync(_directory.Path))
        {
            await nation.RecordAsync("20", Known.Posting("20", "patrol.patrols", 3, s_day));
            vintage = await nation.FreezeAsync(Keep.Request("2025-01"));
            await nation.RecordAsync("20", Known.Posting("20", "patrol.patrols", 4, s_day));
        }

        await using var again = await Nation.StartAsync(_directory.Path, "--Nation:Journal:EpochLeast", "2");
        var listed = await again.Vintages.ListAsync(new ListVintagesRequest(), cancellationToken: Cancel);
        Assert.Equal([vintage], listed.Vintages);
        Assert.Equal(3, (await again.FiguresAtAsync(Keep.At(vintage), "VN")).Amount("patrol.patrols"));
        Assert.True((await again.FiguresAtAsync(Keep.At(vintage), "VN")).LastYearUnknown);
        Assert.Equal(4, Assert.Single((await again.RevisionsAsync(vintage)).Revisions).Amount);

        var ended = await Keep.RefusedAsync(() =>
            again.FiguresAtAsync(new AsOf { Version = vintage.Version }, "VN", "2025-01")
        );
        Assert.Equal(StatusCode.FailedPrecondition, ended.StatusCode);
        Assert.Contains("is of epoch 1; the journal was restored and is in epoch 2", ended.Status.Detail);
        var position = vintage.Version.Position;
        Assert.Equal(3, (await again.FiguresAtAsync(Keep.At(position, 2), "VN", "2025-01")).Amount("patrol.patrols"));
    }

    [Fact]
    public async Task What_is_known_to_be_missing_is_named_and_must_be_allowed()
    {
        await using var nation = await Nation.StartAsync(
            _directory.Path,
            "--Nation:Vintages:CompleteTimeout",
            "00:00:00.2"
        );
        var edge = new FakeEdge("20");
        using var stream = await FakeStream.OpenAsync(nation, edge);
        await stream.SendAndAwaitReceiptAsync(edge.Seal(Known.Posting("20", "patrol.patrols", 3, s_day)));
        var late = edge.Seal(Known.Posting("20", "patrol.patrols", 4, s_day));
        await stream.SendAsync(FakeEdge.Heartbeat(edge.Head));
        await AnnouncedAsync(nation, edge);

        var refusal = await Keep.RefusedAsync(() => nation.FreezeAsync(Keep.Request("2025-01")));
        Assert.Equal(StatusCode.FailedPrecondition, refusal.StatusCode);
        Assert.Contains($"1 ledgers hold more than it has: 20 (ledger {edge.Ledger})", refusal.Status.Detail);
        Assert.Empty((await nation.Vintages.ListAsync(new ListVintagesRequest(), cancellationToken: Cancel)).Vintages);

        var allowed = await nation.FreezeAsync(new FreezeRequest(Keep.Request("2025-01")) { AllowIncomplete = true });
        Assert.Equal(1, allowed.LedgersBehind);

        await stream.SendAndAwaitReceiptAsync(late);
        Assert.Equal(0, (await nation.FreezeAsync(Keep.Request("2025-01"))).LedgersBehind);
    }

    [Fact]
    public async Task Frames_that_arrive_while_it_waits_are_in_the_vintage()
    {
        await using var nation = await Nation.StartAsync(
            _directory.Path,
            "--Nation:Vintages:CompleteTimeout",
            "00:00:30"
        );
        var edge = new FakeEdge("20");
        using var stream = await FakeStream.OpenAsync(nation, edge);
        var late = edge.Seal(Known.Posting("20", "patrol.patrols", 4, s_day));
        await stream.SendAsync(FakeEdge.Heartbeat(edge.Head));
        await AnnouncedAsync(nation, edge);

        var freezing = nation.FreezeAsync(Keep.Request("2025-01"));
        await stream.SendAndAwaitReceiptAsync(late);

        var vintage = await freezing;
        Assert.Equal(4, (await nation.FiguresAtAsync(Keep.At(vintage), "VN")).Amount("patrol.patrols"));
    }

    [Theory]
    [InlineData("Nation:Vintages:ReplayTimeout", "00:00:00")]
    [InlineData("Nation:Vintages:ReplaysWaitingMax", "0")]
    [InlineData("Nation:Vintages:RevisionsMax", "0")]
    public async Task An_option_that_cannot_work_is_refused_at_the_start(string name, string value)
    {
        var refusal = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            Nation.StartAsync(_directory.Path, $"--{name}", value)
        );
        Assert.Contains(name, refusal.Message);
    }

    [Fact]
    public async Task Revisions_that_do_not_fit_are_counted()
    {
        await using var nation = await Nation.StartAsync(_directory.Path, "--Nation:Vintages:RevisionsMax", "1");
        var vintage = await nation.FreezeAsync(Keep.Request("2025-01"));
        await nation.RecordAsync(
            "20",
            Known.Posting("20", "patrol.patrols", 3, s_day),
            Known.Posting("20", "patrol.participants", 9, s_day)
        );

        var answer = await nation.RevisionsAsync(vintage);

        Assert.Equal(("patrol.patrols", 1L), (Assert.Single(answer.Revisions).Indicator, answer.LeftOut));
    }

    /// <summary>Waits until the journal keeps the head that the edge announced.</summary>
    private static async Task AnnouncedAsync(Nation nation, FakeEdge edge)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var marks = await nation.Journal.ReadLedgersAsync(deadline.Token);
            if (marks.Any(mark => mark.Ledger == edge.Ledger && mark.Announced == edge.Head))
            {
                return;
            }
        }
    }
}
