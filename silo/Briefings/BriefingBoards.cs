using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.InTime;
using Federation.Core.Briefings;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Vintages;
using Federation.Silo.Catalogue;
using Federation.Silo.Vintages;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Briefings;

/// <summary>
/// The frozen boards of briefings: taken at a freeze, then remembered, handed from silo to silo, or derived again from
/// the journal. Any thread may ask.
/// </summary>
internal sealed class BriefingBoards(
    Freezer freezer,
    PastBoards past,
    AreaBook areas,
    IndicatorCatalogue indicators,
    IOptions<BriefingsOptions> options
)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<BriefingBoard> _remembered = [];

    /// <summary>The board of now, or of a version, for a briefing to be frozen at.</summary>
    /// <param name="query">The period, of the nation.</param>
    /// <param name="version">The version; null: the newest.</param>
    /// <param name="isIncompleteAllowed">True where ledgers may be known to hold more.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RpcException">
    /// The version is not there, or the nation lacks what edges have announced.
    /// </exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public async Task<(FrozenBoard Frozen, BoardPacket Packet)> TakeAsync(
        FigureQuery query,
        JournalVersion? version,
        bool isIncompleteAllowed,
        CancellationToken cancellationToken
    )
    {
        var taken = await freezer.TakeAsync(query, version, isIncompleteAllowed, cancellationToken);
        var frozen = FrozenBoard.Of(taken.Past.Board, taken.Past.Version, taken.Behind, areas.Current);
        return (frozen, Remember(query, taken.Past, taken.LastYear).Packet);
    }

    /// <summary>
    /// The board that a briefing is frozen at: remembered here, held by its grain, or derived from the journal.
    /// </summary>
    /// <exception cref="RpcException">The version is not there any more, or it takes too long.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    /// <exception cref="JournalDamagedException">What the journal gives is not what was frozen.</exception>
    public async Task<BriefingBoard> GetAsync(
        IBriefingGrain grain,
        BriefingHappening.Opened opening,
        FrozenBoard frozen,
        CancellationToken cancellationToken
    )
    {
        var board =
            Find(frozen)
            ?? Read(await grain.BoardAsync().WaitAsync(options.Value.GrainTimeout, cancellationToken))
            ?? await DeriveAsync(opening, frozen, cancellationToken);
        return board.Past.Board.Digest == frozen.Digest
            ? board
            : throw new JournalDamagedException(
                $"Briefing {opening.Id}: version {frozen.Version} has the digest {board.Past.Board.Digest}, frozen was "
                    + $"{frozen.Digest}. Run fed verify."
            );
    }

    private async Task<BriefingBoard> DeriveAsync(
        BriefingHappening.Opened opening,
        FrozenBoard frozen,
        CancellationToken cancellationToken
    )
    {
        var query = QueryOf(opening.Period, opening.Calendar, frozen.Days.Last);
        var board = await past.AtAsync(frozen.Version, frozen.Days, cancellationToken);
        var lastYear = await past.AskAsync(
            frozen.Version,
            boardAt => ComparedBoards.LastYear(query, boardAt, areas.Current),
            cancellationToken
        );
        return Remember(query, board, lastYear);
    }

    private FigureQuery QueryOf(Period period, Calendar calendar, Day today)
    {
        var question = new FigureQuestion(AreaCode.Nation.ToString(), period.ToString(), calendar.Code(), "", []);
        _ = question.Check(today, areas.Current, indicators, out var query);
        return query ?? throw new JournalDamagedException($"A briefing of {period} is of no period.");
    }

    private BriefingBoard? Read(BoardPacket? packet)
    {
        Board? lastYear = null;
        if (
            packet is null
            || !Vintage.TryDecode(packet.Vintage, out var held)
            || (packet.LastYear is { } bytes && Board.TryDecode(bytes, out lastYear) is not null)
        )
        {
            return null;
        }

        return Keep(new BriefingBoard(new PastBoard(held.Board, held.Header.Version, held.Cut), lastYear, packet));
    }

    private BriefingBoard? Find(FrozenBoard frozen)
    {
        lock (_gate)
        {
            return _remembered.FirstOrDefault(one =>
                one.Past.Version == frozen.Version && one.Past.Board.Digest == frozen.Digest
            );
        }
    }

    private BriefingBoard Remember(FigureQuery query, PastBoard board, Board? lastYear)
    {
        var header = new VintageHeader(
            new VintageId(Guid.NewGuid()),
            "frozen",
            Claim.Operator,
            0,
            board.Version,
            query.Period,
            query.Calendar,
            board.Board.Period,
            Vintage.Sha256Of(board.Board),
            0,
            indicators.Version,
            areas.Current.Version
        );
        var bytes = new Vintage(header, board.Cut, board.Board).Encode();
        return Keep(new BriefingBoard(board, lastYear, new BoardPacket(bytes, lastYear?.Encode())));
    }

    private BriefingBoard Keep(BriefingBoard board)
    {
        lock (_gate)
        {
            _ = _remembered.AddFirst(board);
            while (_remembered.Count > options.Value.BoardsRemembered)
            {
                _remembered.RemoveLast();
            }
        }

        return board;
    }
}
