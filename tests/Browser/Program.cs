using Xunit.Runner.InProc.SystemConsole;

namespace Federation.Browser;

/// <summary>Takes the pictures of docs/screens where that is asked for; anything else runs the tests.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments) =>
        arguments switch
        {
            ["screens", var directory] => await Screens.TakeAsync(directory),
            ["screens", var directory, "hq"] => await Screens.TakeAsync(directory, isDesk: true),
            _ => await ConsoleRunner.Run(arguments),
        };
}
