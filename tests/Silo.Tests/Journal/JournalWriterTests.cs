using Federation.Core.Areas;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Sqlite;
using Federation.Silo.Tests.Rig;
using Federation.TestKit;
using Federation.TestKit.Journal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Tests.Journal;

/// <summary>Group commit over provinces.</summary>
public sealed class JournalWriterTests : IAsyncLifetime
{
    private static readonly AreaId Owner = new(4);
    private readonly TemporaryDirectory _directory = new();
    private readonly FakeLifetime _lifetime = new();
    private readonly JournalSignal _signal = new();
    private readonly SqliteJournal _store;
    private readonly HeldJournal _journal;
    private readonly SiloFault _fault;
    private readonly JournalWriter _writer;

    public JournalWriterTests()
    {
        _store = SqliteJournal.Open(_directory.Path, new JournalOptions(), TimeProvider.System);
        _journal = new HeldJournal(_store);
        _fault = new SiloFault(_lifetime, NullLogger<SiloFault>.Instance);
        _writer = new JournalWriter(
            _journal,
            _signal,
            Options.Create(new JournalOptions()),
            TimeProvider.System,
            _fault
        );
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await _writer.StartAsync(Cancel);

    public async ValueTask DisposeAsync()
    {
        _journal.Release();
        _journal.Release();
        await _writer.StopAsync(CancellationToken.None);
        _writer.Dispose();
        _journal.Dispose();
        _store.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task What_waits_while_a_commit_is_under_way_goes_into_one_transaction()
    {
        var first = await WriterOf(1);
        var second = await WriterOf(2);
        var third = await WriterOf(3);
        var one = Append(first);
        await _journal.ArrivedAsync();
        var two = Append(second);
        var three = Append(third);
        _journal.Release();
        await _journal.ArrivedAsync();
        _journal.Release();

        Assert.Equal(1, Position(await one));
        Assert.Equal(2, Position(await two));
        Assert.Equal(3, Position(await three));
        Assert.Equal(
            [
                [first.Ledger],
                [second.Ledger, third.Ledger],
            ],
            _journal.Appends
        );
    }

    [Fact]
    public async Task A_second_append_of_a_ledger_waits_for_the_next_transaction()
    {
        var blocking = await WriterOf(1);
        var twice = await WriterOf(2);
        var one = Append(blocking);
        await _journal.ArrivedAsync();
        var two = Append(twice);
        var three = Append(twice);
        _journal.Release();
        await _journal.ArrivedAsync();
        _journal.Release();
        await _journal.ArrivedAsync();
        _journal.Release();

        Assert.Equal(1, Position(await one));
        Assert.Equal(2, Position(await two));
        Assert.Equal(3, Position(await three));
        Assert.Equal(
            [
                [blocking.Ledger],
                [twice.Ledger],
                [twice.Ledger],
            ],
            _journal.Appends
        );
    }

    [Fact]
    public async Task An_append_whose_answer_comes_too_late_is_unknown_although_it_was_done()
    {
        using var impatient = new JournalWriter(
            _journal,
            _signal,
            Options.Create(new JournalOptions { AppendTimeout = TimeSpan.FromMilliseconds(20) }),
            TimeProvider.System,
            _fault
        );
        await impatient.StartAsync(Cancel);
        var writer = await WriterOf(1);
        var moved = _signal.Next;

        var outcome = await impatient.AppendAsync(writer.Request(writer.Maker.Next(1)), Cancel);
        _journal.Release();
        await moved;

        _ = Assert.IsType<AppendOutcome.Unknown>(outcome);
        Assert.Equal(1, Assert.Single(await _store.ReadLedgersAsync(Cancel)).Watermark.Number.Value);
        await impatient.StopAsync(Cancel);
    }

    [Fact]
    public async Task An_append_wakes_who_follows_the_journal()
    {
        var writer = await WriterOf(1);
        var moved = _signal.Next;
        var append = Append(writer);
        await _journal.ArrivedAsync();
        Assert.False(moved.IsCompleted);
        _journal.Release();
        _ = await append;

        await moved.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }

    [Fact]
    public async Task Damage_stops_the_silo_and_leaves_the_outcome_unknown()
    {
        var writer = await WriterOf(1);
        _journal.Failure = new JournalDamagedException("Position 7 is gone.");
        var append = Append(writer);
        await _journal.ArrivedAsync();
        _journal.Release();

        _ = Assert.IsType<AppendOutcome.Unknown>(await append);
        await _writer.ExecuteTask!.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.IsType<JournalDamagedException>(_fault.Cause);
        Assert.True(_lifetime.WasStopped);
    }

    [Fact]
    public async Task An_append_after_the_silo_stopped_has_an_unknown_outcome()
    {
        var writer = await WriterOf(1);
        await _writer.StopAsync(Cancel);

        _ = Assert.IsType<AppendOutcome.Unknown>(await Append(writer));
    }

    [Fact]
    public async Task Frames_that_do_not_follow_each_other_never_reach_the_others_transaction()
    {
        var writer = await WriterOf(1);
        var first = writer.Maker.Next(1);
        _ = writer.Maker.Next(2);
        var third = writer.Maker.Next(3);

        _ = await Assert.ThrowsAsync<ArgumentException>(() =>
            _writer.AppendAsync(writer.Request(first, third), Cancel)
        );
        Assert.Empty(_journal.Appends);
    }

    private static long Position(AppendOutcome outcome) => Assert.IsType<AppendOutcome.Appended>(outcome).FirstPosition;

    private async Task<JournalWriterOfOne> WriterOf(int number)
    {
        var ledger = new LedgerId(new Guid(number, 0, 0, new byte[8]));
        var mark = await _store.RaiseTermAsync(Owner, ledger, Cancel);
        return new JournalWriterOfOne(ledger, mark.Term, new FrameMaker(Owner, ledger));
    }

    private Task<AppendOutcome> Append(JournalWriterOfOne writer) =>
        _writer.AppendAsync(writer.Request(writer.Maker.Next(1)), Cancel);
}
