using System.Runtime.CompilerServices;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Intake;
using Federation.Silo.Provinces;
using Federation.Wire.V1;
using Grpc.Core;
using Orleans.Runtime;

namespace Federation.Silo.Tests.Intake;

/// <summary>How a session opens while the silo that had the grain is gone.</summary>
public sealed class GrainSessionTests
{
    private static readonly LedgerId s_ledger = new(new Guid("00000000-0000-4000-8000-000000000001"));
    private readonly IntakeHostOptions _options = new() { OpenRetry = TimeSpan.FromMilliseconds(10) };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_tried_again_until_the_cluster_knows_where_its_grain_is()
    {
        var grain = new FakeGrain(
            new SiloUnavailableException("The target silo became unavailable."),
            new OrleansException("Unable to connect."),
            new JournalUnavailableException("The database starts.")
        );

        await using var session = await OpenAsync(grain);
        var messages = session.ReadAllAsync().GetAsyncEnumerator(Cancel);

        Assert.True(await messages.MoveNextAsync());
        Assert.Equal(NationMessage.MessageOneofCase.Welcome, messages.Current.MessageCase);
        Assert.Equal(4, grain.Streams.Count);
        Assert.Equal(grain.Streams[3], session.Hello.Stream);
    }

    [Fact]
    public async Task Each_try_is_a_stream_of_its_own_so_that_an_answer_that_was_lost_opens_nothing_twice()
    {
        var grain = new FakeGrain(new TimeoutException("No answer."), new TimeoutException("No answer."));

        await using var session = await OpenAsync(grain);

        Assert.Equal(3, grain.Streams.Distinct().Count());
    }

    [Fact]
    public async Task A_session_that_cannot_be_opened_in_time_is_unavailable_and_says_why()
    {
        _options.OpenTimeout = TimeSpan.FromMilliseconds(50);
        var grain = new FakeGrain([.. Enumerable.Repeat(new SiloUnavailableException("The silo is gone."), 10_000)]);

        var refusal = await Assert.ThrowsAsync<RpcException>(() => OpenAsync(grain));

        Assert.Equal(StatusCode.Unavailable, refusal.StatusCode);
        Assert.Contains("did not open within 00:00:00.05", refusal.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_journal_is_not_tried_again()
    {
        var grain = new FakeGrain(new JournalDamagedException("Position 4 is gone."));

        _ = await Assert.ThrowsAsync<JournalDamagedException>(() => OpenAsync(grain));

        _ = Assert.Single(grain.Streams);
    }

    [Fact]
    public async Task A_session_whose_grain_leaves_afterwards_is_unavailable_and_the_edge_comes_back()
    {
        var grain = new FakeGrain { Leaves = true };
        await using var session = await OpenAsync(grain);
        var messages = session.ReadAllAsync().GetAsyncEnumerator(Cancel);
        _ = await messages.MoveNextAsync();

        var end = await Assert.ThrowsAsync<RpcException>(async () => await messages.MoveNextAsync());

        Assert.Equal(new Status(StatusCode.Unavailable, "The ledger moved to another silo. Come back."), end.Status);
    }

    private Task<GrainSession> OpenAsync(IProvinceGrain grain) =>
        GrainSession.OpenAsync(grain, s_ledger, new EdgeMessage(), _options, TimeProvider.System, Cancel);

    /// <summary>A grain that cannot be reached at first.</summary>
    private sealed class FakeGrain(params Exception[] failures) : IProvinceGrain
    {
        private readonly Queue<Exception> _failures = new(failures);

        public List<Guid> Streams { get; } = [];

        public bool Leaves { get; init; }

        public async IAsyncEnumerable<NationMessage> OpenAsync(
            SessionMessage hello,
            [EnumeratorCancellation] CancellationToken cancellationToken
        )
        {
            Streams.Add(hello.Stream);
            await Task.Yield();
            if (_failures.TryDequeue(out var failure))
            {
                throw failure;
            }

            yield return new NationMessage { Welcome = new Welcome() };
            if (Leaves)
            {
                throw new EnumerationAbortedException("The grain was deactivated.");
            }

            await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
        }

        public Task<string?> DeliverAsync(SessionMessage message) => throw new NotSupportedException();

        public Task<LinksResponse> LinksAsync() => throw new NotSupportedException();

        public Task<CloseLedgerResponse> CloseAsync(CloseLedgerRequest request) => throw new NotSupportedException();

        public Task<ReportDamageResponse> ReportDamageAsync(ReportDamageRequest request) =>
            throw new NotSupportedException();

        public Task<ReleaseLedgerResponse?> ReleaseAsync(ReleaseLedgerRequest request, string by) =>
            throw new NotSupportedException();

        public Task<FiguresResponse> QueryAsync(FiguresRequest request, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<DaysResponse> QueryDaysAsync(FiguresRequest request, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public Task<AreasResponse> QueryAreasAsync(FiguresRequest request, CancellationToken cancellationToken) =>
            throw new NotSupportedException();
    }
}
