using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Silo.Tests.Rig;
using Federation.Wire;
using Grpc.Core;
using Kind = Federation.Wire.V1.NationMessage.MessageOneofCase;

namespace Federation.Silo.Tests.Postgres;

/// <summary>
/// Two silos on one journal that know nothing of each other, as in a cluster that fell apart: each activates its own
/// grain of a province. The journal alone keeps them from writing twice.
/// </summary>
public sealed class DuplicateActivationTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly Span s_january = new(new Day(2025, 1, 1), new Day(2025, 1, 31));

    private SharedNations _nations = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Nation One => _nations.First;

    private Nation Twin => _nations.Second;

    public async ValueTask InitializeAsync() => _nations = await SharedNations.StartAsync(postgres, areApart: true);

    public ValueTask DisposeAsync() => _nations.DisposeAsync();

    [Fact]
    public async Task The_activation_that_comes_later_writes_and_the_other_one_finds_out_and_leaves()
    {
        var edge = new FakeEdge("04");
        using var first = await FakeStream.OpenAsync(One, edge);
        await first.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("04", 3)));
        using var second = FakeStream.Open(Twin);
        await second.SendAsync(edge.Hello(receipted: edge.Head));
        Assert.Equal(1, (await second.NextAsync(Kind.Welcome)).Welcome.Watermark.Number);

        // A frame that the edge never sealed: the stale one must not get it in beside the true second frame.
        var clone = new FakeEdge("04", edge.Ledger);
        _ = clone.Seal(edge.Frames[0].Bytes.ToArray());
        await first.SendAsync(FakeEdge.Message(clone.Seal(Known.Participants("04", 1_000))));
        _ = await first.EndAsync();
        _ = edge.Seal(Known.Participants("04", 4));
        await SendAsync(Twin, edge, [.. edge.Frames]);

        await AssertAsync(edge, 7);
        _ = edge.Seal(Known.Participants("04", 5));
        await SendAsync(One, edge, [.. edge.Frames]);
        await AssertAsync(edge, 12);
    }

    [Fact]
    public async Task Of_two_first_writes_of_a_ledger_that_race_each_frame_is_counted_once()
    {
        for (var round = 1; round <= 10; round++)
        {
            var edge = new FakeEdge("04");
            var frames = new[] { edge.Seal(Known.Participants("04", 1)), edge.Seal(Known.Participants("04", 1)) };

            await Task.WhenAll(SendAsync(One, edge, frames), SendAsync(Twin, edge, frames));

            var marks = await One.Journal.ReadLedgersAsync(Cancel);
            Assert.Equal(edge.Head, marks.Single(mark => mark.Ledger == edge.Ledger).Watermark);
            await AssertSumAsync(2 * round);
        }
    }

    /// <summary>As an edge does: it comes back until everything is receipted, by whichever activation.</summary>
    private static async Task SendAsync(Nation nation, FakeEdge edge, Frame[] frames)
    {
        while (true)
        {
            using var stream = FakeStream.Open(nation);
            try
            {
                await stream.SendAsync(edge.Hello());
                var welcome = UplinkMessages.FromWire((await stream.NextAsync(Kind.Welcome)).Welcome);
                if (frames.Skip((int)welcome.Watermark.Number.Value).ToArray() is { Length: > 0 } missing)
                {
                    await stream.SendAndAwaitReceiptAsync(missing);
                }

                return;
            }
            catch (Exception ended) when (ended is RpcException or InvalidOperationException)
            {
                Cancel.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task AssertAsync(FakeEdge edge, long sum)
    {
        var mark = (await One.Journal.ReadLedgersAsync(Cancel)).Single(one => one.Ledger == edge.Ledger);
        Assert.Equal(edge.Head, mark.Watermark);
        await AssertSumAsync(sum);
    }

    private async Task AssertSumAsync(long sum)
    {
        _ = await One.FoldedAsync();
        _ = await Twin.FoldedAsync();
        Assert.Equal(sum, (await One.AskAsync(Ask.For("VN"))).Amount());
        Assert.Equal(sum, (await Twin.AskAsync(Ask.For("VN"))).Amount());
        Assert.Equal(One.Fold.BoardAt(s_january).Board.Digest, Twin.Fold.BoardAt(s_january).Board.Digest);
    }
}
