using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>A nation that lost what it had receipted says so until it holds it again, or a release.</summary>
public sealed class IntakeLostTailTests
{
    private readonly Frame[] _frames = Sample.Chain(6, seed: 1);
    private readonly IntakeMachine _machine;

    public IntakeLostTailTests()
    {
        var mark = new LedgerMark(Sample.Owner, Sample.Ledger, Head(2), Head(2), new WriterTerm(9), 0);
        _machine = new IntakeMachine(new IntakeOptions(), mark, epoch: 1, TimeSpan.Zero);
        Hello(1, receipted: 5);
        _machine.OnReloaded(TimeSpan.Zero, mark with { Term = new WriterTerm(10) }, epoch: 1);
        _machine.OnEpochRaised(TimeSpan.Zero, 2);
    }

    [Fact]
    public void It_is_over_when_the_frames_are_there_again()
    {
        Take(session: 1, 3, 4);
        Assert.Equal(LinkState.NationBehind, _machine.Link.State);
        Take(session: 1, 5);
        Assert.Equal(LinkState.Up, _machine.Link.State);
    }

    [Fact]
    public void It_is_over_when_an_operator_says_that_the_machine_that_held_them_is_gone()
    {
        Hello(2, receipted: 3);
        Take(session: 2, 3);
        Assert.Equal((LinkState.NationBehind, Head(5)), (_machine.Link.State, _machine.Link.Stop!.Edge));
        Assert.EndsWith("is gone, end this by fed ledger release.", _machine.Link.Reason);
        _machine.OnReleased(TimeSpan.Zero);
        Assert.Equal((LinkState.Up, null), (_machine.Link.State, _machine.Link.Stop));
    }

    private FrameHead Head(int number) => _frames[number - 1].Head;

    private void Hello(long session, int receipted) =>
        _machine.OnHello(
            TimeSpan.Zero,
            new SessionNumber(session),
            new Hello(1, Sample.Owner, Sample.Ledger, Head(receipted), Head(receipted), 1, 0, 0)
        );

    private void Take(long session, params ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            _machine.OnFrame(TimeSpan.Zero, new SessionNumber(session), new FrameMessage(_frames[number - 1]));
            _machine.OnAppended(TimeSpan.Zero, new AppendOutcome.Appended(number, Head(number)));
        }
    }
}
