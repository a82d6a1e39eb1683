using Federation.EndToEnd.Battery;
using Xunit.Runner.InProc.SystemConsole;

namespace Federation.EndToEnd;

/// <summary>The battery's own arguments run it; anything else runs the tests.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments) =>
        BatteryCommand.IsFor(arguments) ? await BatteryCommand.RunAsync(arguments) : await ConsoleRunner.Run(arguments);
}
