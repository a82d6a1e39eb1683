using Federation.Core.Boards;
using Federation.Core.Journal;
using Federation.Silo.Vintages;
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
    Func<PublishedBoard?> lastYear,
    Func<JournalVersion, CancellationToken, Task<LastVintage?>> vintage,
    IServerStreamWriter<BoardUpdate> stream,
    BoardsOptions options,
    TimeProvider time
)
{
    private PublishedBoard? _held;
    private Board? _heldOfLastYear;
    private long? _positionOfVintage;

    /// <summary>Runs until it is cancelled, or the period has other days than it had.</summary>
    /// <param name="have">The version that the reader says it holds, or null.</param>
    /// <param name="isSamePeriod">False once the period that the reader asked for has other days: a year to
    /// date.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    public async Task RunAsync(Wire.V1.Version? have, Func<bool> isSamePeriod, CancellationToken cancellationToken)
    {
        _held = VersionMessages.TryRead(have, out var version) ? topic.Find(version) : null;
        using var deadline = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await RunAsync(isSamePeriod, deadline, ending.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new RpcException(
                new Status(StatusCode.DeadlineExceeded, $"The reader took nothing for {options.WriteTimeout}.")
            );
        }
    }

    private async Task RunAsync(
        Func<bool> isSamePeriod,
        CancellationTokenSource deadline,
        CancellationToken cancellationToken
    )
    {
        var nextBeat = time.GetTimestamp();
        while (true)
        {
            var (latest, changed) = topic.Read();
            if (latest != _held)
            {
                var update = _held is null ? latest.Snapshot : latest.DeltaFrom(_held);
                await WriteAsync(update, deadline, cancellationToken);
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

            await CompareAsync(deadline, cancellationToken);
            await BeatAsync(deadline, cancellationToken);
            nextBeat = time.GetTimestamp() + (long)(options.BeatInterval.TotalSeconds * time.TimestampFrequency);
            fold.Refresh(topic);
        }
    }

    /// <summary>Tells last year's figures where the reader does not hold them yet.</summary>
    private async Task CompareAsync(CancellationTokenSource deadline, CancellationToken cancellationToken)
    {
        if (lastYear() is not { } beside || beside.Board.Digest == _heldOfLastYear?.Digest)
        {
            return;
        }

        await WriteAsync(beside.AsLastYear, deadline, cancellationToken);
        _heldOfLastYear = beside.Board;
    }

    private async Task BeatAsync(CancellationTokenSource deadline, CancellationToken cancellationToken)
    {
        var beat = new BoardBeat
        {
            Version = fold.Version.ToWire(),
            TimeUnixUs = UnixTime.Microseconds(time.GetUtcNow()),
            ConfirmedUnixUs = fold.ConfirmedUnixMicroseconds,
            AreasVersion = fold.Ask(now => now.Areas.Version),
        };
        try
        {
            beat.Links.Add(await links.GatherAsync(cancellationToken));
        }
        catch (JournalUnavailableException)
        {
            // The beat goes out without links; that the board is not confirmed says why.
        }

        await MarkAsync(beat, cancellationToken);
        await WriteAsync(new BoardUpdate { Beat = beat }, deadline, cancellationToken);
    }

    /// <summary>Tells what the board is marked against where the reader was not told yet.</summary>
    private async Task MarkAsync(BoardBeat beat, CancellationToken cancellationToken)
    {
        try
        {
            var last = await vintage(_held!.Version, cancellationToken);
            var position = last?.Kept.Position ?? 0;
            beat.Vintage = position == _positionOfVintage ? null : last?.Message ?? new BoardVintage();
            _positionOfVintage = position;
        }
        catch (JournalUnavailableException)
        {
            // It is told with a later beat; that the board is not confirmed says why.
        }
    }

    /// <summary>One source of the deadline serves all writes of the reader: they are many.</summary>
    private async Task WriteAsync(
        BoardUpdate update,
        CancellationTokenSource deadline,
        CancellationToken cancellationToken
    )
    {
        deadline.CancelAfter(options.WriteTimeout);
        await stream.WriteAsync(update, cancellationToken);
        deadline.CancelAfter(Timeout.InfiniteTimeSpan);
    }
}
