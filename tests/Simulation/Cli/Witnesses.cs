using Federation.Core.Areas;
using Federation.Simulation.Audit;

namespace Federation.Simulation.Cli;

/// <summary>Who judges a run.</summary>
internal static class Witnesses
{
    public static IWitness New() => new Auditor(AreaCatalogue.Reference);
}
