using Federation.EndToEnd.Battery;
using Xunit.Runner.InProc.SystemConsole;

namespace Federation.EndToEnd;

/// <summary>Runs the battery where that is the first argument; anything else runs the tests.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments) =>
        arguments is [BatteryCommand.Name, .. var own]
            ? await BatteryCommand.RunAsync(own)
            : await ConsoleRunner.Run(arguments);
}
