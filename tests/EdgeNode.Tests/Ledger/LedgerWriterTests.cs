using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.EdgeNode.Uplink;
using Federation.TestKit;
using Xunit;

namespace Federation.EdgeNode.Tests.Ledger;

public sealed class LedgerWriterTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_commit_that_was_done_although_its_answer_was_lost_is_seen_when_the_call_comes_again()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var writer = edge.Ledger.Writer;
        await Assert.ThrowsAsync<LedgerUnavailableException>(() =>
            RunAsync(
                writer,
                ledger =>
                {
                    ledger.Decide(Record());
                    ledger.Commit(seal: true);
                    throw new IOException("the answer of the commit was lost");
                }
            )
        );
        Assert.Equal((0, 0), (writer.View.LastEntry.Value, writer.View.Head.Number.Value));
        var seen = 0;
        writer.Committed += (_, _) => seen++;
        await RunAsync(writer, ledger => Assert.IsType<Decision.AlreadyDone>(ledger.Decide(Record())));
        Assert.Equal((1, 1), (writer.View.LastEntry.Value, writer.View.Head.Number.Value));
        Assert.Equal(1, seen);
    }

    [Fact]
    public async Task A_receipt_whose_batch_failed_is_kept_when_it_is_tried_again()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        var writer = edge.Ledger.Writer;
        await edge.RecordAsync(Requests.Record());
        await RunAsync(writer, ledger => ledger.Seal());
        var keeper = new ReceiptKeeper(writer, writer.View.Header.Ledger);
        using var holdUp = new ManualResetEventSlim();
        var isHeld = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = RunAsync(
            writer,
            _ =>
            {
                isHeld.SetResult();
                holdUp.Wait(TimeSpan.FromSeconds(30));
            }
        );
        await isHeld.Task;
        keeper.Keep(writer.View.Head);
        var failing = RunAsync(
            writer,
            ledger =>
            {
                ledger.Decide(Record());
                throw new IOException("no space left");
            }
        );
        holdUp.Set();
        await held;
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => failing);
        Assert.Equal(0, writer.View.Receipted.Number.Value);
        keeper.GoOn();
        await edge.ReceiptedAsync(1);
        Assert.Equal(writer.View.Head, writer.View.Receipted);
    }

    private static Task<bool> RunAsync(LedgerWriter writer, Action<OpenLedger> run) =>
        writer.RunAsync(
            ledger =>
            {
                run(ledger);
                return true;
            },
            CancellationToken.None
        );

    private static RecordActivity Record()
    {
        _ = IndicatorCatalogue.Reference.TryGet("patrol.patrols", out var patrols);
        _ = AreaCode.TryParse("04/043", out var code);
        _ = AreaCatalogue.Reference.TryResolve(code, new Day(2025, 1, 15), out var area);
        _ = ForceSet.TryParse("border_guard+police", out var forces);
        _ = EntryId.TryParse(Requests.Second, out var id);
        return new RecordActivity(
            Claim.Operator,
            id,
            new ActivityContent(
                area,
                new Day(2025, 1, 15),
                forces,
                Force.BorderGuard,
                [new QuantifiedAmount(patrols!.Number, new Amount(1), Qualifier.Exact)]
            )
        );
    }
}
