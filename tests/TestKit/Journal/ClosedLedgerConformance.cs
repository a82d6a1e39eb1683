using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.TestKit.Journal;

/// <summary>The laws of <see cref="IJournal"/>, with those of ledgers that were closed in a repair.</summary>
public abstract class ClosedLedgerConformance : JournalConformance
{
    [Fact]
    public async Task A_closed_ledger_names_its_successor_and_takes_nothing_more()
    {
        var writer = await WriterOf(First);
        var frame = writer.Maker.Next(1);
        _ = await Append(writer.Request(frame));
        var closing = new ClosingStatement(First, frame.Head, Second, StopReason.Behind, 3, 1);

        var mark = await Journal.CloseAsync(Owner, closing, Cancel);

        Assert.Equal((frame.Head, Second), (mark.Watermark, mark.Successor!.Value));
        _ = Assert.IsType<AppendOutcome.Fenced>(await Append(writer.Request(writer.Maker.Next(2))));
        var record = (await Records(2))[0];
        Assert.Equal(JournalRecordKind.Closing, record.Kind);
        Assert.True(ClosingStatement.TryDecode(record.Payload.Span, out var told));
        Assert.Equal(closing, told);
        await RestartAsync();
        Assert.Equal(Second, (await Journal.ReadLedgersAsync(Cancel))[0].Successor);
        Assert.False((await Journal.RaiseTermAsync(Owner, First, Cancel)).Follows);
        Assert.True((await Journal.RaiseTermAsync(Owner, Second, Cancel)).Follows);
    }

    [Fact]
    public async Task Closing_again_for_the_same_successor_writes_nothing_and_for_another_one_changes_nothing()
    {
        var genesis = FrameChain.Genesis(Owner, First);
        var closing = new ClosingStatement(First, genesis, Second, StopReason.Damaged, 0, 2);
        _ = await Journal.CloseAsync(Owner, closing, Cancel);

        Assert.Equal(Second, (await Journal.CloseAsync(Owner, closing, Cancel)).Successor);
        var other = closing with { Successor = new LedgerId(new Guid("00000000-0000-4000-8000-000000000003")) };
        Assert.Equal(Second, (await Journal.CloseAsync(Owner, other, Cancel)).Successor);
        Assert.Equal(1, (await Journal.ReadHeadAsync(Cancel)).Position);
    }

    [Fact]
    public async Task Who_takes_the_term_of_a_closed_ledger_writes_nothing_of_it_and_the_others_commit()
    {
        var other = await WriterOf(Second);
        var successor = new LedgerId(new Guid("00000000-0000-4000-8000-000000000003"));
        var genesis = FrameChain.Genesis(Owner, First);
        _ = await Journal.CloseAsync(
            Owner,
            new ClosingStatement(First, genesis, successor, StopReason.Behind, 0, 0),
            Cancel
        );
        var late = await WriterOf(First);
        var standing = new AppendRequest(First, late.Term, genesis, []) { Standing = new byte[] { 7 } };

        Assert.Equal(new AppendOutcome.Fenced(late.Term), await Append(standing));
        var outcomes = await Journal.AppendAsync(
            [late.Request(late.Maker.Next(1)), other.Request(other.Maker.Next(1))],
            Cancel
        );

        Assert.Equal(new AppendOutcome.Fenced(late.Term), outcomes[0]);
        Assert.Equal(new AppendOutcome.Appended(2, other.Maker.Head), outcomes[1]);
        Assert.Equal(
            [JournalRecordKind.Closing, JournalRecordKind.Frame],
            (await Records(1)).Select(record => record.Kind)
        );
    }

    [Fact]
    public async Task A_ledger_that_got_more_than_was_known_is_not_closed()
    {
        var writer = await WriterOf(First);
        _ = await Append(writer.Request(writer.Maker.Next(1)));
        var closing = new ClosingStatement(First, FrameChain.Genesis(Owner, First), Second, StopReason.Behind, 0, 0);

        Assert.Null((await Journal.CloseAsync(Owner, closing, Cancel)).Successor);
        _ = Assert.IsType<AppendOutcome.Appended>(await Append(writer.Request(writer.Maker.Next(2))));
    }
}
