using System.Runtime.CompilerServices;
using Federation.Core.Calendars;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Calendar = Federation.Core.Calendars.Calendar;

namespace Federation.Client;

/// <summary>
/// The board of one period, watched for as long as the reader likes. Reconnects by itself, moves on to the next address
/// when one is gone, resumes with the version it holds, verifies every board, and says when it cannot confirm what it
/// shows.
/// </summary>
public sealed class BoardSubscription
{
    private readonly NationClient _nation;
    private readonly Period _period;
    private readonly Calendar _calendar;
    private readonly BoardReceiver _receiver;

    internal BoardSubscription(NationClient nation, Period period, Calendar calendar)
    {
        _nation = nation;
        _period = period;
        _calendar = calendar;
        _receiver = new BoardReceiver(nation.Options.ConfirmedWithin);
    }

    private TimeSpan Now => _nation.Time.GetElapsedTime(0);

    /// <summary>
    /// The state at first, after every message, and whenever it changes because nothing comes. Ends only by
    /// cancellation, or when the nation refuses the question. Watched by one reader at a time.
    /// </summary>
    /// <exception cref="RpcException">The nation refused: InvalidArgument, Unauthenticated,
    /// PermissionDenied.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async IAsyncEnumerable<BoardState> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var jitter = new Random();
        for (var failures = 0; ; failures++)
        {
            var source = _nation.Current;
            yield return _receiver.StateAt(Now, source);
            await using (var stream = Open(cancellationToken))
            {
                while (await stream.NextAsync(_receiver.LiveUntil(Now) - Now) is { } step)
                {
                    failures = step.Update is null ? failures : 0;
                    if (step.Update?.Beat?.AreasVersion > KnownAreas.Current.Version)
                    {
                        await _nation.FollowAreasAsync(cancellationToken);
                    }

                    var goesOn = step.Update is null || _receiver.OnUpdate(Now, step.Update);
                    yield return _receiver.StateAt(Now, source);
                    if (!goesOn)
                    {
                        break;
                    }
                }

                if (stream.Ended.Length > 0)
                {
                    // Else the receiver ended it, and said why.
                    _receiver.OnLost(stream.Ended);
                }
            }

            _nation.MoveOnFrom(source);
            yield return _receiver.StateAt(Now, source);
            await Task.Delay(_nation.Pause(failures, jitter), _nation.Time, cancellationToken);
        }
    }

    private WatchRequest Request() =>
        new()
        {
            Period = _period.ToString(),
            Calendar = _calendar.Code(),
            Have = _receiver.Have,
        };

    private NationStream<BoardUpdate> Open(CancellationToken cancellationToken)
    {
        var request = Request();
        return new NationStream<BoardUpdate>(
            _nation,
            (invoker, options) => new Boards.BoardsClient(invoker).Watch(request, options),
            cancellationToken
        );
    }
}
