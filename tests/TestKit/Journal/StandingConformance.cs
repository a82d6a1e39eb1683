using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.TestKit.Journal;

/// <summary>
/// The laws of an <see cref="IJournal"/> about standings, and what all its laws stand on. Stores derive from
/// <see cref="JournalConformance"/>.
/// </summary>
public abstract class StandingConformance
{
    /// <summary>Cao Bằng's AreaId plays no part here: any owner will do.</summary>
    protected static readonly AreaId Owner = new(4);

    protected static readonly LedgerId First = new(new Guid("00000000-0000-4000-8000-000000000001"));

    protected static readonly LedgerId Second = new(new Guid("00000000-0000-4000-8000-000000000002"));

    /// <summary>The journal under test; empty when a test begins.</summary>
    protected abstract IJournal Journal { get; }

    /// <summary>Closes the journal and opens the same store again, as a new process would.</summary>
    protected abstract ValueTask RestartAsync();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_standing_takes_the_position_after_the_frames_of_its_append()
    {
        var writer = await WriterOf(First);
        var request = writer.Request(writer.Maker.Next(1), writer.Maker.Next(2)) with
        {
            Standing = new byte[] { 7, 8 },
        };

        var outcome = Assert.IsType<AppendOutcome.Appended>(await Append(request));

        Assert.Equal((1L, writer.Maker.Head), (outcome.FirstPosition, outcome.Watermark));
        var records = await Records(1);
        Assert.Equal(
            [JournalRecordKind.Frame, JournalRecordKind.Frame, JournalRecordKind.Standing],
            records.Select(record => record.Kind)
        );
        Assert.Equal((3L, "0708"), (records[2].Position, Convert.ToHexString(records[2].Payload.Span)));
        Assert.Equal((default, default), (records[2].Ledger, records[2].Head));
    }

    [Fact]
    public async Task A_standing_alone_moves_the_position_and_not_the_watermark()
    {
        var writer = await WriterOf(First);
        _ = await Append(writer.Request(writer.Maker.Next(1)));

        var outcome = await Append(Announce(writer));

        Assert.Equal(new AppendOutcome.Appended(2, writer.Maker.Head), outcome);
        Assert.Equal(new JournalVersion(1, 2), await Journal.ReadHeadAsync(Cancel));
        Assert.Equal(writer.Maker.Head, (await Journal.ReadLedgersAsync(Cancel))[0].Watermark);
        Assert.Equal(1, Assert.Single(await Frames(First, after: 0)).Position);
    }

    [Fact]
    public async Task A_standing_from_a_fenced_writer_is_refused_and_the_others_commit()
    {
        var stale = await WriterOf(First);
        var other = await WriterOf(Second);
        _ = await Journal.RaiseTermAsync(Owner, First, Cancel);

        var outcomes = await Journal.AppendAsync([Announce(stale), Announce(other)], Cancel);

        Assert.Equal(new AppendOutcome.Fenced(new WriterTerm(2)), outcomes[0]);
        Assert.Equal(new AppendOutcome.Appended(1, other.Maker.Head), outcomes[1]);
        Assert.Equal(1, Assert.Single(await Records(1)).Position);
    }

    [Fact]
    public async Task A_standing_behind_another_watermark_is_a_conflict()
    {
        var writer = await WriterOf(First);
        var early = Announce(writer);
        _ = await Append(writer.Request(writer.Maker.Next(1)));

        Assert.Equal(new AppendOutcome.Conflict(writer.Maker.Head), await Append(early));
        Assert.Equal(1, (await Journal.ReadHeadAsync(Cancel)).Position);
    }

    [Fact]
    public async Task An_append_of_nothing_is_the_callers_fault()
    {
        var writer = await WriterOf(First);
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Append(Announce(writer) with { Standing = null })
        );
    }

    [Fact]
    public async Task A_standing_is_not_appended_without_a_term() =>
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Journal.AppendRecordAsync(JournalRecordKind.Standing, new byte[] { 9 }, Cancel)
        );

    [Fact]
    public async Task A_standing_is_there_after_a_restart()
    {
        _ = await Append(Announce(await WriterOf(First)));
        await RestartAsync();
        Assert.Equal(JournalRecordKind.Standing, Assert.Single(await Records(1)).Kind);
    }

    /// <summary>Raises the term of a ledger and gives what a writer needs.</summary>
    protected async Task<JournalWriterOfOne> WriterOf(LedgerId ledger)
    {
        var mark = await Journal.RaiseTermAsync(Owner, ledger, Cancel);
        return new JournalWriterOfOne(ledger, mark.Term, new FrameMaker(Owner, ledger));
    }

    protected async ValueTask<AppendOutcome> Append(AppendRequest request) =>
        (await Journal.AppendAsync([request], Cancel))[0];

    protected async Task<List<JournalRecord>> Records(long from)
    {
        var records = new List<JournalRecord>();
        await foreach (var record in Journal.ReadAsync(from, Cancel))
        {
            records.Add(record);
        }

        return records;
    }

    protected async Task<List<JournalRecord>> Frames(LedgerId ledger, long after)
    {
        var records = new List<JournalRecord>();
        await foreach (var record in Journal.ReadLedgerAsync(ledger, new FrameNumber(after), Cancel))
        {
            records.Add(record);
        }

        return records;
    }

    private static AppendRequest Announce(JournalWriterOfOne writer) =>
        new(writer.Ledger, writer.Term, writer.Maker.Head, []) { Standing = new byte[] { 7 } };
}
