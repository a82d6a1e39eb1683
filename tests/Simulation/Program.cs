using Xunit.Runner.InProc.SystemConsole;

namespace Federation.Simulation;

/// <summary>The simulator's own arguments run seeds; anything else runs the tests.</summary>
internal static class Program
{
    public static Task<int> Main(string[] arguments) => ConsoleRunner.Run(arguments);
}
