using Xunit;

namespace Federation.Simulation.World;

/// <summary>Traces stand on these numbers: they are the same in every edition of the runtime.</summary>
public sealed class RngTests
{
    [Fact]
    public void Equal_seeds_draw_equally()
    {
        var (one, other) = (new Rng(42), new Rng(42));
        for (var i = 0; i < 1000; i++)
        {
            Assert.Equal(one.Next(), other.Next());
        }
    }

    [Fact]
    public void The_first_draws_of_a_seed_are_these_for_ever()
    {
        var rng = new Rng(0);
        Assert.Equal(
            [11091344671253066420UL, 13793997310169335082UL, 1900383378846508768UL],
            [rng.Next(), rng.Next(), rng.Next()]
        );
    }

    [Fact]
    public void A_draw_between_two_bounds_reaches_both_and_leaves_neither()
    {
        var rng = new Rng(7);
        var drawn = Enumerable.Range(0, 1000).Select(_ => rng.Between(3, 5)).Distinct().Order();
        Assert.Equal([3L, 4L, 5L], drawn);
    }
}
