using Federation.BriefingDisplay.Walls;
using Federation.Client;
using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Wire.V1;
using Grpc.Core;
using Calendar = Federation.Core.Calendars.Calendar;

namespace Federation.BriefingDisplay.Feeds;

/// <summary>A board that was kept for good, beside the board as it is now.</summary>
/// <param name="nation">Where the nation is.</param>
public sealed class VintageFeed(NationAddress nation)
{
    /// <summary>Tells the kept board, then what came in since as it comes.</summary>
    /// <param name="vintage">Its id or name.</param>
    /// <param name="period">Of the board.</param>
    /// <param name="calendar">How its days are cut.</param>
    /// <param name="tell">Called on the page's one thread.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task RunAsync(
        string vintage,
        Period period,
        Calendar calendar,
        Action<Shown> tell,
        CancellationToken cancellationToken
    )
    {
        var waiting = new Shown(period, calendar, Trust.Waiting);
        try
        {
            var client = await nation.OpenAsync();
            var request = new BoardAtRequest { AsOf = new AsOf { Vintage = vintage } };
            var (board, answer) = await new VintageClient(client).BoardAsync(request, cancellationToken);
            var kept = waiting with
            {
                Trust = Trust.Frozen,
                Board = board,
                Version = new JournalVersion(answer.Board.Version.Epoch, answer.Board.Version.Position),
                CutAt = DateTimeOffset.UnixEpoch.AddMicroseconds(answer.Vintage.FrozenUnixUs),
                Name = Refusal.Shown(answer.Vintage.Name),
            };
            await foreach (var now in client.Subscribe(period, calendar).WatchAsync(cancellationToken))
            {
                tell(kept with { Now = now.Board, LastYear = now.LastYear, Links = now.Links, Clock = now.SiloTime });
            }
        }
        catch (RpcException refused) when (!cancellationToken.IsCancellationRequested)
        {
            tell(waiting with { Problem = Refusal.Shown(refused.Status.Detail) });
        }
        catch (FormatException unverified)
        {
            tell(waiting with { Trust = Trust.Unverified, Problem = unverified.Message });
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page was left.
        }
    }
}
