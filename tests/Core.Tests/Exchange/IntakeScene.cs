using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;

namespace Federation.Core.Tests.Exchange;

/// <summary>An intake, ten frames of an edge, and what tests do with them.</summary>
public abstract class IntakeScene
{
    protected static readonly SessionNumber First = new(1);
    protected static readonly SessionNumber Second = new(2);

    protected IntakeScene() => Intake = Machine();

    private protected Frame[] Frames { get; } = Sample.Chain(10, seed: 1);

    protected IntakeMachine Intake { get; set; }

    protected TimeSpan Now { get; set; } = TimeSpan.FromSeconds(50);

    protected IntakeMachine Machine(LedgerMark? mark = null, IntakeOptions? options = null, long epoch = 1) =>
        new(options ?? new IntakeOptions(), mark ?? Mark(0), epoch, Now);

    protected FrameHead Head(int number) => number == 0 ? Sample.Genesis : Frames[number - 1].Head;

    protected LedgerMark Mark(int watermark, long term = 9) =>
        new(Sample.Owner, Sample.Ledger, Head(watermark), Head(watermark), new WriterTerm(term), 0);

    protected void Hello(SessionNumber session, int head = 0, int receipted = 0) =>
        Hello(session, Head(head), Head(receipted));

    protected void Hello(SessionNumber session, FrameHead head, FrameHead receipted) =>
        Intake.OnHello(Now, session, new Hello(1, Sample.Owner, Sample.Ledger, head, receipted, 1, 0, 0));

    protected void Stream()
    {
        Hello(First);
        Taken();
    }

    protected void Send(params ReadOnlySpan<int> numbers) => Send(First, numbers);

    protected void Send(SessionNumber session, params ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            Intake.OnFrame(Now, session, new FrameMessage(Frames[number - 1]));
        }
    }

    protected void Heartbeat(SessionNumber session, int head) =>
        Intake.OnEdgeHeartbeat(Now, session, new EdgeHeartbeat(Head(head), 0, 0, 1, TimeSpan.Zero));

    protected void Appended(int through) => Intake.OnAppended(Now, new AppendOutcome.Appended(through, Head(through)));

    protected void Pass(TimeSpan time)
    {
        Now += time;
        Intake.OnTick(Now);
    }

    protected List<IntakeEffect> Taken()
    {
        var effects = new List<IntakeEffect>();
        while (Intake.TryTake(out var effect))
        {
            effects.Add(effect);
        }

        return effects;
    }
}
