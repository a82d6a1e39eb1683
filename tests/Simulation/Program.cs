using Federation.Simulation.Broken;
using Federation.Simulation.Cli;
using Federation.Simulation.Fuzz;
using Xunit.Runner.InProc.SystemConsole;

namespace Federation.Simulation;

/// <summary>The simulator's own arguments run seeds or bad input; anything else runs the tests.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments) =>
        FuzzCli.Takes(arguments) ? FuzzCli.Run(arguments)
        : BrokenCli.Takes(arguments) ? BrokenCli.Run(Console.Out)
        : SimulateCommand.IsFor(arguments) ? SimulateCommand.Run(arguments)
        : await ConsoleRunner.Run(arguments);
}
