using Federation.Fed.Cli;

namespace Federation.Fed.Up;

/// <summary>
/// Where the programs that <c>fed</c> starts lie: beside it, or in the build output of their own projects.
/// </summary>
internal static class ProgramFile
{
    /// <summary>The national silo.</summary>
    public const string Silo = "Federation.Silo";

    /// <summary>The edge node of a province.</summary>
    public const string EdgeNode = "Federation.EdgeNode";

    /// <summary>The console of the national headquarters.</summary>
    public const string HqConsole = "hq-console";

    /// <summary>The program's full path.</summary>
    /// <exception cref="FedException">It is not there.</exception>
    public static string Find(string program) => Find(program, AppContext.BaseDirectory);

    internal static string Find(string program, string beside)
    {
        var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(beside));
        var built = Path.Combine(own.Parent?.Parent?.FullName ?? "", program, own.Name, program);
        var shipped = Path.Combine(own.FullName, program);
        string[] candidates = [built, shipped];
        return candidates.FirstOrDefault(File.Exists)
            ?? throw FedException.NotReachable(
                $"the program {program} is neither at {built} nor at {shipped}: build it (dotnet build) and try again"
            );
    }
}
