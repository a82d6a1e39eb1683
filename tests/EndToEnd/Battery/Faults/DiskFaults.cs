using Federation.Fed.Cli;

namespace Federation.EndToEnd.Battery.Faults;

/// <summary>What happens to a program's disk.</summary>
internal static class DiskFaults
{
    /// <summary>Not a page more for a while, and then space again. The program goes on by itself.</summary>
    public static Fault Fill(Arena arena, Machine machine, Hold hold) =>
        new(
            machine == arena.Nation ? "disk full at the nation" : "disk full at an edge",
            machine.Name,
            NeedsRest: false,
            async cancellation =>
            {
                var disk = arena.DiskOf(machine);
                disk.Fill();
                try
                {
                    await hold(cancellation);
                }
                finally
                {
                    disk.Free();
                }
            }
        );

    /// <summary>Started on a disk that takes nothing it refuses by name; with the disk well again it goes on.</summary>
    public static Fault ForbidWriting(Arena arena, Machine machine) =>
        new(
            "read-only disk",
            machine.Name,
            NeedsRest: false,
            async cancellation =>
            {
                await machine.KillAsync();
                var disk = arena.DiskOf(machine);
                disk.ForbidWriting();
                var before = machine.Log.Length;
                try
                {
                    await machine.StartAsync(cancellation);
                    throw new InvalidOperationException($"{machine.Name} started on a disk that takes nothing.");
                }
                catch (FedException refused)
                {
                    var said = machine.Log[before..];
                    if (
                        !said.Contains("ead-only file system", StringComparison.Ordinal)
                        && !said.Contains("readonly database", StringComparison.Ordinal)
                    )
                    {
                        throw new InvalidOperationException(
                            $"{machine.Name} did not name the read-only disk: {said}",
                            refused
                        );
                    }
                }
                finally
                {
                    disk.AllowWriting();
                }

                await machine.StartAsync(cancellation);
            }
        );
}
