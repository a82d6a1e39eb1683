using System.Threading.Channels;
using Federation.Core.Exchange;
using Federation.EdgeNode.Ledger;

namespace Federation.EdgeNode.Uplink;

/// <summary>
/// Seals what waits and takes the totals at that frame, in one commit with whatever else is recorded. What fails is not
/// reported: it is asked for again.
/// </summary>
internal sealed class StandingJob(UplinkEffect.TakeStanding take, ChannelWriter<UplinkEvent> events) : LedgerJob
{
    private UplinkEvent.Taken? _taken;

    /// <inheritdoc/>
    public override void Run(OpenLedger ledger)
    {
        var standing = ledger.TakeStanding(take.Periods, take.BytesMax);
        _taken = new UplinkEvent.Taken(standing, StandingCodec.BytesOf(standing.Periods));
    }

    /// <inheritdoc/>
    public override void Complete() => events.TryWrite(_taken!);

    /// <inheritdoc/>
    public override void Fail(Exception reason) { }
}
