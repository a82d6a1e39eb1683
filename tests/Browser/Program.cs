using Xunit.Runner.InProc.SystemConsole;

namespace Federation.Browser;

/// <summary>Takes the pictures of docs/screens where that is asked for; anything else runs the tests.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments) =>
        arguments is ["screens", var directory]
            ? await Screens.TakeAsync(directory)
            : await ConsoleRunner.Run(arguments);
}
