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
        Assert.All(WorkCounts.Kinds, kind => Assert.True(campaign.Work[kind] > 0, $"Nothing was ever {kind}."));
        Assert.True(campaign.Work.Late > 0, "Nobody confirmed into closed days.");
        Assert.True(campaign.Work.Earlier > 0, "Nothing was said of days before the merger.");
        Assert.True(
            campaign.SeedsOfFullSize * 100 >= FullSizeMin * campaign.Seeds,
            $"{campaign.SeedsOfFullSize} of {campaign.Seeds} seeds have all provinces."
        );
    }

    /// <summary>A stale activation read a closed ledger's term; one took another's frames for lost ones.</summary>
    [Theory]
    [InlineData(11129)]
    [InlineData(11836)]
    public void What_two_activations_of_one_grain_broke_once_is_kept(long seed) =>
        Assert.Equal(64, TraceOf(seed).Length);

    /// <summary>A bit turned on the disk of a ledger that stood still, and its repair left the entry out.</summary>
    [Theory]
    [InlineData(8863)]
    [InlineData(10783)]
    public void What_a_repair_once_left_out_unsaid_is_named(long seed) => Assert.Equal(64, TraceOf(seed).Length);

    /// <summary>The journal had lost what was announced, so that a ledger that stood behind had no repair.</summary>
    [Theory]
    [InlineData(17124)]
    [InlineData(22073)]
    public void A_ledger_that_once_stood_without_a_way_goes_on(long seed) => Assert.Equal(64, TraceOf(seed).Length);

    /// <summary>A repair carried the overruling of a warning over without its correction.</summary>
    [Fact]
    public void What_a_repair_once_carried_without_its_correction_is_kept() => Assert.Equal(64, TraceOf(1034).Length);

    /// <summary>A repair carried a closing over onto what its force alone does not close.</summary>
    [Theory]
    [InlineData(2000)]
    [InlineData(2437)]
    public void What_a_repair_once_approved_on_open_days_is_kept(long seed) => Assert.Equal(64, TraceOf(seed).Length);

    /// <summary>The world itself handed over two heartbeats of one stream in the wrong order.</summary>
    [Fact]
    public void What_a_stream_out_of_order_once_stopped_goes_on() => Assert.Equal(64, TraceOf(41882).Length);

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
