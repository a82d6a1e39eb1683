using Federation.Core.Exchange;
using Federation.Core.Tests.Exchange.Simulation;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>Both machines in a loop, over a line that breaks, between processes that die. Time is virtual.</summary>
public sealed class ExchangeSimulationTests
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan HealingMax = TimeSpan.FromSeconds(30);

    [Fact]
    public void Every_frame_arrives_once_and_in_order_whatever_breaks()
    {
        var closes = new HashSet<CloseReason>();
        var reasons = new HashSet<UplinkReason>();
        var deaths = 0;
        for (var seed = 1; seed <= 300; seed++)
        {
            var world = new SimulatedWorld(seed);
            world.RecordFor(world.Edge, TimeSpan.FromSeconds(40), Often);
            world.BreakFor(TimeSpan.FromSeconds(38));
            world.Time.RunTo(TimeSpan.FromSeconds(44));
            world.Converge(HealingMax);
            Assert.DoesNotContain(world.Edge.AlarmsSeen, alarm => alarm != UplinkReason.None);
            Assert.Equal(1, world.Journal.Epoch);
            closes.UnionWith(world.Nation.ClosesSeen);
            reasons.UnionWith(world.Edge.ReasonsSeen);
            deaths += world.Edge.Deaths + world.Nation.Deaths;
        }

        Assert.Contains(CloseReason.Superseded, closes);
        Assert.Contains(CloseReason.Silence, closes);
        Assert.Contains(UplinkReason.Silence, reasons);
        Assert.Contains(UplinkReason.ConnectionLost, reasons);
        Assert.True(deaths > 1000, $"Only {deaths} processes died.");
    }

    [Fact]
    public void An_edge_that_starts_before_the_nation_needs_nobodys_help()
    {
        var world = new SimulatedWorld(7);
        world.Nation.Die(TimeSpan.FromHours(1));
        world.RecordFor(world.Edge, TimeSpan.FromMinutes(59), TimeSpan.FromSeconds(1));
        world.Time.RunTo(TimeSpan.FromHours(1));
        world.Converge(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_week_without_a_line_is_caught_up()
    {
        var world = new SimulatedWorld(8);
        world.Converge(TimeSpan.FromSeconds(1));
        world.Line.IsUp = false;
        world.Line.Cut(halfOpen: true);
        world.RecordFor(world.Edge, TimeSpan.FromDays(7), TimeSpan.FromMinutes(1));
        world.Time.RunTo(TimeSpan.FromDays(7));
        world.Line.IsUp = true;
        world.Converge(TimeSpan.FromMinutes(2));
        Assert.True(world.Edge.Ledger.Frames.Count > 1000, "The backlog was to be long.");
    }

    [Fact]
    public void A_restored_edge_is_behind_until_its_newer_disk_is_back()
    {
        var world = Running(11, out var backup);
        var newer = world.Edge.Ledger;
        var held = world.Journal.Watermark;
        Swap(world, backup);
        Assert.Equal(UplinkState.Stopped, world.Edge.State);
        Assert.Contains(UplinkReason.Behind, world.Edge.AlarmsSeen);
        Assert.Equal(LinkState.Behind, world.Nation.Link?.State);
        Assert.Equal(held, world.Journal.Watermark);
        Swap(world, newer);
        world.RecordFor(world.Edge, TimeSpan.FromSeconds(1), Often);
        world.Time.RunTo(world.Time.Now + TimeSpan.FromSeconds(1));
        world.Converge(HealingMax);
    }

    [Fact]
    public void A_restored_edge_that_goes_on_by_itself_is_forked()
    {
        var world = Running(12, out var backup);
        var held = world.Journal.Watermark;
        Swap(world, backup);
        world.RecordFor(world.Edge, TimeSpan.FromMinutes(2), Often);
        world.Time.RunTo(world.Time.Now + TimeSpan.FromMinutes(4));
        Assert.True(backup.Head.Number > held.Number, "The restored edge was to pass the old head.");
        Assert.Contains(UplinkReason.Forked, world.Edge.AlarmsSeen);
        Assert.Equal(LinkState.Forked, world.Nation.Link?.State);
        Assert.Equal(held, world.Journal.Watermark);
    }

    [Fact]
    public void A_cloned_ledger_is_forked_and_stops_until_an_operator_releases_it()
    {
        var world = Running(13, out _);
        var clone = world.Edge.Ledger.Copy(seed: 999_000);
        world.RecordFor(world.Edge, TimeSpan.FromSeconds(2), Often);
        world.Time.RunTo(world.Time.Now + TimeSpan.FromSeconds(3));
        var held = world.Journal.Watermark;
        for (var i = 0; i < 500; i++)
        {
            clone.Record();
            clone.Seal();
        }

        var other = world.AddEdge(clone);
        world.Time.RunTo(world.Time.Now + TimeSpan.FromSeconds(60));
        Assert.Equal(LinkState.Forked, world.Nation.Link?.State);
        Assert.Equal(UplinkState.Stopped, world.Edge.State);
        Assert.Equal(UplinkState.Stopped, other.State);

        Assert.Equal(held, world.Journal.Watermark);

        other.Die(TimeSpan.FromDays(1));
        world.Nation.Release();
        world.Edge.Record();
        world.Time.RunTo(world.Time.Now + TimeSpan.FromMinutes(2));
        world.Converge(HealingMax);
    }

    [Fact]
    public void A_restored_nation_raises_the_epoch_and_is_sent_everything_again()
    {
        for (var seed = 21; seed < 41; seed++)
        {
            var world = Running(seed, out _);
            world.Nation.Die(TimeSpan.FromSeconds(1));
            world.Journal.Restore(world.Journal.Frames.Count / 2);
            world.Time.RunTo(world.Time.Now + TimeSpan.FromSeconds(2));
            world.Converge(HealingMax);
            Assert.Contains(UplinkReason.NationBehind, world.Edge.AlarmsSeen);
            Assert.Equal(2, world.Journal.Epoch);
            Assert.True(world.Edge.Ledger.Receipted == world.Edge.Ledger.Head, "The receipt was to come again.");
        }
    }

    [Fact]
    public void A_thin_line_holds_no_more_than_a_second_and_lets_heartbeats_through()
    {
        var world = new SimulatedWorld(51, new IntakeOptions());
        world.Converge(TimeSpan.FromSeconds(1));
        world.Line.IsUp = false;
        world.Line.Cut(halfOpen: false);
        world.RecordFor(world.Edge, TimeSpan.FromHours(8), TimeSpan.FromSeconds(1));
        world.Time.RunTo(TimeSpan.FromHours(8));
        world.Line.IsUp = true;
        world.Line.BytesPerSecond = 20_000;
        var start = world.Time.Now;
        world.Edge.ReasonsSeen.Clear();
        var most = 0L;
        while (!world.HasConverged)
        {
            world.Time.RunTo(world.Time.Now + TimeSpan.FromMilliseconds(50));
            most =
                world.Time.Now - start > TimeSpan.FromSeconds(20) ? Math.Max(most, world.Edge.BytesUnreceipted) : most;
            Assert.True(world.Time.Now - start < TimeSpan.FromMinutes(5), "The backlog was to be over.");
        }

        Assert.InRange(most, 1, 10_000);
        Assert.DoesNotContain(UplinkReason.Silence, world.Edge.ReasonsSeen);
        Assert.Equal(world.Edge.Ledger.Frames, world.Journal.Frames);
    }

    private static SimulatedWorld Running(int seed, out ModelLedger backup)
    {
        var world = new SimulatedWorld(seed);
        world.RecordFor(world.Edge, TimeSpan.FromSeconds(10), Often);
        world.Time.RunTo(TimeSpan.FromSeconds(4));
        backup = world.Edge.Ledger.Copy(seed: 500_000);
        world.Time.RunTo(TimeSpan.FromSeconds(11));
        world.Converge(TimeSpan.FromSeconds(5));
        return world;
    }

    private static void Swap(SimulatedWorld world, ModelLedger ledger)
    {
        world.Edge.Die(TimeSpan.FromSeconds(1));
        world.Edge.Ledger = ledger;
        world.Time.RunTo(world.Time.Now + TimeSpan.FromSeconds(15));
    }
}
