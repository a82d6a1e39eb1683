using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.InTime;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Vintages;
using Federation.Silo.Boards;
using Federation.Silo.Catalogue;
using Federation.Silo.Journal;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Vintages;

/// <summary>
/// Keeps boards for good. A retry is recognised by its id, at this silo and at every other: of two records with one id
/// the first in the journal is the vintage. Any thread may ask; one freeze runs at a time.
/// </summary>
internal sealed partial class Freezer(
    IJournal journal,
    JournalSignal signal,
    FoldHost fold,
    PastBoards past,
    VintageShelf shelf,
    AreaBook areas,
    IndicatorCatalogue indicators,
    IOptions<VintagesOptions> options,
    TimeProvider time,
    ILogger<Freezer> logger
) : IDisposable
{
    private const int NamedMax = 10;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>The vintage of the order: made now, or when it was asked for first.</summary>
    /// <exception cref="RpcException">
    /// Its id or name is another vintage's, its version is not there, or the nation lacks what edges have announced.
    /// </exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be written now; the same order may be given
    /// again.</exception>
    public async Task<KeptVintage> FreezeAsync(FreezeOrder order, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (await shelf.FindAsync(order.Id, cancellationToken) is { } before)
            {
                return Same(order, before);
            }

            var named = await shelf.NamedAsync(order.Name, cancellationToken);
            if (named.FirstOrDefault(kept => kept.Header.Id == order.Id) is { } since)
            {
                // Another silo was asked for the same, and kept it between the two looks.
                return Same(order, since);
            }

            if (named.Count > 0)
            {
                throw Taken(order.Name, named[0].Header);
            }

            var behind = order.Version is null ? await CatchUpAsync(cancellationToken) : [];
            var board = await BoardAsync(order, cancellationToken);
            var missing = behind.Concat(Announced(board)).Distinct().ToList();
            if (missing.Count > 0 && !order.IsIncompleteAllowed)
            {
                throw Incomplete(board.Version, missing);
            }

            var vintage = new Vintage(HeaderOf(order, board, missing.Count), board.Cut, board.Board);
            _ = await journal.AppendRecordAsync(JournalRecordKind.Vintage, vintage.Encode(), cancellationToken);
            signal.Moved();
            var kept = (await shelf.FindAsync(order.Id, cancellationToken))!;
            Log.Frozen(logger, order.Id.Value, kept.Header.Name, kept.Header.Version, kept.Position);
            return Same(order, kept);
        }
        finally
        {
            _ = _turn.Release();
        }
    }

    /// <summary>
    /// The board of a period for a briefing, with what stands beside it; nothing is kept. It waits, as a freeze does,
    /// for what edges have announced.
    /// </summary>
    /// <param name="query">Of the nation.</param>
    /// <param name="version">The version; null: the newest.</param>
    /// <param name="isIncompleteAllowed">True where ledgers may be known to hold more.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RpcException">
    /// The version is not there, or the nation lacks what edges have announced.
    /// </exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public async Task<TakenBoard> TakeAsync(
        FigureQuery query,
        JournalVersion? version,
        bool isIncompleteAllowed,
        CancellationToken cancellationToken
    )
    {
        var behind = version is null ? await CatchUpAsync(cancellationToken) : [];
        var (board, lastYear) = version is { } asked
            ? (
                await past.AtAsync(asked, query.Span, cancellationToken),
                await past.AskAsync(
                    asked,
                    boardAt => ComparedBoards.LastYear(query, boardAt, areas.Current),
                    cancellationToken
                )
            )
            : fold.Ask(now =>
                (
                    new PastBoard(now.BoardAt(query.Span), now.Version, Vintage.InOrder(now.Cut)),
                    ComparedBoards.LastYear(query, now.BoardAt, areas.Current)
                )
            );
        var missing = behind.Concat(Announced(board)).Distinct().ToList();
        return missing.Count == 0 || isIncompleteAllowed
            ? new TakenBoard(board, lastYear, missing.Count)
            : throw Incomplete(board.Version, missing);
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private static KeptVintage Same(FreezeOrder order, KeptVintage kept)
    {
        var header = kept.Header;
        return order.Made(header)
            ? kept
            : throw new RpcException(
                new Status(
                    StatusCode.AlreadyExists,
                    $"The id {order.Id} is that of the vintage '{header.Name}' of {header.Period} "
                        + $"({header.Calendar.Code()}) at version {header.Version}, frozen by {header.By}; asked for "
                        + $"was '{order.Name}' of {order.Period} ({order.Calendar.Code()})"
                        + $"{(order.Version is { } version ? $" at {version}" : "")} by {order.By}. Give a new id."
                )
            );
    }

    /// <summary>People name a vintage by its name: a second of that name would leave open which is meant.</summary>
    private static RpcException Taken(string name, VintageHeader kept) =>
        new(
            new Status(
                StatusCode.AlreadyExists,
                $"The name '{name}' is that of the vintage {kept.Id} of {kept.Period} ({kept.Calendar.Code()}) at "
                    + $"version {kept.Version}. Give another name."
            )
        );

    /// <summary>
    /// Waits until the boards hold all that the journal and the edges' announcements told of when this began.
    /// </summary>
    /// <returns>The ledgers of which something is still missing, in words.</returns>
    private async Task<List<string>> CatchUpAsync(CancellationToken cancellationToken)
    {
        var marks = await journal.ReadLedgersAsync(cancellationToken);
        var head = await journal.ReadHeadAsync(cancellationToken);
        using var deadline = new CancellationTokenSource(options.Value.CompleteTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await fold.UntilAsync(
                boards => boards.Version >= head && !marks.Any(mark => IsBehind(boards, mark)),
                both.Token
            );
            return [];
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            var (now, behind) = fold.Ask(boards =>
                (boards.Version, marks.Where(mark => IsBehind(boards, mark)).ToList())
            );
            return now >= head
                ? behind.ConvertAll(mark => InWords(mark.Owner, mark.Ledger.ToString()))
                : throw new RpcException(
                    new Status(
                        StatusCode.Unavailable,
                        $"This silo's boards are at {now}, the journal at {head}: ask again, or another silo."
                    )
                );
        }
    }

    private static bool IsBehind(BoardFold boards, LedgerMark mark) =>
        mark.Successor is null
        && mark.Announced.Number
            > (boards.Cut.TryGetValue(mark.Ledger, out var cut) ? cut.Head.Number : Core.Exchange.FrameNumber.None);

    private IEnumerable<string> Announced(PastBoard past) =>
        past.Board.Leaves.SelectMany(leaf =>
            leaf.Announcements.Select(announced => InWords(leaf.Area, announced.Ledger.ToString()))
        );

    private string InWords(AreaId owner, string ledger) =>
        $"{areas.Current.Get(owner).Versions[^1].Code} (ledger {ledger})";

    private async Task<PastBoard> BoardAsync(FreezeOrder order, CancellationToken cancellationToken)
    {
        if (order.Board is { } given && given.Version == order.Version)
        {
            return given;
        }

        if (order.Version is { } version)
        {
            return await past.AtAsync(version, order.Days, cancellationToken);
        }

        var (board, now, cut) = fold.CutAt(order.Days);
        return new PastBoard(board, now, cut);
    }

    private VintageHeader HeaderOf(FreezeOrder order, PastBoard board, int behind) =>
        new(
            order.Id,
            order.Name,
            order.By,
            UnixTime.Microseconds(time.GetUtcNow()),
            board.Version,
            order.Period,
            order.Calendar,
            order.Days,
            Vintage.Sha256Of(board.Board),
            behind,
            indicators.Version,
            areas.Current.Version
        );

    private static RpcException Incomplete(JournalVersion version, List<string> missing)
    {
        var named = string.Join(", ", missing.Take(NamedMax));
        var more = missing.Count > NamedMax ? $" and {missing.Count - NamedMax} more" : "";
        return new RpcException(
            new Status(
                StatusCode.FailedPrecondition,
                $"The nation is not complete at version {version}: {missing.Count} ledgers hold more than it has: "
                    + $"{named}{more}. Wait until fed status shows them without lag, or freeze all the same (fed "
                    + "freeze --incomplete)."
            )
        );
    }

    private static partial class Log
    {
        [LoggerMessage(
            4101,
            LogLevel.Information,
            "Vintage {Id} '{Name}' of version {Version} is kept at position {Position}."
        )]
        public static partial void Frozen(ILogger logger, Guid id, string name, JournalVersion version, long position);
    }
}
