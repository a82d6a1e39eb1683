using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Xunit;

namespace Federation.EdgeNode.Tests.Ledger;

public sealed class LedgerTailTests
{
    [Fact]
    public void The_latest_entries_are_here_and_older_ones_are_not()
    {
        var tail = new LedgerTail(max: 3);
        tail.Add([Entry(1), Entry(2), Entry(3), Entry(4)]);
        Assert.False(tail.TryRead(new EntryNumber(0), out _));
        Assert.True(tail.TryRead(new EntryNumber(1), out var entries));
        Assert.Equal([2L, 3L, 4L], entries.Select(entry => entry.Number.Value));
        Assert.True(tail.TryRead(new EntryNumber(4), out entries));
        Assert.Empty(entries);
    }

    [Fact]
    public void A_tail_that_starts_anew_knows_only_what_came_since()
    {
        var tail = new LedgerTail(max: 3);
        tail.Add([Entry(1), Entry(2)]);
        tail.Reset(new EntryNumber(2), []);
        Assert.False(tail.TryRead(new EntryNumber(0), out _));
        tail.Add([Entry(3)]);
        Assert.False(tail.TryRead(new EntryNumber(1), out _));
        Assert.True(tail.TryRead(new EntryNumber(2), out var entries));
        Assert.Equal(3, Assert.Single(entries).Number.Value);
    }

    private static TailEntry Entry(long number) => new(new EntryNumber(number), []);
}
