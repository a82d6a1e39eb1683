using Federation.Silo.Boards;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Silo.Briefings;

/// <summary>
/// Sends one briefing to one display: the state, the frozen board, then each state as it changes, and a beat each
/// second. It writes one update at a time and then looks for the latest, so a slow display skips states.
/// </summary>
internal sealed class BriefingStream(
    BriefingFollower follower,
    FoldHost fold,
    IServerStreamWriter<BriefingUpdate> stream,
    BriefingsOptions options,
    TimeProvider time
)
{
    private long _number;
    private Core.Journal.JournalVersion? _held;

    /// <summary>Runs until it is cancelled.</summary>
    /// <param name="request">Which board the display holds, and whether it wants the sites.</param>
    /// <param name="cancellationToken">Ends the stream.</param>
    /// <exception cref="RpcException">DEADLINE_EXCEEDED: the display takes nothing.</exception>
    public async Task RunAsync(WatchBriefingRequest request, CancellationToken cancellationToken)
    {
        _held = VersionMessages.TryRead(request.Have, out var have) && have.Epoch > 0 ? have : null;
        using var deadline = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await RunAsync(request.WithSites, deadline, ending.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new RpcException(
                new Status(StatusCode.DeadlineExceeded, $"The display took nothing for {options.WriteTimeout}.")
            );
        }
    }

    private async Task RunAsync(bool withSites, CancellationTokenSource deadline, CancellationToken cancellationToken)
    {
        var nextBeat = time.GetTimestamp();
        while (true)
        {
            var (shown, changed) = follower.Read();
            await ShowAsync(shown, deadline, cancellationToken);
            var left = -time.GetElapsedTime(nextBeat);
            if (left > TimeSpan.Zero)
            {
                await changed
                    .WaitAsync(left, time, cancellationToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
                continue;
            }

            await WriteAsync(new BriefingUpdate { Beat = Beat(shown, withSites) }, deadline, cancellationToken);
            nextBeat = time.GetTimestamp() + (long)(options.BeatInterval.TotalSeconds * time.TimestampFrequency);
        }
    }

    private async Task ShowAsync(
        BriefingShown shown,
        CancellationTokenSource deadline,
        CancellationToken cancellationToken
    )
    {
        if (shown.Update is { } update && shown.Number > _number)
        {
            await WriteAsync(update, deadline, cancellationToken);
            _number = shown.Number;
        }

        if (shown.Board is not { } board || board.Past.Version == _held)
        {
            return;
        }

        await WriteAsync(board.Frozen, deadline, cancellationToken);
        if (board.LastYear is { } lastYear)
        {
            await WriteAsync(lastYear, deadline, cancellationToken);
        }

        _held = board.Past.Version;
    }

    private BriefingBeat Beat(BriefingShown shown, bool withSites) =>
        new()
        {
            Number = shown.Number,
            TimeUnixUs = UnixTime.Microseconds(time.GetUtcNow()),
            ConfirmedUnixUs = follower.ConfirmedUnixMicroseconds,
            Sites = { withSites ? follower.AllSites.Sites : [] },
            LiveVersion = fold.Version.ToWire(),
            FrozenProblem = shown.Problem,
        };

    /// <summary>One source of the deadline serves all writes of the display: they are many.</summary>
    private async Task WriteAsync(
        BriefingUpdate update,
        CancellationTokenSource deadline,
        CancellationToken cancellationToken
    )
    {
        deadline.CancelAfter(options.WriteTimeout);
        await stream.WriteAsync(update, cancellationToken);
        deadline.CancelAfter(Timeout.InfiniteTimeSpan);
    }
}
