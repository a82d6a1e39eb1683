using Federation.Simulation.Cli;
using Federation.Simulation.World;
using Xunit;

namespace Federation.Simulation;

/// <summary>
/// The whole federation over many seeds: every promise is kept, and every fault was there to break it.
/// </summary>
public sealed class SimulationTests
{
    /// <summary>How many seeds; <c>SIMULATION_SEEDS</c> says another number.</summary>
    private const int SeedsUsual = 3000;

    /// <summary>Of a hundred seeds, so many have all provinces.</summary>
    private const int FullSizeMin = 2;

    [Fact]
    public void Every_promise_is_kept_whatever_breaks()
    {
        var seeds = int.TryParse(Environment.GetEnvironmentVariable("SIMULATION_SEEDS"), out var wanted)
            ? wanted
            : SeedsUsual;
        var campaign = new Campaign(Witnesses.New, Parts.Real, Environment.ProcessorCount);
        campaign.Run(1, seed => seed <= seeds, (_, _) => { });

        Assert.True(
            campaign.Failures.Count == 0,
            string.Join('\n', campaign.Failures.Select(f => $"./simulate --seed {f.Seed}: {f.Detail}"))
        );
        Assert.All(FaultCounts.Kinds, kind => Assert.True(campaign.Faults[kind] > 0, $"{kind} never struck."));
        string[] states = ["Behind", "Damaged", "Forked"];
        Assert.All(states, state => Assert.True(campaign.Healed.Repaired.ContainsKey(state), $"No {state} repair."));
        Assert.True(
            campaign.Healed is { Interrupted: > 0, Released: > 0, Adopted: > 0, Carried: > 0 },
            "Operators had little to do."
        );
        Assert.True(
            campaign.SeedsOfFullSize * 100 >= FullSizeMin * campaign.Seeds,
            $"{campaign.SeedsOfFullSize} of {campaign.Seeds} seeds have all provinces."
        );
    }

    [Fact]
    public void A_seed_has_the_same_trace_on_every_run()
    {
        for (var seed = 1; seed <= 12; seed++)
        {
            Assert.Equal(TraceOf(seed), TraceOf(seed));
        }
    }

    [Fact]
    public void Another_seed_has_another_trace() => Assert.NotEqual(TraceOf(1), TraceOf(2));

    private static string TraceOf(long seed)
    {
        using var run = new SeedRun((ulong)seed, Witnesses.New(), Parts.Real);
        var (trace, failure) = Campaign.RunSeed(run, seed);
        Assert.Null(failure);
        Assert.Equal(64, trace.Length);
        return trace;
    }
}
