namespace Federation.EdgeNode;

/// <summary>Ends the node when going on would be wrong, and keeps the exit code that says so.</summary>
internal sealed partial class NodeFate(IHostApplicationLifetime lifetime, ILogger<NodeFate> log)
{
    private int _exitCode;

    /// <summary>0 while all is well.</summary>
    public int ExitCode => Volatile.Read(ref _exitCode);

    /// <summary>Stops the node.</summary>
    public void Stop(int exitCode, Exception reason)
    {
        Interlocked.CompareExchange(ref _exitCode, exitCode, 0);
        Log.Stopping(log, exitCode, reason);
        lifetime.StopApplication();
    }

    private static partial class Log
    {
        [LoggerMessage(1002, LogLevel.Critical, "The node stops with exit code {ExitCode}")]
        public static partial void Stopping(ILogger logger, int exitCode, Exception reason);
    }
}
