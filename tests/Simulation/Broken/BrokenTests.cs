using Federation.Simulation.Audit;
using Federation.Simulation.World;
using Xunit;

namespace Federation.Simulation.Broken;

/// <summary>A simulation that lets a broken machine pass proves nothing of an honest one.</summary>
public sealed class BrokenTests
{
    private const ulong SeedsMax = 40;

    [Theory]
    [InlineData("acknowledge before commit", Checks.ReceiptDurable)]
    [InlineData("skip the hash check", Checks.SealedFirst)]
    [InlineData("resume off by one", Checks.ReceiptDurable)]
    [InlineData("forget the term", Checks.StaleWriter)]
    [InlineData("apply a duplicate", Checks.LedgerPrefix)]
    [InlineData("repair without the nation's copy", Checks.CountedOnce)]
    [InlineData("repair without the edge's disk", Checks.NeverVanishes)]
    [InlineData("sum without the sign", Checks.BoardSums)]
    [InlineData("approve beside provisional", Checks.ClosingMoves)]
    [InlineData("draw beside the lump", Checks.DrawKeepsTotal)]
    [InlineData("add statements", Checks.BoardSums)]
    [InlineData("forget what went into a province", Checks.FigureSums)]
    [InlineData("keep declarations unsaid", Checks.NeverVanishes)]
    [InlineData("tell declarations twice", Checks.DeclaredAsSaid)]
    [InlineData("lose declarations", Checks.BoardSums)]
    [InlineData("declare what is taken back", Checks.BoardSums)]
    public void A_broken_machine_is_caught_by_its_check_where_an_honest_one_passes(string broken, string check)
    {
        var caught = new List<string>();
        foreach (var (seed, name) in BrokenHunt.Seeds(BrokenParts.All[broken], SeedsMax))
        {
            if (name is not null)
            {
                Assert.Null(BrokenHunt.CaughtBy(Parts.Real, seed));
                caught.Add(name);
            }

            if (name == check)
            {
                break;
            }
        }

        Assert.Contains(check, caught);
    }
}
