using Federation.Core.Boards;
using Federation.Core.Journal;

namespace Federation.Client;

/// <summary>How far a display may trust the board that it holds.</summary>
public enum BoardCondition
{
    /// <summary>No board has come yet.</summary>
    Connecting = 0,

    /// <summary>Verified, and its silo saw the journal's head within the last two seconds.</summary>
    Live = 1,

    /// <summary>Verified as of its version, but nobody can say whether it is still the newest.</summary>
    NotConfirmed = 2,

    /// <summary>What came last did not verify; the board held is the last one that did.</summary>
    Unverified = 3,
}

/// <summary>What a display knows at one moment.</summary>
/// <param name="Condition">How far it may be trusted.</param>
/// <param name="Board">The last verified board; null before the first.</param>
/// <param name="Version">Its version; position 0 of epoch 0 before the first.</param>
/// <param name="ConfirmedAt">When the silo last saw the journal's head, by the silo's clock; null: never told.</param>
/// <param name="SiloTime">When the silo sent what is told of links, by its clock; null: never told.</param>
/// <param name="Links">The ledgers' links as last told, in the silo's order.</param>
/// <param name="Source">The address that is being watched.</param>
/// <param name="Problem">Why it is not live, for the operator; empty where there is nothing to say.</param>
public sealed record BoardState(
    BoardCondition Condition,
    Board? Board,
    JournalVersion Version,
    DateTimeOffset? ConfirmedAt,
    DateTimeOffset? SiloTime,
    IReadOnlyList<LedgerStatus> Links,
    Uri Source,
    string Problem
)
{
    /// <summary>
    /// Last year's figures under this year's areas, verified, at most a beat older than the board; null: none came.
    /// </summary>
    public Board? LastYear { get; init; }

    /// <summary>The last vintage of the period, which figures are marked against; null: none was kept.</summary>
    public KeptBoard? Vintage { get; init; }

    /// <summary>What is known when another board is asked for: the links alone.</summary>
    public BoardState WithoutBoard() =>
        this with
        {
            Condition = BoardCondition.Connecting,
            Board = null,
            LastYear = null,
            Vintage = null,
            Problem = "",
        };
}
