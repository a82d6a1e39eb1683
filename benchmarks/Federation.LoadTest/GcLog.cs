using System.Globalization;

namespace Federation.LoadTest;

/// <summary>What a process allocated and collected so far, as its <see cref="StartupHook"/> wrote it down.</summary>
/// <param name="Allocated">Bytes.</param>
/// <param name="Collections">Of all generations.</param>
/// <param name="Gen2">Full collections.</param>
internal sealed record GcLog(long Allocated, int Collections, int Gen2)
{
    /// <summary>Names the file to the process.</summary>
    public const string Variable = "FEDERATION_GC_LOG";

    /// <summary>The environment of a process that is to write it down.</summary>
    public static Dictionary<string, string> Environment(string file) =>
        new(StringComparer.Ordinal) { ["DOTNET_STARTUP_HOOKS"] = typeof(GcLog).Assembly.Location, [Variable] = file };

    /// <summary>At most a quarter of a second old.</summary>
    public static GcLog Read(string file)
    {
        var parts = File.ReadAllText(file).Split(' ').Select(part => long.Parse(part, CultureInfo.InvariantCulture));
        return parts.ToArray() is [var allocated, var collections, var gen2]
            ? new GcLog(allocated, (int)collections, (int)gen2)
            : throw new InvalidOperationException($"{file} holds no counts.");
    }

    /// <summary>What came since.</summary>
    public GcLog Since(GcLog before) =>
        new(Allocated - before.Allocated, Collections - before.Collections, Gen2 - before.Gen2);
}
