using Federation.Fed.Cli;
using Federation.Wire.Hosting;

namespace Federation.EndToEnd.Battery.Faults;

/// <summary>What happens to processes.</summary>
internal static class ProcessFaults
{
    private static readonly TimeSpan CrashLimit = TimeSpan.FromMinutes(1);

    public static IReadOnlyList<CrashPoint> EdgePoints { get; } =
    [.. Enum.GetValues<CrashPoint>().Where(point => point <= CrashPoint.EdgeOnReceipt)];

    public static IReadOnlyList<CrashPoint> SiloPoints { get; } =
    [.. Enum.GetValues<CrashPoint>().Where(point => point > CrashPoint.EdgeOnReceipt)];

    /// <summary>SIGKILL, and after a while it is started again.</summary>
    public static Fault Kill(Machine machine, Hold gone) =>
        new(
            "kill",
            machine.Name,
            NeedsRest: false,
            async cancellation =>
            {
                await machine.KillAsync();
                await gone(cancellation);
                await machine.StartAsync(cancellation);
            }
        );

    /// <summary>
    /// It ends itself at a crash point, so many times one after the other, and is then started in peace.
    /// </summary>
    public static Fault Crash(Machine machine, CrashPoint point, int times, int loops = 1) =>
        new(
            $"{point}",
            machine.Name,
            NeedsRest: false,
            async cancellation =>
            {
                for (var loop = 0; loop < loops; loop++)
                {
                    await machine.KillAsync();
                    if (!await machine.StartToCrashAsync(point, times, CrashLimit, cancellation))
                    {
                        throw new TimeoutException($"{machine.Name} did not come to {point} in {CrashLimit}.");
                    }
                }

                await machine.StartAsync(cancellation);
            }
        );

    /// <summary>SIGSTOP, and SIGCONT after a while.</summary>
    public static Fault Freeze(Machine machine, Hold hold) =>
        new(
            "freeze",
            machine.Name,
            NeedsRest: false,
            async cancellation =>
            {
                machine.Freeze();
                try
                {
                    await hold(cancellation);
                }
                finally
                {
                    machine.Thaw();
                }
            }
        );

    /// <summary>A second process on the same data must refuse by name, and disturb nothing.</summary>
    public static Fault Twin(Machine machine, int firstPort) =>
        new(
            "twin",
            machine.Name,
            NeedsRest: false,
            async cancellation =>
            {
                var said = await machine.StartTwinAsync(firstPort, cancellation);
                if (
                    said?.Contains("in use by another process", StringComparison.Ordinal) != true
                    && said?.Contains("is held by another silo", StringComparison.Ordinal) != true
                )
                {
                    throw new InvalidOperationException(
                        $"A second {machine.Name} on the same data said: {said ?? "ready"}"
                    );
                }
            }
        );
}
