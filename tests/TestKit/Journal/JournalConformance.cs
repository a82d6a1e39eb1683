using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.TestKit.Journal;

/// <summary>
/// The laws of <see cref="IJournal"/>, for every store alike: derive, give an empty journal, and all of them run. xunit
/// makes one instance per test, so each test has a store of its own.
/// </summary>
public abstract class JournalConformance : StandingConformance
{
    [Fact]
    public async Task A_new_journal_is_epoch_1_at_position_0_and_knows_no_ledger()
    {
        Assert.Equal(new JournalVersion(1, 0), await Journal.ReadHeadAsync(Cancel));
        Assert.Empty(await Journal.ReadLedgersAsync(Cancel));
        Assert.Empty(await Records(1));
    }

    [Fact]
    public async Task The_first_term_creates_the_ledger_at_its_genesis()
    {
        var mark = await Journal.RaiseTermAsync(Owner, First, Cancel);

        var genesis = FrameChain.Genesis(Owner, First);
        Assert.Equal(new LedgerMark(Owner, First, genesis, genesis, new WriterTerm(1), 0), mark);
        Assert.Equal([mark], await Journal.ReadLedgersAsync(Cancel));
    }

    [Fact]
    public async Task Each_raise_takes_the_next_term()
    {
        _ = await Journal.RaiseTermAsync(Owner, First, Cancel);
        _ = await Journal.RaiseTermAsync(Owner, Second, Cancel);

        Assert.Equal(new WriterTerm(2), (await Journal.RaiseTermAsync(Owner, First, Cancel)).Term);
        Assert.Equal(new WriterTerm(3), (await Journal.RaiseTermAsync(Owner, First, Cancel)).Term);
    }

    [Fact]
    public async Task Racing_raises_give_each_writer_a_term_of_its_own()
    {
        var raises = Enumerable.Range(0, 8).Select(_ => Journal.RaiseTermAsync(Owner, First, Cancel).AsTask());
        var marks = await Task.WhenAll(raises);

        Assert.Equal([1L, 2, 3, 4, 5, 6, 7, 8], marks.Select(mark => mark.Term.Value).Order());
    }

    [Fact]
    public async Task A_ledger_that_is_known_under_another_owner_is_damage()
    {
        _ = await Journal.RaiseTermAsync(Owner, First, Cancel);

        var damage = await Assert.ThrowsAsync<JournalDamagedException>(async () =>
            await Journal.RaiseTermAsync(new AreaId(20), First, Cancel)
        );

        Assert.Contains(First.ToString(), damage.Message);
        Assert.Equal(new WriterTerm(1), (await Journal.ReadLedgersAsync(Cancel))[0].Term);
    }

    [Fact]
    public async Task Ledgers_come_in_order_of_owner_then_ledger()
    {
        _ = await Journal.RaiseTermAsync(new AreaId(20), First, Cancel);
        var third = new LedgerId(new Guid("ff000000-0000-4000-8000-000000000003"));
        _ = await Journal.RaiseTermAsync(Owner, third, Cancel);
        _ = await Journal.RaiseTermAsync(Owner, Second, Cancel);

        var marks = await Journal.ReadLedgersAsync(Cancel);

        Assert.Equal([Second, third, First], marks.Select(mark => mark.Ledger));
    }

    [Fact]
    public async Task Frames_take_consecutive_positions_and_move_the_watermark()
    {
        var writer = await WriterOf(First);
        Frame[] frames = [writer.Maker.Next(1), writer.Maker.Next(2, 2)];

        var outcome = await Append(writer.Request(frames));

        Assert.Equal(new AppendOutcome.Appended(1, writer.Maker.Head), outcome);
        Assert.Equal(new JournalVersion(1, 2), await Journal.ReadHeadAsync(Cancel));
        var mark = (await Journal.ReadLedgersAsync(Cancel))[0];
        Assert.Equal(writer.Maker.Head, mark.Watermark);
        Assert.Equal(writer.Maker.Head, mark.Announced);
        Assert.True(mark.LastAppendUnixMicroseconds > 0);
    }

    [Fact]
    public async Task A_record_reads_back_as_it_was_appended()
    {
        var writer = await WriterOf(First);
        var frame = writer.Maker.Next(7, 0, 255);
        _ = await Append(writer.Request(frame));

        var record = Assert.Single(await Records(1));

        Assert.Equal(1, record.Position);
        Assert.Equal(JournalRecordKind.Frame, record.Kind);
        Assert.Equal(Owner, record.Owner);
        Assert.Equal(First, record.Ledger);
        Assert.Equal(frame.Head, record.Head);
        Assert.Equal([7, 0, 255], record.Payload.ToArray());
    }

    [Fact]
    public async Task A_stale_term_is_fenced_and_writes_nothing()
    {
        var stale = await WriterOf(First);
        var frame = stale.Maker.Next(1);
        _ = await Journal.RaiseTermAsync(Owner, First, Cancel);

        Assert.Equal(new AppendOutcome.Fenced(new WriterTerm(2)), await Append(stale.Request(frame)));
        Assert.Equal(new JournalVersion(1, 0), await Journal.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task A_term_that_was_never_given_is_fenced()
    {
        var writer = await WriterOf(First);
        var request = writer.Request(writer.Maker.Next(1)) with { Term = new WriterTerm(9) };

        Assert.Equal(new AppendOutcome.Fenced(new WriterTerm(1)), await Append(request));
    }

    [Fact]
    public async Task A_ledger_that_the_journal_does_not_know_is_fenced()
    {
        var maker = new FrameMaker(Owner, First);
        var request = new AppendRequest(First, new WriterTerm(1), maker.Head, [maker.Next(1)]);

        Assert.Equal(new AppendOutcome.Fenced(default), await Append(request));
    }

    [Fact]
    public async Task Another_watermark_than_expected_is_a_conflict_and_writes_nothing()
    {
        var writer = await WriterOf(First);
        var request = writer.Request(writer.Maker.Next(1));
        _ = await Append(request);

        Assert.Equal(new AppendOutcome.Conflict(writer.Maker.Head), await Append(request));
        Assert.Equal(new JournalVersion(1, 1), await Journal.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task Of_two_racing_first_writes_one_is_appended()
    {
        var writer = await WriterOf(First);
        var one = writer.Request(new FrameMaker(Owner, First).Next(1));
        var other = writer.Request(new FrameMaker(Owner, First).Next(2));

        var outcomes = await Task.WhenAll(Append(one).AsTask(), Append(other).AsTask());

        _ = Assert.Single(outcomes.OfType<AppendOutcome.Appended>());
        _ = Assert.Single(outcomes.OfType<AppendOutcome.Conflict>());
        _ = Assert.Single(await Records(1));
    }

    [Fact]
    public async Task A_fenced_ledger_drops_out_and_the_others_commit()
    {
        var stale = await WriterOf(First);
        var good = await WriterOf(Second);
        _ = await Journal.RaiseTermAsync(Owner, First, Cancel);

        var outcomes = await Journal.AppendAsync(
            [stale.Request(stale.Maker.Next(1)), good.Request(good.Maker.Next(2))],
            Cancel
        );

        Assert.Equal(new AppendOutcome.Fenced(new WriterTerm(2)), outcomes[0]);
        Assert.Equal(new AppendOutcome.Appended(1, good.Maker.Head), outcomes[1]);
    }

    [Fact]
    public async Task Frames_that_do_not_follow_each_other_are_the_callers_fault()
    {
        var writer = await WriterOf(First);
        var first = writer.Maker.Next(1);
        _ = writer.Maker.Next(2);
        var third = writer.Maker.Next(3);

        _ = await Assert.ThrowsAsync<ArgumentException>(async () => await Append(writer.Request(first, third)));
        Assert.Equal(new JournalVersion(1, 0), await Journal.ReadHeadAsync(Cancel));
    }

    [Fact]
    public async Task A_ledger_may_stand_in_an_append_once()
    {
        var writer = await WriterOf(First);
        var request = writer.Request(writer.Maker.Next(1));

        _ = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Journal.AppendAsync([request, request], Cancel)
        );
    }

    [Fact]
    public async Task The_announced_head_rises_and_never_falls()
    {
        var writer = await WriterOf(First);
        var first = writer.Maker.Next(1);
        var second = writer.Maker.Next(2);
        await Journal.AnnounceAsync(First, writer.Term, second.Head, Cancel);
        await Journal.AnnounceAsync(First, writer.Term, first.Head, Cancel);
        _ = await Append(writer.Request(first));

        var mark = (await Journal.ReadLedgersAsync(Cancel))[0];

        Assert.Equal(second.Head, mark.Announced);
        Assert.Equal(first.Head, mark.Watermark);
    }

    [Fact]
    public async Task A_stale_term_announces_nothing()
    {
        var stale = await WriterOf(First);
        _ = await Journal.RaiseTermAsync(Owner, First, Cancel);
        await Journal.AnnounceAsync(First, stale.Term, stale.Maker.Next(1).Head, Cancel);

        Assert.Equal(0, (await Journal.ReadLedgersAsync(Cancel))[0].Announced.Number.Value);
    }

    [Fact]
    public async Task Other_records_stand_in_the_same_order_as_frames()
    {
        var writer = await WriterOf(First);
        _ = await Append(writer.Request(writer.Maker.Next(1)));
        var position = await Journal.AppendRecordAsync(JournalRecordKind.Catalogue, new byte[] { 9 }, Cancel);
        _ = await Append(writer.Request(writer.Maker.Next(2)));

        var records = await Records(1);

        Assert.Equal(2, position);
        Assert.Equal([1L, 2, 3], records.Select(record => record.Position));
        Assert.Equal(JournalRecordKind.Catalogue, records[1].Kind);
        Assert.Equal([9], records[1].Payload.ToArray());
        Assert.Equal(default, records[1].Ledger);
        Assert.Equal(default, records[1].Owner);
    }

    [Fact]
    public async Task A_frame_is_no_other_record() =>
        await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Journal.AppendRecordAsync(JournalRecordKind.Frame, new byte[] { 9 }, Cancel)
        );

    [Fact]
    public async Task Reading_starts_where_the_reader_stands()
    {
        var writer = await WriterOf(First);
        _ = await Append(writer.Request(writer.Maker.Next(1), writer.Maker.Next(2), writer.Maker.Next(3)));

        Assert.Equal([2L, 3], (await Records(2)).Select(record => record.Position));
        Assert.Empty(await Records(4));
    }

    [Fact]
    public async Task A_ledgers_frames_read_apart_from_the_others()
    {
        var one = await WriterOf(First);
        var other = await WriterOf(Second);
        _ = await Append(one.Request(one.Maker.Next(1)));
        _ = await Append(other.Request(other.Maker.Next(2)));
        _ = await Append(one.Request(one.Maker.Next(3)));

        Assert.Equal([1L, 3], (await Frames(First, 0)).Select(record => record.Position));
        Assert.Equal([3L], (await Frames(First, 1)).Select(record => record.Position));
        Assert.Empty(await Frames(First, 2));
        Assert.Empty(await Frames(new LedgerId(Guid.AllBitsSet), 0));
    }

    [Fact]
    public async Task Interleaved_writers_leave_dense_positions_and_whole_chains()
    {
        var ledgers = Enumerable.Range(1, 6).Select(i => new LedgerId(new Guid(i, 0, 0, new byte[8]))).ToArray();
        await Task.WhenAll(ledgers.Select(WriteTwenty));

        var records = await Records(1);

        Assert.Equal(Enumerable.Range(1, 120).Select(i => (long)i), records.Select(record => record.Position));
        foreach (var ledger in ledgers)
        {
            var head = FrameChain.Genesis(Owner, ledger);
            foreach (var record in records.Where(record => record.Ledger == ledger))
            {
                head = FrameChain.Next(head, record.Payload.Span);
                Assert.Equal(head, record.Head);
            }

            Assert.Equal(20, head.Number.Value);
        }
    }

    [Fact]
    public async Task A_restart_keeps_all_that_was_answered()
    {
        var writer = await WriterOf(First);
        _ = await Append(writer.Request(writer.Maker.Next(1), writer.Maker.Next(2)));
        await Journal.AnnounceAsync(First, writer.Term, writer.Maker.Next(3).Head, Cancel);
        _ = await Journal.RaiseEpochAsync(1, Cancel);
        var marks = await Journal.ReadLedgersAsync(Cancel);

        await RestartAsync();

        Assert.Equal(new JournalVersion(2, 2), await Journal.ReadHeadAsync(Cancel));
        Assert.Equal(marks, await Journal.ReadLedgersAsync(Cancel));
        Assert.Equal(2, (await Records(1)).Count);
    }

    [Fact]
    public async Task Raising_the_same_epoch_twice_begins_one_epoch()
    {
        Assert.Equal(new JournalVersion(2, 0), await Journal.RaiseEpochAsync(1, Cancel));
        Assert.Equal(new JournalVersion(2, 0), await Journal.RaiseEpochAsync(1, Cancel));
        Assert.Equal(new JournalVersion(3, 0), await Journal.RaiseEpochAsync(2, Cancel));
    }

    private async Task WriteTwenty(LedgerId ledger)
    {
        var writer = await WriterOf(ledger);
        for (byte i = 0; i < 20; i++)
        {
            var outcome = await Append(writer.Request(writer.Maker.Next(i)));
            _ = Assert.IsType<AppendOutcome.Appended>(outcome);
        }
    }
}
