using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;

namespace Federation.Core.Tests.Exchange;

/// <summary>An uplink, the ledger that it sends, and what tests do with them.</summary>
public abstract class UplinkScene
{
    protected static readonly Credit Plenty = new(100, 1_000_000);
    protected static readonly ConnectionNumber Line = new(1);

    protected UplinkScene() => Uplink = Machine(seed: 42);

    private protected ModelLedger Ledger { get; } = new(seed: 1);

    protected UplinkMachine Uplink { get; set; }

    protected TimeSpan Now { get; set; } = TimeSpan.FromSeconds(100);

    protected UplinkMachine Machine(ulong seed) =>
        new(new UplinkOptions(), Sample.Owner, Sample.Ledger, Ledger, Sample.Genesis, seed, Now);

    protected void Seal(int frames)
    {
        for (var i = 0; i < frames; i++)
        {
            Ledger.Record();
            Ledger.Seal();
        }
    }

    protected static Welcome Welcome(FrameHead watermark, FrameHead announced, Credit? credit = null) =>
        new(watermark, announced, 0, new SessionNumber(1), credit ?? Plenty, 1, 1);

    protected void Greet(
        FrameHead? watermark = null,
        FrameHead? announced = null,
        int connection = 1,
        Credit? credit = null
    )
    {
        Uplink.OnTick(Now);
        Uplink.OnConnected(Now, new ConnectionNumber(connection));
        var welcome = Welcome(watermark ?? Sample.Genesis, announced ?? Sample.Genesis, credit);
        Uplink.OnWelcome(Now, new ConnectionNumber(connection), welcome);
    }

    protected void Pass(TimeSpan time)
    {
        Now += time;
        Uplink.OnTick(Now);
    }

    protected List<UplinkEffect> Taken()
    {
        var effects = new List<UplinkEffect>();
        while (Uplink.TryTake(out var effect))
        {
            effects.Add(effect);
        }

        return effects;
    }
}
