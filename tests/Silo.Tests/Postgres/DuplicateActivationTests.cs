using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Silo.Tests.Rig;
using Federation.TestKit;
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

    private readonly TemporaryDirectory _directory = new();
    private Nation _one = null!;
    private Nation _twin = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var options = await postgres.PreparedAsync();
        string[] shared =
        [
            "--Nation:Postgres:Connection",
            options.Connection,
            "--Nation:Postgres:PasswordFile",
            options.PasswordFile,
        ];
        _one = await Nation.StartAsync(_directory.Path, shared);
        _twin = await Nation.StartApartAsync(_directory.Path, shared);
    }

    public async ValueTask DisposeAsync()
    {
        await _twin.DisposeAsync();
        await _one.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task The_activation_that_comes_later_writes_and_the_other_one_finds_out_and_leaves()
    {
        var edge = new FakeEdge("04");
        using var first = await FakeStream.OpenAsync(_one, edge);
        await first.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("04", 3)));
        using var second = FakeStream.Open(_twin);
        await second.SendAsync(edge.Hello(receipted: edge.Head));
        Assert.Equal(1, (await second.NextAsync(Kind.Welcome)).Welcome.Watermark.Number);

        // A frame that the edge never sealed: the stale one must not get it in beside the true second frame.
        var clone = new FakeEdge("04", edge.Ledger);
        _ = clone.Seal(edge.Frames[0].Bytes.ToArray());
        await first.SendAsync(FakeEdge.Message(clone.Seal(Known.Participants("04", 1_000))));
        _ = await first.EndAsync();
        _ = edge.Seal(Known.Participants("04", 4));
        await SendAsync(_twin, edge, [.. edge.Frames]);

        await AssertAsync(edge, 7);
        _ = edge.Seal(Known.Participants("04", 5));
        await SendAsync(_one, edge, [.. edge.Frames]);
        await AssertAsync(edge, 12);
    }

    [Fact]
    public async Task Of_two_first_writes_of_a_ledger_that_race_each_frame_is_counted_once()
    {
        for (var round = 1; round <= 10; round++)
        {
            var edge = new FakeEdge("04");
            var frames = new[] { edge.Seal(Known.Participants("04", 1)), edge.Seal(Known.Participants("04", 1)) };

            await Task.WhenAll(SendAsync(_one, edge, frames), SendAsync(_twin, edge, frames));

            var marks = await _one.Journal.ReadLedgersAsync(Cancel);
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
        var mark = (await _one.Journal.ReadLedgersAsync(Cancel)).Single(one => one.Ledger == edge.Ledger);
        Assert.Equal(edge.Head, mark.Watermark);
        await AssertSumAsync(sum);
    }

    private async Task AssertSumAsync(long sum)
    {
        _ = await _one.FoldedAsync();
        _ = await _twin.FoldedAsync();
        Assert.Equal(sum, (await _one.AskAsync(Ask.For("VN"))).Amount());
        Assert.Equal(sum, (await _twin.AskAsync(Ask.For("VN"))).Amount());
        Assert.Equal(_one.Fold.BoardAt(s_january).Board.Digest, _twin.Fold.BoardAt(s_january).Board.Digest);
    }
}
