using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Silo.Tests.Rig;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Board = Federation.Core.Boards.Board;
using Kind = Federation.Wire.V1.BoardUpdate.UpdateOneofCase;

namespace Federation.Silo.Tests.Boards;

/// <summary>A watched board: a snapshot, then deltas, each verified as a display would.</summary>
public sealed class WatchTests(SharedNation shared) : IClassFixture<SharedNation>
{
    private readonly Nation _nation = shared.Nation;

    [Fact]
    public async Task A_board_comes_whole_and_then_in_deltas_whose_digests_verify()
    {
        var edge = new FakeEdge("04");
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        await stream.SendAndAwaitReceiptAsync(edge.Seal(On(new Day(2023, 1, 1), 10)));
        _ = await _nation.FoldedAsync();
        using var watch = Watch("2023-01");
        var (board, version) = await Snapshot(watch);
        Assert.Equal(10, AmountIn(board));

        foreach (var sum in (long[])[15, 20, 25])
        {
            await stream.SendAndAwaitReceiptAsync(edge.Seal(On(new Day(2023, 1, 2), 5)));
            while (AmountIn(board) < sum)
            {
                var delta = (await Next(watch, Kind.Delta)).Delta;
                Assert.Null(BoardMessages.TryApply(delta, board, version, out var after, out var next));
                Assert.True(next > version);
                (board, version) = (after!, next);
            }

            Assert.Equal(sum, AmountIn(board));
        }

        Assert.Equal(_nation.Fold.BoardAt(board.Period).Board.Digest, board.Digest);
    }

    [Fact]
    public async Task A_correction_that_takes_everything_back_leaves_an_empty_board()
    {
        var edge = new FakeEdge("04");
        var posting = On(new Day(2023, 2, 2), 10);
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        await stream.SendAndAwaitReceiptAsync(edge.Seal(posting));
        _ = await _nation.FoldedAsync();
        using var watch = Watch("2023-02");
        var (board, version) = await Snapshot(watch);

        await stream.SendAndAwaitReceiptAsync(edge.Seal(posting.Reverse()));
        var delta = (await Next(watch, Kind.Delta)).Delta;
        while (delta.Rows.Length < 8)
        {
            Assert.Null(BoardMessages.TryApply(delta, board, version, out var same, out version));
            board = same!;
            delta = (await Next(watch, Kind.Delta)).Delta;
        }

        Assert.Null(BoardMessages.TryApply(delta, board, version, out var after, out _));
        Assert.Equal(Board.Empty(board.Period).Digest, after!.Digest);
    }

    [Fact]
    public async Task A_reader_that_says_what_it_holds_gets_a_delta()
    {
        using var first = Watch("2023-03");
        var (board, version) = await Snapshot(first);
        using var second = Watch("2023-03", version.ToWire());
        var edge = new FakeEdge("04");
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        await stream.SendAndAwaitReceiptAsync(edge.Seal(On(new Day(2023, 3, 3), 8)));

        while (AmountIn(board) != 8)
        {
            var delta = (await Next(second, Kind.Delta)).Delta;
            Assert.Null(BoardMessages.TryApply(delta, board, version, out var after, out version));
            board = after!;
        }
    }

    [Fact]
    public async Task A_reader_that_holds_a_version_of_another_epoch_gets_the_whole_board()
    {
        using var watch = Watch("2023-04", new Wire.V1.Version { Epoch = 9, Position = 1 });

        _ = await Snapshot(watch);
    }

    [Fact]
    public async Task A_slow_reader_gets_the_latest_and_never_a_queue()
    {
        using var watch = Watch("2023-05");
        var (board, version) = await Snapshot(watch);
        var edge = new FakeEdge("04");
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        for (var i = 0; i < 200; i++)
        {
            await stream.SendAndAwaitReceiptAsync(edge.Seal(On(new Day(2023, 5, 5), 1)));
        }

        var deltas = 0;
        while (AmountIn(board) < 200)
        {
            var delta = (await Next(watch, Kind.Delta)).Delta;
            Assert.Null(BoardMessages.TryApply(delta, board, version, out var after, out version));
            board = after!;
            deltas++;
        }

        Assert.InRange(deltas, 1, 200);
        Assert.Equal(200, AmountIn(board));
    }

    [Fact]
    public async Task A_beat_tells_the_version_that_the_silo_confirms_and_the_links()
    {
        var edge = new FakeEdge("26");
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        using var watch = Watch("2023-06");

        var beat = (await Next(watch, Kind.Beat)).Beat;
        while (beat.Links.All(link => link.Ledger != edge.Ledger.ToString()))
        {
            beat = (await Next(watch, Kind.Beat)).Beat;
        }

        Assert.True(beat.ConfirmedUnixUs > 0);
        Assert.True(beat.TimeUnixUs >= beat.ConfirmedUnixUs);
        Assert.True(beat.Version.Position > 0);
    }

    [Fact]
    public async Task Last_years_board_comes_beside_and_again_where_it_changed()
    {
        var edge = new FakeEdge("04");
        using var stream = await FakeStream.OpenAsync(_nation, edge);
        await stream.SendAndAwaitReceiptAsync(edge.Seal(On(new Day(2022, 7, 7), 30)));
        _ = await _nation.FoldedAsync();
        using var watch = Watch("2023-07");
        Assert.Equal(30, await LastYear(watch));

        await stream.SendAndAwaitReceiptAsync(edge.Seal(On(new Day(2022, 7, 8), 12)));
        Assert.Equal(42, await LastYear(watch));
    }

    [Fact]
    public async Task A_period_that_does_not_exist_is_refused()
    {
        using var watch = Watch("2023-13");

        var refusal = await Assert.ThrowsAsync<RpcException>(async () => await Next(watch, Kind.Snapshot));

        Assert.Equal(StatusCode.InvalidArgument, refusal.StatusCode);
        Assert.Equal("period", Assert.Single(RefusalStatus.ViolationsOf(refusal)).Field);
    }

    private static Core.Figures.Posting On(Day day, long amount) =>
        Known.Posting("04", "patrol.participants", amount, day);

    private static long AmountIn(Board board)
    {
        Assert.True(Core.Figures.IndicatorCatalogue.Reference.TryGet("patrol.participants", out var indicator));
        return board.FigureOf(Core.Areas.AreaId.Nation, indicator.Number, Core.Figures.View.Total).Amount;
    }

    private static async Task<(Board Board, JournalVersion Version)> Snapshot(
        AsyncServerStreamingCall<BoardUpdate> watch
    )
    {
        var snapshot = (await Next(watch, Kind.Snapshot)).Snapshot;
        Assert.Null(BoardMessages.TryRead(snapshot, out var board, out var version));
        return (board!, version);
    }

    private static async Task<long> LastYear(AsyncServerStreamingCall<BoardUpdate> watch)
    {
        var beside = (await Next(watch, Kind.LastYear)).LastYear;
        Assert.Null(BoardMessages.TryRead(beside, out var board, out _));
        return AmountIn(board!);
    }

    private static async Task<BoardUpdate> Next(AsyncServerStreamingCall<BoardUpdate> watch, Kind kind)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await watch.ResponseStream.MoveNext(deadline.Token))
        {
            var update = watch.ResponseStream.Current;
            if (update.UpdateCase == kind)
            {
                return update;
            }

            Assert.True(
                update.UpdateCase is Kind.Beat or Kind.LastYear || kind is Kind.Beat or Kind.LastYear,
                $"{update.UpdateCase} where {kind} was due"
            );
        }

        throw new InvalidOperationException($"The board ended where a {kind} was expected.");
    }

    private AsyncServerStreamingCall<BoardUpdate> Watch(string period, Wire.V1.Version? have = null) =>
        _nation.Boards.Watch(
            new WatchRequest { Period = period, Have = have },
            cancellationToken: TestContext.Current.CancellationToken
        );
}
