using Federation.Fed.Cli;
using Federation.Fed.Up;

namespace Federation.EndToEnd;

/// <summary>Finds a base port whose ports are all free now.</summary>
internal static class FreePorts
{
    private const int First = 20_000;
    private const int Last = 40_000;
    private const int Step = 230;

    /// <summary>A plan for these provinces on free ports.</summary>
    public static FleetPlan Plan(string provinces, string data, int silos = 1, SharedStore? store = null)
    {
        for (var port = First + (Environment.ProcessId % 40 * Step); port < Last; port += Step)
        {
            var plan = FleetPlan.Read(provinces, data, port).With(silos, store);
            if (Ports.IsFree(plan))
            {
                return plan;
            }
        }

        throw new InvalidOperationException($"No base port between {First} and {Last} has all its ports free.");
    }
}
