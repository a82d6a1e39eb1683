using Federation.Core.Areas;
using Federation.Simulation.Audit;
using Federation.Simulation.World;

namespace Federation.Simulation.Broken;

/// <summary>Runs seeds with given parts, and says which promise each broke.</summary>
internal static class BrokenHunt
{
    /// <summary>Seeds from 1, as they are asked for; null where every promise was kept.</summary>
    public static IEnumerable<(ulong Seed, string? Check)> Seeds(Parts parts, ulong last)
    {
        for (var seed = 1UL; seed <= last; seed++)
        {
            yield return (seed, CaughtBy(parts, seed));
        }
    }

    /// <summary>The promise that this seed broke; null where every one was kept.</summary>
    public static string? CaughtBy(Parts parts, ulong seed)
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
