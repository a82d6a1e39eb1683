using Federation.Core.Boards;
using Federation.Core.Journal;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.Client;

/// <summary>A verified board that was kept for good, and what it is called.</summary>
/// <param name="Id">UUID.</param>
/// <param name="Name">As it was given; for people.</param>
/// <param name="FrozenAt">When it was frozen.</param>
/// <param name="Version">Its version: what came in later is a revision.</param>
/// <param name="Board">Its figures.</param>
public sealed record KeptBoard(string Id, string Name, DateTimeOffset FrozenAt, JournalVersion Version, Board Board)
{
    /// <summary>Reads and verifies what a silo told.</summary>
    /// <returns>Null where it is verified; else why not, and no board is given.</returns>
    /// <exception cref="FormatException">Its time is none.</exception>
    internal static BoardMessageProblem? TryRead(BoardVintage message, out KeptBoard? kept)
    {
        kept = null;
        if (BoardMessages.TryRead(message.Board ?? new(), out var board, out var version) is { } problem)
        {
            return problem;
        }

        var mark = message.Mark;
        var frozenAt = LedgerStatus.Instant(mark.FrozenUnixUs, "frozen_unix_us") ?? DateTimeOffset.UnixEpoch;
        kept = new KeptBoard(mark.Id, Core.Ledger.Refusal.Shown(mark.Name), frozenAt, version, board!);
        return null;
    }
}
