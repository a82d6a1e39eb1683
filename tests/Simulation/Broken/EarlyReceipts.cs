using System.Diagnostics.CodeAnalysis;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Simulation.World;

namespace Federation.Simulation.Broken;

/// <summary>Acknowledges before the commit: a receipt goes out with the append, not after it.</summary>
internal sealed class EarlyReceipts(IIntake honest) : BrokenIntake(honest)
{
    private readonly Queue<IntakeEffect> _early = new();
    private SessionNumber _session;

    public override void OnHello(TimeSpan now, SessionNumber session, Hello hello)
    {
        _session = session;
        base.OnHello(now, session, hello);
    }

    public override bool TryTake([NotNullWhen(true)] out IntakeEffect? effect)
    {
        if (_early.TryDequeue(out effect))
        {
            return true;
        }

        if (base.TryTake(out effect) && effect is IntakeEffect.Append(var request))
        {
            _early.Enqueue(effect);
            effect = new IntakeEffect.SendReceipt(
                _session,
                new Receipt(request.Ledger, request.Frames.Count > 0 ? request.Frames[^1].Head : request.Expected)
            );
        }

        return effect is not null;
    }
}

/// <summary>Skips the hash check: bytes are taken as they came, and hashed as if they were the sender's.</summary>
internal sealed class NoHashCheck(IIntake honest) : BrokenIntake(honest)
{
    public override void OnFrame(TimeSpan now, SessionNumber session, FrameMessage message)
    {
        var frame = message.Frame;
        var before = new FrameHead(new FrameNumber(frame.Head.Number.Value - 1), frame.PreviousHash);
        var trusted = frame with { Head = FrameChain.Next(before, frame.Bytes.Span) };
        base.OnFrame(now, session, new FrameMessage(trusted));
    }
}

/// <summary>Takes an unknown outcome for a roll-back: appends again what may be there already.</summary>
internal sealed class BlindRetry(IIntake honest) : BrokenIntake(honest)
{
    public override void OnAppended(TimeSpan now, AppendOutcome outcome) =>
        base.OnAppended(
            now,
            outcome is AppendOutcome.Unknown unknown ? new AppendOutcome.RolledBack(unknown.Reason) : outcome
        );
}
