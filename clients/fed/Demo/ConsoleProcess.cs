using System.Diagnostics;
using System.IO.Pipes;
using Federation.Fed.Cli;
using Federation.Fed.Up;

namespace Federation.Fed.Demo;

/// <summary>The console of the national headquarters, in the foreground of this terminal.</summary>
internal static class ConsoleProcess
{
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(3);

    /// <summary>
    /// Runs the console until the person quits it; a cancellation ends it and gives the terminal back.
    /// </summary>
    /// <param name="nation">The address that it watches.</param>
    /// <param name="notes">What is said over the figures.</param>
    /// <param name="language">Of its screen.</param>
    /// <param name="notices">Lines for its header, the newest in place of the last.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Its exit code.</returns>
    public static async Task<int> RunAsync(
        string nation,
        MadeUpNotes notes,
        Language language,
        AnonymousPipeServerStream notices,
        CancellationToken cancellationToken
    )
    {
        string[] arguments =
        [
            "--nation",
            nation,
            "--period",
            DemoPlan.Quarter.ToString(),
            "--note",
            notes.Nation,
            "--note-split",
            notes.Split,
            "--made-up",
            string.Join(',', notes.MadeUp),
            "--lang",
            language.Of("vi", "en"),
            "--notices",
            notices.GetClientHandleAsString(),
        ];
        var start = new ProcessStartInfo(ProgramFile.Find(ProgramFile.HqConsole), arguments)
        {
            UseShellExecute = false,
        };
        using var console = Process.Start(start) ?? throw new InvalidOperationException("The console did not start.");
        notices.DisposeLocalCopyOfClientHandle();
        try
        {
            await console.WaitForExitAsync(cancellationToken);
            return console.ExitCode;
        }
        catch (OperationCanceledException)
        {
            await EndAsync(console);
            throw;
        }
    }

    private static async Task EndAsync(Process console)
    {
        Signals.Terminate(console.Id);
        using var patience = new CancellationTokenSource(StopTimeout);
        try
        {
            await console.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            console.Kill();
        }
    }
}
