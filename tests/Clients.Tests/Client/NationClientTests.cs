using Federation.Client;
using Federation.Clients.Tests.HqConsole;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Xunit;

namespace Federation.Clients.Tests.Client;

public sealed class NationClientTests : IAsyncLifetime
{
    private static readonly Uri Nobody = new("http://127.0.0.1:1");
    private static readonly JournalVersion One = new(1, 1);
    private static readonly FigureQuestion Question = new("04", "2025-Q1", "", "", []);
    private FakeNation _nation = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _nation = await FakeNation.StartAsync(Cancelled);

    public async ValueTask DisposeAsync() => await _nation.DisposeAsync();

    [Fact]
    public async Task A_question_goes_to_the_next_address_when_one_is_gone()
    {
        _nation.Answer = request => new FiguresResponse { AreaNameVi = $"answer to {request.Area}" };
        using var client = Client(Nobody, _nation.Address);
        Assert.Equal("answer to 04", (await client.QueryAsync(Question, Cancelled)).AreaNameVi);
        Assert.Equal(_nation.Address, client.Current);
    }

    [Fact]
    public async Task When_nobody_answers_it_is_unavailable()
    {
        using var client = Client(Nobody, _nation.Address);
        var gone = await Assert.ThrowsAsync<RpcException>(() => client.QueryAsync(Question, Cancelled));
        Assert.Equal(StatusCode.Unavailable, gone.StatusCode);
    }

    [Fact]
    public async Task A_watch_claims_who_it_is_becomes_live_and_resumes_with_what_it_holds()
    {
        using var client = Client(_nation.Address);
        await using var states = client
            .Subscribe(Period.Quarter(2025, 1), Calendar.Civil)
            .WatchAsync(Cancelled)
            .GetAsyncEnumerator(Cancelled);
        var next = NextAsync(states, BoardCondition.Live);
        var first = await _nation.Watches.ReadAsync(Cancelled);
        Assert.Equal(("operator", "2025-Q1", "civil"), (first.Claim, first.Request.Period, first.Request.Calendar));
        Assert.Null(first.Request.Have);
        first.Say(Scene.Board().ToSnapshot(One));
        first.Say(Beat());
        Assert.Equal(Scene.Board().Digest, (await next).Board!.Digest);

        next = NextAsync(states, BoardCondition.NotConfirmed);
        first.End(StatusCode.Unavailable);
        Assert.Contains("Unavailable", (await next).Problem, StringComparison.Ordinal);

        next = NextAsync(states, BoardCondition.Live);
        var second = await _nation.Watches.ReadAsync(Cancelled);
        Assert.Equal(1, second.Request.Have.Position);
        second.Say(Beat());
        Assert.Equal(One, (await next).Version);
    }

    [Fact]
    public async Task Why_a_board_was_not_taken_stays_said_while_it_is_asked_for_again()
    {
        using var client = Client(_nation.Address);
        await using var states = client
            .Subscribe(Period.Quarter(2025, 1), Calendar.Civil)
            .WatchAsync(Cancelled)
            .GetAsyncEnumerator(Cancelled);
        var next = NextAsync(states, BoardCondition.Live);
        var first = await _nation.Watches.ReadAsync(Cancelled);
        first.Say(Scene.Board().ToSnapshot(new JournalVersion(2, 1)));
        first.Say(Beat());
        _ = await next;

        first.Say(Scene.Board().ToSnapshot(One));
        var refused = await NextAsync(states, BoardCondition.NotConfirmed);
        var left = await NextAsync(states, BoardCondition.NotConfirmed);

        Assert.StartsWith("the silo is at 1·1 and 2·1 was shown before", refused.Problem, StringComparison.Ordinal);
        Assert.Equal(refused.Problem, left.Problem);
    }

    [Fact]
    public async Task A_refusal_is_not_tried_again()
    {
        using var client = Client(_nation.Address);
        await using var states = client
            .Subscribe(Period.Quarter(2025, 1), Calendar.Civil)
            .WatchAsync(Cancelled)
            .GetAsyncEnumerator(Cancelled);
        var end = NextAsync(states, BoardCondition.Live);
        (await _nation.Watches.ReadAsync(Cancelled)).End(StatusCode.InvalidArgument);
        var refused = await Assert.ThrowsAsync<RpcException>(() => end);
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
    }

    [Fact]
    public void Addresses_are_read_with_commas_and_a_wrong_one_is_named()
    {
        Assert.Equal(
            [new Uri("http://127.0.0.1:5080"), new Uri("http://127.0.0.1:5081")],
            NationOptions.ParseAddresses("http://127.0.0.1:5080, http://127.0.0.1:5081", out _)
        );
        Assert.Null(NationOptions.ParseAddresses("http://127.0.0.1:5080,localhost", out var wrong));
        Assert.Equal("localhost", wrong);
    }

    [Fact]
    public void An_option_out_of_its_range_is_named()
    {
        var problem = Assert.Throws<ArgumentException>(() =>
            new NationClient(new NationOptions { Addresses = [Nobody], CallTimeout = TimeSpan.Zero })
        );
        Assert.StartsWith("CallTimeout is 00:00:00", problem.Message, StringComparison.Ordinal);
    }

    /// <summary>A patient client: how long a busy machine takes to answer decides nothing here.</summary>
    private static NationClient Client(params Uri[] addresses) =>
        new(new NationOptions { Addresses = addresses, SilenceTimeout = TimeSpan.FromMinutes(1) });

    private static BoardBeat Beat() =>
        new()
        {
            Version = One.ToWire(),
            TimeUnixUs = 1_000_000,
            ConfirmedUnixUs = 1_000_000,
        };

    private static async Task<BoardState> NextAsync(IAsyncEnumerator<BoardState> states, BoardCondition condition)
    {
        while (await states.MoveNextAsync())
        {
            if (states.Current.Condition == condition)
            {
                return states.Current;
            }
        }

        throw new InvalidOperationException($"The watch ended before it was {condition}.");
    }
}
