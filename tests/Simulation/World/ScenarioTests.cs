using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Simulation.World;

/// <summary>Single faults, one at a time: what each comes to, and how long it takes to be well again.</summary>
public sealed class ScenarioTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(200);

    [Fact]
    public void An_edge_that_starts_before_the_nation_needs_nobodys_help()
    {
        using var world = new Scenario(7, TimeSpan.FromMinutes(59), TimeSpan.FromSeconds(10));
        world.Silo.Die(TimeSpan.FromHours(1));
        world.RunFor(TimeSpan.FromHours(1));
        Assert.Equal(0, world.Watermark);
        world.Converge(10 * Second);
        Assert.True(world.Watermark > 0, "The hour's entries were to arrive.");
    }

    [Fact]
    public void A_week_without_a_line_is_caught_up()
    {
        using var world = new Scenario(8, TimeSpan.FromDays(7), TimeSpan.FromMinutes(10));
        world.RunFor(5 * Second);
        world.Edge.Line.Quality.IsUp = false;
        world.Edge.Line.Cut(isHeard: false);
        world.RunFor(TimeSpan.FromDays(7));
        var before = world.Watermark;
        world.Edge.Line.Quality.IsUp = true;
        Assert.InRange(world.Converge(30 * Second), TimeSpan.Zero, 30 * Second);
        Assert.True(world.Federation.Callers[0].Answered > 500, "The backlog was to be long.");
        Assert.True(world.Watermark > before, "The week's entries were to arrive.");
    }

    [Fact]
    public void A_restored_edge_is_behind_until_its_newer_disk_is_back()
    {
        using var world = Running(11, out var older);
        var (newer, held) = (world.Edge.Disk, world.Watermark);
        Swap(world, older);
        world.RunFor(15 * Second);
        Assert.Equal((UplinkState.Stopped, "Behind", held), (world.Edge.Uplink!.State, world.Stopped, world.Watermark));
        Swap(world, newer);
        world.Converge(90 * Second);
        Assert.Null(world.Stopped);
    }

    [Fact]
    public void A_restored_edge_that_goes_on_by_itself_is_forked()
    {
        using var world = Running(12, out var older);
        var held = world.Watermark;
        world.Edge.Line.Quality.IsUp = false;
        Swap(world, older);
        world.Federation.Callers[0].Work(world.Now + TimeSpan.FromMinutes(2), Often);
        SealPast(held, world, world.Edge);
        world.Edge.Line.Quality.IsUp = true;
        world.RunFor(15 * Second);
        Assert.Equal((UplinkState.Stopped, "Forked", held), (world.Edge.Uplink!.State, world.Stopped, world.Watermark));
    }

    [Fact]
    public void A_forked_ledger_is_repaired_and_goes_on_in_a_new_one_within_seconds()
    {
        using var world = Running(12, out var older);
        var (held, old) = (world.Watermark, world.Edge.Ledger);
        world.Edge.Line.Quality.IsUp = false;
        Swap(world, older);
        world.Federation.Callers[0].Work(world.Now + TimeSpan.FromMinutes(2), Often);
        SealPast(held, world, world.Edge);
        world.Edge.Line.Quality.IsUp = true;
        world.RunFor(15 * Second);
        Assert.Equal("Forked", world.Stopped);
        world.StartOperators();
        world.RunFor(10 * Second);
        world.Converge(20 * Second);
        Assert.Equal(
            (held, world.Edge.Ledger),
            (world.Journal.Find(old)!.Watermark.Number.Value, Successor(world, old))
        );
        Assert.True(world.Watermark > 0, "The new ledger was to move.");
    }

    [Fact]
    public void A_cloned_ledger_is_forked_and_stops()
    {
        using var world = Running(13, out _);
        world.Federation.Clone(world.Edge);
        var clone = world.Federation.Edges[1];
        clone.Line.Quality.IsUp = false;
        clone.Line.Cut(isHeard: false);
        world.Federation.Callers[0].Work(world.Now + (10 * Second), Often);
        world.Federation.Callers[1].Work(world.Now + TimeSpan.FromMinutes(2), Often);
        world.RunFor(10 * Second);
        SealPast(world.Watermark, world, clone);
        clone.Line.Quality.IsUp = true;
        world.RunFor(TimeSpan.FromMinutes(1));
        Assert.Equal("Forked", world.Stopped);
        Assert.All(world.Federation.Edges, edge => Assert.Equal(UplinkState.Stopped, edge.Uplink!.State));
    }

    [Fact]
    public void A_restored_nation_raises_the_epoch_and_is_sent_everything_again()
    {
        for (var seed = 21UL; seed < 31; seed++)
        {
            using var world = Running(seed, out _);
            var held = world.Watermark;
            world.Silo.Die(Second);
            world.Journal.Restore(0);
            Assert.True(world.Watermark < held, "The copy was to be older.");
            world.RunFor(2 * Second);
            world.Converge(30 * Second);
            Assert.Equal(held, world.Watermark);
            Assert.Contains(UplinkReason.NationBehind, world.Edge.ReasonsSeen);
            Assert.True(world.Journal.Head.Epoch > 1, "An epoch was to begin.");
        }
    }

    [Fact]
    public void A_thin_line_holds_little_more_than_a_second_and_lets_heartbeats_through()
    {
        const int BytesPerSecond = 125_000;
        using var world = new Scenario(51, TimeSpan.FromHours(2), TimeSpan.FromMilliseconds(300));
        world.Edge.Line.Quality.IsUp = false;
        world.RunFor(TimeSpan.FromHours(2));
        world.Edge.Line.Quality.IsUp = true;
        world.Edge.Line.Quality.BytesPerSecond = BytesPerSecond;
        world.Edge.Line.Quality.Delay(TimeSpan.FromMilliseconds(200));
        world.Edge.ReasonsSeen.Clear();
        var most = 0L;
        while (world.Edge.Uplink!.SentThrough.Value < world.Edge.Disk.LastFrame)
        {
            world.RunFor(0.05 * Second);
            most = Math.Max(most, OnTheLine(world.Edge));
        }

        Assert.InRange(most, Frame.MaxBytes, (2 * BytesPerSecond) + Frame.MaxBytes);
        world.Converge(10 * Second);
        Assert.DoesNotContain(UplinkReason.Silence, world.Edge.ReasonsSeen);
    }

    private static LedgerId? Successor(Scenario world, LedgerId ledger) => world.Journal.Find(ledger)?.Successor;

    private static void SealPast(long held, Scenario world, SimulatedEdge edge)
    {
        while (edge.Disk.LastFrame <= held)
        {
            world.RunFor(Second);
            edge.Writer?.Add(new EdgeJob(book => book.Seal(), () => { }, () => { }));
        }
    }

    private static long OnTheLine(SimulatedEdge edge)
    {
        var bytes = 0L;
        for (var n = edge.Writer!.View.Receipted.Number.Value + 1; n <= edge.Uplink!.SentThrough.Value; n++)
        {
            bytes += edge.Disk.Frame(new FrameNumber(n))!.Bytes.Length;
        }

        return bytes;
    }

    private static Scenario Running(ulong seed, out LedgerDisk older)
    {
        var world = new Scenario(seed, 10 * Second, Often);
        world.RunFor(4 * Second);
        older = world.Edge.Disk.Copy();
        world.Journal.Back();
        world.RunFor(7 * Second);
        world.Converge(5 * Second);
        return world;
    }

    private static void Swap(Scenario world, LedgerDisk disk) => world.Federation.PutIn(world.Edge, disk);
}
