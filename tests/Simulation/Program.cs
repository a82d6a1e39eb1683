using Federation.Simulation.Cli;
using Xunit.Runner.InProc.SystemConsole;

namespace Federation.Simulation;

/// <summary>The simulator's own arguments run seeds; anything else runs the tests.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments) =>
        SimulateCommand.IsFor(arguments) ? SimulateCommand.Run(arguments) : await ConsoleRunner.Run(arguments);
}
