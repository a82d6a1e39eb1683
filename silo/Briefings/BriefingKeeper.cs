using Federation.Core.Briefings;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Vintages;
using Grpc.Core;

namespace Federation.Silo.Briefings;

/// <summary>
/// Keeps the board that both ministries signed as a vintage, once, whichever silo does it and however often it is
/// tried. Any thread may ask.
/// </summary>
internal sealed partial class BriefingKeeper(
    Freezer freezer,
    VintageShelf shelf,
    IGrainFactory grains,
    ILogger<BriefingKeeper> logger
)
{
    /// <summary>Keeps it, and says so to the briefing.</summary>
    /// <param name="briefing">Both have signed.</param>
    /// <param name="board">Its frozen board.</param>
    /// <param name="cancellationToken">Ends the try.</param>
    /// <returns>True where it was kept; false where it cannot be now.</returns>
    public async Task<bool> KeepAsync(FrozenBriefing briefing, BriefingBoard board, CancellationToken cancellationToken)
    {
        var (opening, frozen, _) = briefing;
        var id = BriefingVintages.IdOf(opening.Id, frozen.Version, frozen.Sha256);
        try
        {
            var kept = await shelf.FindAsync(id, cancellationToken);
            if (kept is null)
            {
                var isTaken = (await shelf.NamedAsync(opening.Title, cancellationToken)).Count > 0;
                var order = new FreezeOrder(
                    id,
                    BriefingVintages.NameOf(opening.Title, id, isTaken),
                    Claim.Operator,
                    opening.Period,
                    opening.Calendar,
                    frozen.Days,
                    frozen.Version,
                    IsIncompleteAllowed: true
                )
                {
                    Board = board.Past,
                };
                kept = await freezer.FreezeAsync(order, cancellationToken);
            }

            var vintage = new Wire.V1.BriefingVintage { Id = $"{id}", Position = kept.Position };
            _ = await grains.GetGrain<IBriefingGrain>(opening.Id.Value).KeepAsync(vintage).WaitAsync(cancellationToken);
            return true;
        }
        catch (Exception cause)
            when (cause is RpcException or JournalUnavailableException or OrleansException or TimeoutException)
        {
            Log.NotKept(logger, cause, opening.Id.Value);
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(7011, LogLevel.Warning, "Briefing {Briefing}: its agreed board is not kept yet; tried again.")]
        public static partial void NotKept(ILogger logger, Exception cause, Guid briefing);
    }
}
