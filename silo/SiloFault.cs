namespace Federation.Silo;

/// <summary>
/// Stops the silo when it must not go on: a damaged journal is never worked around. The process then ends with an exit
/// code other than 0. Any thread may use it.
/// </summary>
public sealed partial class SiloFault(IHostApplicationLifetime lifetime, ILogger<SiloFault> logger)
{
    private Exception? _cause;

    /// <summary>What stopped the silo; null while nothing did.</summary>
    public Exception? Cause => Volatile.Read(ref _cause);

    /// <summary>Logs why, and stops the silo; further faults add nothing.</summary>
    public void Stop(Exception cause)
    {
        if (Interlocked.CompareExchange(ref _cause, cause, null) is null)
        {
            Log.SiloStoppedByFault(logger, cause);
            lifetime.StopApplication();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1001, LogLevel.Critical, "The silo stopped itself: it must not go on with what it found.")]
        public static partial void SiloStoppedByFault(ILogger logger, Exception cause);
    }
}
