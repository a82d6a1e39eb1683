using Federation.Core.Exchange;
using Xunit;

namespace Federation.Simulation.World;

/// <summary>Two machines with one ledger: what the one says is not said of the other.</summary>
public sealed class StopsTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    [Fact]
    public void A_damaged_ledger_stays_stopped_while_a_clone_of_it_goes_on()
    {
        using var world = new Scenario(14, 10 * Second, Often);
        world.RunFor(12 * Second);
        world.Federation.Clone(world.Edge);
        var clone = world.Federation.Edges[1];
        world.RunFor(2 * Second);
        world.Edge.StopDamaged("a bit flipped");
        clone.Die();
        world.RunFor(20 * Second);
        Assert.Equal(UplinkState.Streaming, clone.Uplink!.State);
        Assert.Equal("Damaged", world.Stopped);
    }
}
