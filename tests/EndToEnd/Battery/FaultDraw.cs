using Federation.EndToEnd.Battery.Faults;
using Federation.Network;
using Federation.Wire.Hosting;

namespace Federation.EndToEnd.Battery;

/// <summary>Draws faults from a seed: the same seed and round give the same faults.</summary>
internal sealed class FaultDraw(Arena arena, Oracle oracle, Random random)
{
    private const int TwinPorts = 1;

    /// <summary>The faults of one round: one that needs rest, or one to three others on different targets.</summary>
    public IReadOnlyList<Fault> Next()
    {
        var first = One();
        if (first.NeedsRest)
        {
            return [first];
        }

        var drawn = new List<Fault> { first };
        for (var more = random.Next(3); more > 0; more--)
        {
            var next = One();
            if (!next.NeedsRest && drawn.TrueForAll(fault => fault.Target != next.Target))
            {
                drawn.Add(next);
            }
        }

        return drawn;
    }

    private Fault One()
    {
        var site = arena.Sites[random.Next(arena.Sites.Count)];
        var machine = random.Next(3) == 0 ? arena.Nation : site.Edge;
        return random.Next(20) switch
        {
            < 2 => ProcessFaults.Kill(machine, Seconds(0.05, 4)),
            < 4 => ProcessFaults.Freeze(machine, Seconds(0.5, 9)),
            < 7 => Crash(machine, loops: 1),
            7 => Crash(machine, loops: 3),
            8 => ProcessFaults.Twin(machine, arena.BasePort + TwinPorts),
            9 => Disk(machine),
            10 => arena.NoDisks.Length > 0 ? Line(site) : DiskFaults.ForbidWriting(arena, machine),
            11 => Copied(machine, site),
            12 => Damaged(machine),
            13 => LineFaults.CutInFrames(
                site,
                random.Next(3) == 0 ? Ways.Down : Ways.Up,
                [.. Enumerable.Range(0, 4).Select(_ => (long)random.Next(1, 20_000))],
                Seconds(0.5, 1.5)
            ),
            _ => Line(site),
        };
    }

    private Fault Crash(Machine machine, int loops)
    {
        var points = machine == arena.Nation ? ProcessFaults.SiloPoints : ProcessFaults.EdgePoints;
        var point = points[random.Next(points.Count)];
        // Few activations and receipts come after a start; the others come many times a second.
        var times = point is CrashPoint.SiloInActivation or CrashPoint.EdgeOnReceipt ? 1 : random.Next(1, 6);
        return ProcessFaults.Crash(machine, point, times, loops);
    }

    private Fault Disk(Machine machine) =>
        arena.NoDisks.Length > 0 ? Line(arena.Sites[0]) : DiskFaults.Fill(arena, machine, Seconds(0.5, 8));

    private Fault Copied(Machine machine, Site site) =>
        machine == arena.Nation ? CopyFaults.RestoreNation(arena, oracle)
        : random.Next(2) == 0 ? CopyFaults.RestoreEdge(oracle, site)
        : CopyFaults.CloneEdge(oracle, site);

    private Fault Damaged(Machine machine)
    {
        var damage =
            random.Next(3) == 0
                ? Damage.Truncate(random.NextDouble(), random.NextDouble())
                : Damage.Flip(random.NextDouble(), random.NextDouble(), random.Next(8));
        return machine == arena.Nation
            ? FileFaults.DamageNation(arena, oracle, damage)
            : FileFaults.DamageEdge(oracle, arena.SiteOf(machine), damage);
    }

    private Fault Line(Site site)
    {
        var ways = (Ways)random.Next(1, 4);
        return random.Next(5) switch
        {
            0 => LineFaults.Of(site, "cut", LineFault.Cut, Seconds(0.2, 15)),
            1 => LineFaults.Of(site, $"stall {ways}", LineFault.Stall(ways), Seconds(0.5, 10)),
            2 => LineFaults.Of(site, $"drop {ways}", LineFault.Drop(ways), Seconds(0.5, 10)),
            3 => LineFaults.Of(site, "delay", LineFault.Thin(0, Drawn(0.1, 2)), Seconds(2, 10)),
            _ => LineFaults.Of(
                site,
                "thin line",
                LineFault.Thin(1_000_000, TimeSpan.FromMilliseconds(200)),
                Seconds(3, 12)
            ),
        };
    }

    private Hold Seconds(double least, double most)
    {
        var time = Drawn(least, most);
        return cancellation => Pause.ForAsync(time, cancellation);
    }

    private TimeSpan Drawn(double least, double most) =>
        TimeSpan.FromSeconds(least + (random.NextDouble() * (most - least)));
}
