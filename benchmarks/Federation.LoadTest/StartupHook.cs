using System.Globalization;
using Federation.LoadTest;

/// <summary>
/// What a measured process runs at its start (<c>DOTNET_STARTUP_HOOKS</c>): writes down what it allocated and
/// collected, so that no program carries code for its own measurement.
/// </summary>
#pragma warning disable CA1050, MA0047 // the runtime looks for a class of this name outside of any namespace
internal static class StartupHook
#pragma warning restore CA1050, MA0047
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);
    private static ITimer? s_timer;

    /// <summary>Called by the runtime before the program's own start.</summary>
    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(GcLog.Variable) is { } file)
        {
            s_timer = TimeProvider.System.CreateTimer(_ => Write(file), null, Beat, Beat);
        }
    }

    /// <summary>Whole or not at all: who reads it never sees half a line.</summary>
    private static void Write(string file)
    {
        lock (s_timer!)
        {
            var counts = string.Create(
                CultureInfo.InvariantCulture,
                $"{GC.GetTotalAllocatedBytes()} {GC.CollectionCount(0)} {GC.CollectionCount(2)}"
            );
            File.WriteAllText(file + ".new", counts);
            File.Move(file + ".new", file, overwrite: true);
        }
    }
}
