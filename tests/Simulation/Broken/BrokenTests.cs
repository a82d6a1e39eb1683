using Federation.Core.Areas;
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
    [InlineData("sum without the sign", Checks.BoardSums)]
    public void A_broken_machine_is_caught_by_its_check(string broken, string check)
    {
        var caught = new List<string>();
        for (var seed = 1UL; seed <= SeedsMax && !caught.Contains(check); seed++)
        {
            if (CaughtBy(seed, BrokenParts.All[broken]) is { } name)
            {
                caught.Add(name);
                Assert.Null(CaughtBy(seed, Parts.Real));
            }
        }

        Assert.Contains(check, caught);
    }

    private static string? CaughtBy(ulong seed, Parts parts)
    {
        using var run = new SeedRun(seed, new Auditor(AreaCatalogue.Reference), parts);
        try
        {
            run.Run();
            return null;
        }
        catch (AuditException caught)
        {
            return caught.Check;
        }
    }
}
