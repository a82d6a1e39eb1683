namespace Federation.HqConsole.Terminal;

/// <summary>
/// Gives the terminal back and says why where the program breaks on a thread that nobody waits for: there no dispose
/// runs.
/// </summary>
internal sealed class CrashGuard : IDisposable
{
    private const int Broken = 70;

    private readonly AnsiTerminal _terminal;

    public CrashGuard(AnsiTerminal terminal)
    {
        _terminal = terminal;
        AppDomain.CurrentDomain.UnhandledException += OnUnhandled;
    }

    /// <inheritdoc/>
    public void Dispose() => AppDomain.CurrentDomain.UnhandledException -= OnUnhandled;

    private void OnUnhandled(object sender, UnhandledExceptionEventArgs broken)
    {
        _terminal.Dispose();
        Console.Error.WriteLine($"hq-console broke: {broken.ExceptionObject}");

        // An ordinary exit, not an abort: it also gives echo and line input back.
        Environment.Exit(Broken);
    }
}
