using Federation.Wire;

namespace Federation.EdgeNode.Areas;

/// <summary>
/// The nation's plans of reorganisations, beside the ledger: <c>areas/00002.plan</c> makes edition 2. A file that
/// is lost
/// is asked for again.
/// </summary>
internal static class AreaPlanFiles
{
    /// <summary>Goes on to the latest edition that was kept, before a ledger is opened.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static void Follow(string data)
    {
        var directory = DirectoryOf(data);
        var files = Directory.Exists(directory) ? Directory.GetFiles(directory, "*.plan") : [];
        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            _ = KnownAreas.TryFollow(File.ReadAllBytes(file));
        }
    }

    /// <summary>Keeps a plan durably: after a crash it is there whole, or not at all.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Keep(string data, int version, ReadOnlySpan<byte> plan)
    {
        var directory = Directory.CreateDirectory(DirectoryOf(data)).FullName;
        var file = Path.Combine(directory, $"{version:00000}.plan");
        using (var stream = File.Create($"{file}.new"))
        {
            stream.Write(plan);
            stream.Flush(flushToDisk: true);
        }

        File.Move($"{file}.new", file, overwrite: true);
    }

    private static string DirectoryOf(string data) => Path.Combine(data, "areas");
}
