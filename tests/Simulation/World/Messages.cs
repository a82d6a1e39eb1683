using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;

namespace Federation.Simulation.World;

/// <summary>Numbers for the trace: what a message or an effect is, and where it points to.</summary>
internal static class Messages
{
    /// <summary>A code is its kind and this many times what it points to.</summary>
    public const int Kinds = 32;

    public static long Code(object message) =>
        message switch
        {
            Hello hello => 1 + (Kinds * hello.Head.Number.Value),
            FrameMessage frame => 2 + (Kinds * frame.Frame.Head.Number.Value),
            EdgeHeartbeat beat => 3 + (Kinds * beat.Head.Number.Value),
            Stop stop => 4 + (Kinds * (long)stop.Reason),
            Welcome welcome => 5 + (Kinds * welcome.Watermark.Number.Value),
            Receipt receipt => 6 + (Kinds * receipt.Through.Number.Value),
            NationHeartbeat beat => 7 + (Kinds * beat.Beat),
            UplinkEffect.Connect connect => 8 + (Kinds * connect.Connection.Value),
            UplinkEffect.SendHello => 9,
            UplinkEffect.SendFrame frame => 10 + (Kinds * frame.Number.Value),
            UplinkEffect.SendHeartbeat => 11,
            UplinkEffect.SendStop => 12,
            UplinkEffect.Disconnect end => 13 + (Kinds * (long)end.Reason),
            UplinkEffect.KeepReceipt keep => 14 + (Kinds * keep.Through.Number.Value),
            UplinkEffect.Seal => 15,
            UplinkEffect.EnterState enter => 16 + (Kinds * (long)enter.State),
            IntakeEffect.SendWelcome => 17,
            IntakeEffect.SendReceipt receipt => 18 + (Kinds * receipt.Receipt.Through.Number.Value),
            IntakeEffect.SendHeartbeat => 19,
            IntakeEffect.SendStop => 20,
            IntakeEffect.CloseSession close => 21 + (Kinds * (long)close.Reason),
            IntakeEffect.Append append => 22
                + (Kinds * (append.Request.Expected.Number.Value + append.Request.Frames.Count)),
            IntakeEffect.Announce announce => 23 + (Kinds * announce.Head.Number.Value),
            IntakeEffect.RaiseEpoch => 24,
            IntakeEffect.Reload => 25,
            IntakeEffect.StandDown => 26,
            IntakeEffect.ChangeLink change => 27 + (Kinds * (long)change.Link.State),
            Standing standing => 28 + (Kinds * standing.Through.Number.Value),
            UplinkEffect.TakeStanding => 29,
            UplinkEffect.SendStanding standing => 30 + (Kinds * standing.Standing.Through.Number.Value),
            IntakeEffect.RefuseStanding refused => 31 + (Kinds * (long)refused.Refusal),
            _ => 0,
        };
}
