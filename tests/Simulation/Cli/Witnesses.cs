using Federation.Simulation.World;

namespace Federation.Simulation.Cli;

/// <summary>Who judges a run.</summary>
internal static class Witnesses
{
    public static IWitness New() => new SilentWitness();
}
