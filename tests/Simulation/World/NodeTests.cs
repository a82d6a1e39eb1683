using Federation.Core.Areas;
using Federation.Core.Calendars;
using Xunit;

namespace Federation.Simulation.World;

/// <summary>A node that holds the ledgers of what its province was made of, beside its own.</summary>
public sealed class NodeTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    /// <summary>Tuyên Quang, made of Hà Giang (02) and Tuyên Quang (08), with both of their ledgers.</summary>
    private static Scenario Running()
    {
        for (var seed = 1UL; seed < 100; seed++)
        {
            var world = new Scenario(seed, 10 * Second, Often, edges: 2);
            if (world.Federation.Edges[1].Node.Count == 3)
            {
                return world;
            }

            world.Dispose();
        }

        throw new InvalidOperationException("No seed has a node of three ledgers.");
    }

    [Theory]
    [InlineData("08", "2025-07-01", 0)]
    [InlineData("08", "2025-06-30", 2)]
    [InlineData("02", "2025-06-30", 1)]
    [InlineData("02", "2025-07-01", 0)]
    public void What_is_said_of_a_code_belongs_to_the_ledger_of_its_day(string code, string day, int ledger)
    {
        using var world = Running();
        var node = world.Federation.Edges[1].Node;
        Assert.True(Day.TryParse(day, out var on));
        Assert.Same(node[ledger], node[1].Of(AreaCode.Parse(code), on));
    }

    [Fact]
    public void All_ledgers_of_a_node_die_and_come_back_together_and_lose_nothing()
    {
        using var world = Running();
        var node = world.Federation.Edges[1].Node;
        world.RunFor(5 * Second);
        node[1].Die();
        Assert.All(node, one => Assert.False(one.IsAlive));
        world.RunFor(7 * Second);
        Assert.All(node, one => Assert.True(one.IsAlive));
        world.Converge(30 * Second);
        Assert.All(node, one => Assert.True(world.Journal.Find(one.Ledger)!.Watermark.Number.Value > 0));
    }

    [Fact]
    public void A_damaged_ledger_stops_what_is_its_own_and_the_others_go_on()
    {
        using var world = Running();
        var node = world.Federation.Edges[1].Node;
        world.RunFor(3 * Second);
        node[1].StopDamaged("a bit flipped");
        node[0].Die();
        world.RunFor(10 * Second);
        Assert.Equal([true, false, true], node.Select(one => one.IsAlive));
        Assert.Equal("Damaged", world.Federation.Stops.StateOf(node[1].Ledger));
    }
}
