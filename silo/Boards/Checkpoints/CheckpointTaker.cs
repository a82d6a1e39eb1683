using Federation.Core.Boards;
using Federation.Core.Journal;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Boards.Checkpoints;

/// <summary>
/// Keeps the fold from time to time, in the background: the fold stands still only while its cells are copied. A
/// checkpoint that could not be kept is tried again at the next look, and is no reason to stop.
/// </summary>
internal sealed partial class CheckpointTaker(
    FoldHost fold,
    ICheckpointStore store,
    IOptions<CheckpointOptions> options,
    TimeProvider time,
    ILogger<CheckpointTaker> logger
) : BackgroundService
{
    private long _kept;

    /// <summary>Keeps the fold as it is now.</summary>
    /// <exception cref="JournalUnavailableException">It cannot be kept now.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        var checkpoint = fold.Take();
        var bytes = FoldCheckpointCodec.Encode(checkpoint);
        if (bytes.Length > options.Value.BytesMax)
        {
            Log.TooLarge(logger, checkpoint.Version, bytes.Length, options.Value.BytesMax);
        }
        else
        {
            await store.WriteAsync(checkpoint.Version.Position, bytes, cancellationToken);
            Log.Kept(logger, checkpoint.Version, bytes.Length);
        }

        _kept = checkpoint.Version.Position;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.Records == 0)
        {
            return;
        }

        await fold.CaughtUp.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _kept = fold.CameBackFrom;
        while (!stoppingToken.IsCancellationRequested)
        {
            if (fold.Version.Position - _kept >= options.Value.Records)
            {
                await TryTakeAsync(stoppingToken);
            }

            await Task.Delay(options.Value.LookInterval, time, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task TryTakeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await TakeAsync(cancellationToken);
        }
        catch (JournalUnavailableException cause)
        {
            Log.NotKept(logger, cause);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The silo stops; the last one stands.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(4030, LogLevel.Information, "A checkpoint of the boards at {Version} was kept, {Bytes} bytes.")]
        public static partial void Kept(ILogger logger, JournalVersion version, int bytes);

        [LoggerMessage(
            4031,
            LogLevel.Warning,
            "A checkpoint of the boards could not be kept; the next look tries again."
        )]
        public static partial void NotKept(ILogger logger, Exception cause);

        [LoggerMessage(
            4032,
            LogLevel.Warning,
            "A checkpoint at {Version} takes {Bytes} bytes and is not kept: Nation:Checkpoints:BytesMax is {Most}."
        )]
        public static partial void TooLarge(ILogger logger, JournalVersion version, int bytes, int most);
    }
}
