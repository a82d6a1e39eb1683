namespace Federation.LoadTest;

/// <summary>Processor time of a server and of the processes that it made, read from <c>/proc</c>.</summary>
internal static class ProcessTree
{
    private const int Parent = 1;
    private const int UserTicks = 11;
    private const int TicksPerSecond = 100;

    /// <summary>So far, of the first process with a text in its command line and of all below it.</summary>
    public static TimeSpan Cpu(string commandLine)
    {
        var all = Directory
            .GetDirectories("/proc")
            .Select(Path.GetFileName)
            .Where(name => int.TryParse(name, out _))
            .Select(name => (Id: name!, Status: Status(name!)))
            .Where(process => process.Status.Length > 0)
            .ToList();
        var root = all.FirstOrDefault(process => Line(process.Id).Contains(commandLine, StringComparison.Ordinal)).Id;
        return root is null ? TimeSpan.Zero : TimeSpan.FromSeconds((double)Ticks(root, all) / TicksPerSecond);
    }

    /// <summary>Its own, those of children that ended, and of those that run.</summary>
    private static long Ticks(string id, List<(string Id, string[] Status)> all) =>
        all.Where(process => process.Id == id).Sum(process => Sum(process.Status))
        + all.Where(process => process.Status[Parent] == id).Sum(process => Ticks(process.Id, all));

    private static long Sum(string[] status) => status.AsSpan(UserTicks, 4).ToArray().Sum(long.Parse);

    private static string Line(string id) => Read($"/proc/{id}/cmdline").Replace('\0', ' ');

    /// <summary>The fields after the program's name, which may hold anything.</summary>
    private static string[] Status(string id)
    {
        var text = Read($"/proc/{id}/stat");
        return text.Length == 0 ? [] : text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // It ended in the meantime.
            return "";
        }
    }
}
