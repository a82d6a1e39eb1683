using System.Runtime.CompilerServices;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Client;

/// <summary>
/// One briefing, followed for as long as the screen stands. Reconnects by itself, moves on to the next address when one
/// is gone, resumes with the board that it holds, and verifies every board.
/// </summary>
public sealed class BriefingSubscription
{
    /// <summary>A silo asks the briefing each second: what is older than three says so.</summary>
    private static readonly TimeSpan ConfirmedWithin = TimeSpan.FromSeconds(3);

    private readonly NationClient _nation;
    private readonly BriefingDisplay _display;
    private readonly BriefingReceiver _receiver = new(ConfirmedWithin);

    internal BriefingSubscription(NationClient nation, BriefingDisplay display) =>
        (_nation, _display) = (nation, display);

    private TimeSpan Now => _nation.Time.GetElapsedTime(0);

    /// <summary>
    /// What is known at first, after every message, and whenever it changes because nothing comes. Ends only by
    /// cancellation, or when the nation refuses; where there is no such briefing yet, it says so and goes on asking.
    /// Watched by one reader at a time.
    /// </summary>
    /// <exception cref="RpcException">The nation refused: InvalidArgument, Unauthenticated,
    /// PermissionDenied.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async IAsyncEnumerable<BriefingView> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var jitter = new Random();
        for (var failures = 0; ; failures++)
        {
            var source = _nation.Current;
            yield return _receiver.ViewAt(Now, source);
            await using (var stream = Open(cancellationToken))
            {
                while (await stream.NextAsync(_receiver.ConfirmedUntil(Now) - Now) is { } step)
                {
                    failures = step.Update is null ? failures : 0;
                    var goesOn = step.Update is null || _receiver.OnUpdate(Now, step.Update);
                    yield return _receiver.ViewAt(Now, source);
                    if (!goesOn)
                    {
                        break;
                    }
                }

                if (stream.Ended.Length > 0)
                {
                    _receiver.OnLost(stream.Ended);
                }
            }

            _nation.MoveOnFrom(source);
            yield return _receiver.ViewAt(Now, source);
            await Task.Delay(_nation.Pause(failures, jitter), _nation.Time, cancellationToken);
        }
    }

    private NationStream<BriefingUpdate> Open(CancellationToken cancellationToken)
    {
        var request = new WatchBriefingRequest
        {
            Briefing = _display.Briefing,
            Display = _display.Display,
            Site = _display.Site,
            SiteName = _display.SiteName,
            WithSites = _display.WithSites,
            Have = _receiver.Have,
        };
        return new NationStream<BriefingUpdate>(
            _nation,
            (invoker, options) => new Briefings.BriefingsClient(invoker).Watch(request, options),
            cancellationToken
        );
    }
}
