using Federation.BriefingDisplay.Walls;
using Federation.Client;
using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Grpc.Core;

namespace Federation.BriefingDisplay.Feeds;

/// <summary>The board of a period, watched for as long as the page stands.</summary>
/// <param name="nation">Where the nation is.</param>
/// <param name="time">The clock by which ages of a lost line run on.</param>
public sealed class BoardFeed(NationAddress nation, TimeProvider time)
{
    private TimeSpan _nationAhead;

    /// <summary>Tells what is known after every message, and each second while nothing comes.</summary>
    /// <param name="period">Of the board.</param>
    /// <param name="calendar">How its days are cut.</param>
    /// <param name="tell">Called on the page's one thread.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(
        Period period,
        Calendar calendar,
        Action<Shown> tell,
        CancellationToken cancellationToken
    )
    {
        var last = new Shown(period, calendar, Trust.Waiting);
        void Say(Shown shown) => tell(last = shown);
        using var clock = new Timer(
            _ =>
            {
                if (last.Trust is Trust.Stale or Trust.Unverified)
                {
                    Say(last with { Clock = Now });
                }
            },
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1)
        );
        try
        {
            var client = await nation.OpenAsync();
            await foreach (var state in client.Subscribe(period, calendar).WatchAsync(cancellationToken))
            {
                Say(Read(period, calendar, state));
            }
        }
        catch (RpcException refused) when (!cancellationToken.IsCancellationRequested)
        {
            Say(last with { Trust = Trust.Waiting, Problem = Refusal.Shown(refused.Status.Detail) });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page was left.
        }
    }

    private DateTimeOffset Now => time.GetUtcNow() + _nationAhead;

    private Shown Read(Period period, Calendar calendar, BoardState state)
    {
        if (state is { Condition: BoardCondition.Live, SiloTime: { } silo })
        {
            _nationAhead = silo - time.GetUtcNow();
        }

        var trust = state.Condition switch
        {
            BoardCondition.Live => Trust.Live,
            BoardCondition.NotConfirmed => Trust.Stale,
            BoardCondition.Unverified => Trust.Unverified,
            _ => Trust.Waiting,
        };
        return new Shown(period, calendar, trust)
        {
            Board = state.Board,
            LastYear = state.LastYear,
            Version = state.Version,
            CutAt = state.ConfirmedAt,
            Clock = Now,
            Links = state.Links,
            Problem = state.Problem,
        };
    }
}
