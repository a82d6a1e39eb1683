using Federation.Core.Exchange;
using Federation.Wire;
using Federation.Wire.Hosting;
using Federation.Wire.V1;

namespace Federation.EdgeNode.Uplink;

/// <summary>Tells an <see cref="UplinkMachine"/> what the nation said, checked.</summary>
internal sealed class NationEar(UplinkMachine machine, EdgeClock clock, Action<int> hearAreas)
{
    /// <summary>Tells it.</summary>
    /// <exception cref="FormatException">The message is not what the contract says; nothing was told.</exception>
    public void Tell(TimeSpan now, ConnectionNumber connection, NationMessage message)
    {
        switch (message.MessageCase)
        {
            case NationMessage.MessageOneofCase.Welcome:
                var welcome = UplinkMessages.FromWire(message.Welcome);
                clock.Hear(welcome.TimeUnixMicroseconds);
                hearAreas(welcome.CatalogueVersion);
                machine.OnWelcome(now, connection, welcome);
                break;
            case NationMessage.MessageOneofCase.Receipt:
                CrashPoints.Pass(CrashPoint.EdgeOnReceipt);
                machine.OnReceipt(now, connection, UplinkMessages.FromWire(message.Receipt));
                break;
            case NationMessage.MessageOneofCase.Heartbeat:
                hearAreas((int)Math.Min(message.Heartbeat.AreasVersion, int.MaxValue));
                machine.OnNationHeartbeat(now, connection, UplinkMessages.FromWire(message.Heartbeat));
                break;
            case NationMessage.MessageOneofCase.Stop:
                machine.OnStop(now, connection, UplinkMessages.FromWire(message.Stop));
                break;
            default:
                throw new FormatException("The nation sent a message without a known part.");
        }
    }
}
