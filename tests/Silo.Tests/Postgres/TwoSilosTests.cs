using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Silo.Tests.Rig;
using Federation.Wire;
using Kind = Federation.Wire.V1.NationMessage.MessageOneofCase;

namespace Federation.Silo.Tests.Postgres;

/// <summary>Two silos on one database are one nation: one order, the same bytes, one writer a ledger.</summary>
public sealed class TwoSilosTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly Span s_january = new(new Day(2025, 1, 1), new Day(2025, 1, 31));
    private static readonly Span s_year = new(new Day(2025, 1, 1), new Day(2025, 12, 31));

    private SharedNations _nations = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Nation First => _nations.First;

    private Nation Second => _nations.Second;

    public async ValueTask InitializeAsync() => _nations = await SharedNations.StartAsync(postgres);

    public ValueTask DisposeAsync() => _nations.DisposeAsync();

    [Fact]
    public async Task What_one_silo_appends_is_on_the_others_boards_at_the_same_version_with_the_same_bytes()
    {
        var edges = new[] { new FakeEdge("04"), new FakeEdge("20"), new FakeEdge("40") };
        var streams = new List<FakeStream>();
        foreach (var (edge, silo) in edges.Zip((Nation[])[First, Second, First]))
        {
            streams.Add(await FakeStream.OpenAsync(silo, edge));
        }

        for (var round = 1; round <= 20; round++)
        {
            foreach (var (edge, stream) in edges.Zip(streams))
            {
                await stream.SendAndAwaitReceiptAsync(
                    edge.Seal(
                        Known.Participants(
                            edge == edges[0] ? "04"
                                : edge == edges[1] ? "20"
                                : "40",
                            round
                        )
                    )
                );
            }

            if (round == 10)
            {
                // A period that is first watched in the middle of a burst is summed from what is held.
                _ = Second.Fold.BoardAt(s_year);
            }
        }

        await AssertSameAsync(s_january);
        await AssertSameAsync(s_year);
        Assert.Equal(210, (await First.AskAsync(Ask.For("20"))).Amount());
        Assert.Equal(210, (await Second.AskAsync(Ask.For("04"))).Amount());
        foreach (var stream in streams)
        {
            stream.Dispose();
        }
    }

    [Fact]
    public async Task Positions_are_dense_however_the_silos_race()
    {
        var edges = Enumerable.Range(0, 8).Select(_ => new FakeEdge("04")).ToList();
        await Task.WhenAll(
            edges.Select(
                async (edge, index) =>
                {
                    using var stream = await FakeStream.OpenAsync(index % 2 == 0 ? First : Second, edge);
                    for (var number = 0; number < 25; number++)
                    {
                        await stream.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("04", 1)));
                    }
                }
            )
        );

        var positions = new List<long>();
        await foreach (var record in Second.Journal.ReadAsync(1, Cancel))
        {
            positions.Add(record.Position);
        }

        Assert.Equal(Enumerable.Range(1, 201).Select(position => (long)position), positions);
        await AssertSameAsync(s_january);
        Assert.Equal(200, (await Second.AskAsync(Ask.For("04"))).Amount());
    }

    [Fact]
    public async Task A_stream_on_either_silo_reaches_the_one_intake_of_its_ledger()
    {
        var edge = new FakeEdge("04");
        using (var stream = await FakeStream.OpenAsync(First, edge))
        {
            await stream.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("04", 3)));
        }

        using var moved = FakeStream.Open(Second);
        await moved.SendAsync(edge.Hello(receipted: edge.Head));
        var welcome = UplinkMessages.FromWire((await moved.NextAsync(Kind.Welcome)).Welcome);
        await moved.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("04", 4)));

        Assert.Equal(1, welcome.Watermark.Number.Value);
        var mark = Assert.Single(await First.Journal.ReadLedgersAsync(Cancel));
        Assert.Equal((2, 1), (mark.Watermark.Number.Value, mark.Term.Value));
        _ = await Second.FoldedAsync();
        Assert.Equal(7, (await Second.AskAsync(Ask.For("04"))).Amount());
    }

    [Fact]
    public async Task A_second_writer_takes_the_term_and_the_first_finds_out_and_writes_nothing_more()
    {
        var edge = new FakeEdge("04");
        using var stream = await FakeStream.OpenAsync(First, edge);
        await stream.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("04", 3)));

        // As a twin of the grain does when it is activated in a part of the cluster that does not see the first.
        _ = await Second.Journal.RaiseTermAsync(edge.Owner, edge.Ledger, Cancel);
        await stream.SendAsync(FakeEdge.Message(edge.Seal(Known.Participants("04", 4))));
        _ = await stream.EndAsync();

        Assert.Equal(1, (await First.Journal.ReadLedgersAsync(Cancel))[0].Watermark.Number.Value);
        _ = await Second.FoldedAsync();
        Assert.Equal(3, (await Second.AskAsync(Ask.For("04"))).Amount());
    }

    [Fact]
    public async Task The_rest_of_the_nation_goes_on_when_a_silo_leaves()
    {
        var edge = new FakeEdge("04");
        using (var stream = await FakeStream.OpenAsync(Second, edge))
        {
            await stream.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("04", 3)));
        }

        await Second.DisposeAsync();

        using var again = await ReopenedAsync(First, edge);
        await again.SendAndAwaitReceiptAsync(edge.Seal(Known.Participants("04", 4)));
        _ = await First.FoldedAsync();
        Assert.Equal(7, (await First.AskAsync(Ask.For("04"))).Amount());
    }

    /// <summary>As an edge does: it comes back until a session lives.</summary>
    private static async Task<FakeStream> ReopenedAsync(Nation nation, FakeEdge edge)
    {
        while (true)
        {
            var stream = FakeStream.Open(nation);
            try
            {
                await stream.SendAsync(edge.Hello(receipted: edge.Head));
                _ = await stream.NextAsync(Kind.Welcome);
                return stream;
            }
            catch (Grpc.Core.RpcException) when (!Cancel.IsCancellationRequested)
            {
                stream.Dispose();
            }
        }
    }

    private async Task AssertSameAsync(Span period)
    {
        _ = await First.FoldedAsync();
        _ = await Second.FoldedAsync();
        var (one, version) = First.Fold.BoardAt(period);
        var (other, otherVersion) = Second.Fold.BoardAt(period);
        Assert.Equal(version, otherVersion);
        Assert.Equal(one.Encode(), other.Encode());
        Assert.Equal(one.Digest, other.Digest);
    }
}
