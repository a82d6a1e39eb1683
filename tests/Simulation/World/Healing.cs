namespace Federation.Simulation.World;

/// <summary>The end of all faults: what is broken is mended, what is switched off by a fault is switched on.</summary>
internal static class Healing
{
    public static void Begin(Setting setting, SimulatedFederation federation)
    {
        setting.Swarm.IsHealing = true;
        foreach (var edge in federation.Edges)
        {
            edge.Line.Quality.SetRight();
            edge.Line.GoOn();
            edge.Resume();
        }

        foreach (var clone in federation.Edges.Where(edge => edge.IsClone))
        {
            var original = federation.Edges.First(edge => edge.Ledger == clone.Ledger);
            federation.Retire(setting.Rng.Below(2) == 0 ? clone : original);
        }

        foreach (var silo in federation.Cluster.Silos)
        {
            silo.Journal.IsReachable = true;
            silo.Journal.IsSlow = false;
        }

        foreach (var display in federation.Displays)
        {
            display.SlowUntil = TimeSpan.Zero;
        }

        new Operators(setting, federation).Start();
    }
}
