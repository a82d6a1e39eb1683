using Federation.Core.Journal;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Silo.Boards;

/// <summary>
/// Sends one watched board to one reader: a snapshot (or a delta from what it holds), then deltas, and a beat each
/// second. It writes one update at a time and then looks for the latest, so a slow reader skips versions.
/// </summary>
internal sealed class BoardReaderStream(
    FoldHost fold,
    LinkGatherer links,
    BoardTopic topic,
    IServerStreamWriter<BoardUpdate> stream,
    BoardsOptions options,
    TimeProvider time
)
{
    private PublishedBoard? _held;

    /// <summary>Runs until it is cancelled, or the period has other days than it had.</summary>
    /// <param name="have">The version that the reader says it holds, or null.</param>
    /// <param name="isSamePeriod">False once the period that the reader asked for has other days: a year to
    /// date.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async Task RunAsync(Wire.V1.Version? have, Func<bool> isSamePeriod, CancellationToken cancellationToken)
    {
        _held = VersionMessages.TryRead(have, out var version) ? topic.Find(version) : null;
        var nextBeat = time.GetTimestamp();
        while (true)
        {
            var (latest, changed) = topic.Read();
            if (latest != _held)
            {
                await WriteAsync(_held is null ? latest.Snapshot : latest.DeltaFrom(_held), cancellationToken);
                _held = latest;
            }

            var left = -time.GetElapsedTime(nextBeat);
            if (left > TimeSpan.Zero)
            {
                await changed
                    .WaitAsync(left, time, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
                continue;
            }

            if (!isSamePeriod())
            {
                return;
            }

            await BeatAsync(cancellationToken);
            nextBeat = time.GetTimestamp() + (long)(options.BeatInterval.TotalSeconds * time.TimestampFrequency);
            fold.Refresh(topic);
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        var beat = new BoardBeat
        {
            Version = fold.Version.ToWire(),
            TimeUnixUs = UnixTime.Microseconds(time.GetUtcNow()),
            ConfirmedUnixUs = fold.ConfirmedUnixMicroseconds,
        };
        try
        {
            beat.Links.Add(await links.GatherAsync(cancellationToken));
        }
        catch (JournalUnavailableException)
        {
            // The beat goes out without links; that the board is not confirmed says why.
        }

        await WriteAsync(new BoardUpdate { Beat = beat }, cancellationToken);
    }

    private async Task WriteAsync(BoardUpdate update, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.WriteTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await stream.WriteAsync(update, both.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new RpcException(
                new Status(StatusCode.DeadlineExceeded, $"The reader took nothing for {options.WriteTimeout}.")
            );
        }
    }
}
