using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Silo.Boards;
using Federation.Silo.Boards.Checkpoints;
using Federation.Silo.Catalogue;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Sqlite;
using Federation.Silo.Tests.Rig;
using Federation.TestKit;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Tests.Boards;

/// <summary>A board says until when its silo saw the journal's head, by a clock that the test moves.</summary>
public sealed class ConfirmationTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_noon = new(2025, 7, 1, 12, 0, 0, TimeSpan.Zero);
    private readonly TemporaryDirectory _directory = new();
    private readonly JournalSignal _signal = new();
    private readonly HandClock _clock = new(s_noon);
    private readonly SqliteJournal _store;
    private readonly HeldHead _journal;
    private readonly FoldHost _fold;

    public ConfirmationTests()
    {
        _store = SqliteJournal.Open(_directory.Path, new JournalOptions(), TimeProvider.System);
        _journal = new HeldHead(_store);
        _fold = new FoldHost(
            _journal,
            new CommittedRecords(bytesMax: 0),
            _signal,
            Options.Create(new BoardsOptions()),
            _clock,
            new SiloFault(new FakeLifetime(), NullLogger<SiloFault>.Instance),
            new FoldRecovery(
                _journal,
                new FileCheckpoints(_directory.Path),
                Options.Create(new CheckpointOptions { Records = 0 }),
                Options.Create(new BoardsOptions()),
                IndicatorCatalogue.Reference,
                NullLogger<FoldRecovery>.Instance
            ),
            new AreaBook(),
            IndicatorCatalogue.Reference,
            NullLogger<FoldHost>.Instance
        );
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _fold.StartAsync(Cancel);

    public async ValueTask DisposeAsync()
    {
        _journal.Answer();
        await _fold.StopAsync(CancellationToken.None);
        _fold.Dispose();
        _journal.Dispose();
        _store.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task The_head_counts_as_seen_when_it_was_asked_for_and_not_when_the_answer_came()
    {
        await _journal.AskedAsync();

        // As a silo that is stopped in the middle of the question and goes on: the answer is as old as the question.
        _clock.Now = s_noon + TimeSpan.FromSeconds(10);
        _journal.Answer();
        await _fold.CaughtUp;

        Assert.Equal(UnixTime.Microseconds(s_noon), _fold.ConfirmedUnixMicroseconds);
        Assert.Equal(HealthStatus.Unhealthy, await HealthAsync());
    }

    [Theory]
    [InlineData(0, HealthStatus.Healthy)]
    [InlineData(2_000, HealthStatus.Healthy)]
    [InlineData(2_001, HealthStatus.Unhealthy)]
    [InlineData(600_000, HealthStatus.Unhealthy)]
    public async Task A_silo_that_has_not_seen_the_head_for_more_than_two_seconds_is_not_ready(
        int milliseconds,
        HealthStatus expected
    )
    {
        await _journal.AskedAsync();
        _journal.Answer();
        await _fold.CaughtUp;

        _clock.Now = s_noon + TimeSpan.FromMilliseconds(milliseconds);

        Assert.Equal(expected, await HealthAsync());
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(2.1)]
    public void How_old_a_look_at_the_head_may_be_is_bounded_by_the_law(double seconds)
    {
        var options = new BoardsOptions { ConfirmedWithin = TimeSpan.FromSeconds(seconds) };

        Assert.Contains("ConfirmedWithin", Assert.Single(options.Problems()), StringComparison.Ordinal);
    }

    private async Task<HealthStatus> HealthAsync() =>
        (
            await new FoldHealth(_fold, Options.Create(new BoardsOptions()), _clock).CheckHealthAsync(
                new HealthCheckContext(),
                Cancel
            )
        ).Status;

    /// <summary>A clock that only the test moves; timers are real.</summary>
    private sealed class HandClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
