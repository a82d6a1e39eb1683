using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>Entries a second, as the progress bar of a link shows them. Each frame holds one entry.</summary>
public sealed class EntryRateTests
{
    private static readonly SessionNumber Session = new(1);

    private readonly Frame[] _frames = Sample.Chain(60, seed: 1);
    private readonly IntakeMachine _machine;
    private TimeSpan _now = TimeSpan.FromSeconds(50);
    private int _held;

    public EntryRateTests()
    {
        var mark = new LedgerMark(Sample.Owner, Sample.Ledger, Sample.Genesis, Sample.Genesis, new WriterTerm(9), 0);
        _machine = new IntakeMachine(new IntakeOptions(), mark, epoch: 1, _now);
        var hello = new Hello(1, Sample.Owner, Sample.Ledger, _frames[^1].Head, Sample.Genesis, 1, 0, 0);
        _machine.OnHello(_now, Session, hello);
    }

    [Fact]
    public void There_is_no_rate_before_anything_came_nor_in_the_first_quarter_of_a_second()
    {
        Assert.Equal(0, Rate(after: 0));
        Hold(10, after: 0);
        Assert.Equal(0, Rate(after: 249));
        Assert.Equal(40, Rate(after: 1));
    }

    [Fact]
    public void The_rate_is_over_the_time_since_the_first_entry()
    {
        Hold(10, after: 0);
        Hold(10, after: 1000);
        Assert.Equal(10, Rate(after: 1000));
    }

    [Fact]
    public void What_came_more_than_5_s_ago_no_longer_counts()
    {
        Hold(20, after: 0);
        Hold(5, after: 1000);
        Hold(5, after: 4000);
        Assert.Equal(6, Rate(after: 0));
        Assert.Equal(2, Rate(after: 100));
        Assert.Equal(0, Rate(after: 10_000));
    }

    [Fact]
    public void What_came_more_than_5_s_before_the_next_is_forgotten_when_that_comes()
    {
        Hold(20, after: 0);
        Hold(6, after: 2000);
        Hold(6, after: 3001);
        Assert.Equal(3, Rate(after: 999));
    }

    [Fact]
    public void Entries_of_a_quarter_of_a_second_go_together()
    {
        Hold(4, after: 0);
        Hold(4, after: 249);
        Hold(4, after: 1);
        Hold(4, after: 4751);
        Assert.Equal(1, Rate(after: 248));
    }

    private long Rate(int after)
    {
        _now += TimeSpan.FromMilliseconds(after);
        _machine.OnEdgeHeartbeat(_now, Session, new EdgeHeartbeat(_frames[^1].Head, 0, 0, 1, TimeSpan.Zero));
        return _machine.Link.EntriesPerSecond;
    }

    private void Hold(int frames, int after)
    {
        _now += TimeSpan.FromMilliseconds(after);
        for (var i = 0; i < frames; i++)
        {
            _machine.OnFrame(_now, Session, new FrameMessage(_frames[_held]));
            _machine.OnAppended(_now, new AppendOutcome.Appended(_held, _frames[_held].Head));
            _held++;
        }
    }
}
