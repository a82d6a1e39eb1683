using Federation.Core.Boards;
using Federation.Core.Journal;
using Google.Protobuf;

namespace Federation.Wire;

/// <summary>Boards on the wire. What is read is verified: its digest is derived again and compared.</summary>
public static class BoardMessages
{
    /// <summary>A whole board at a version. Encode a version once and send the same message to every reader.</summary>
    public static V1.BoardSnapshot ToSnapshot(this Board board, JournalVersion version) =>
        new()
        {
            Version = version.ToWire(),
            FirstDay = board.Period.First.Number,
            LastDay = board.Period.Last.Number,
            Board = UnsafeByteOperations.UnsafeWrap(board.Encode()),
            Digest = UnsafeByteOperations.UnsafeWrap(board.Digest.ToArray()),
        };

    /// <summary>What leads from one version's board to a later one's of the same period.</summary>
    /// <exception cref="ArgumentException">The boards are of two periods.</exception>
    public static V1.BoardDelta ToDelta(
        Board before,
        JournalVersion beforeVersion,
        Board after,
        JournalVersion afterVersion
    ) =>
        new()
        {
            Base = beforeVersion.ToWire(),
            Version = afterVersion.ToWire(),
            Rows = UnsafeByteOperations.UnsafeWrap(BoardDelta.Between(before, after).Encode()),
            Digest = UnsafeByteOperations.UnsafeWrap(after.Digest.ToArray()),
        };

    /// <summary>Reads and verifies a snapshot.</summary>
    /// <returns>Null where it is verified; else why not, and neither board nor version is given.</returns>
    public static BoardMessageProblem? TryRead(V1.BoardSnapshot message, out Board? board, out JournalVersion version)
    {
        board = null;
        if (!VersionMessages.TryRead(message.Version, out version))
        {
            return BoardMessageProblem.BadVersion;
        }

        if (Board.TryDecode(message.Board.Span, out var read) is not null)
        {
            return BoardMessageProblem.BadBytes;
        }

        var period = read!.Period;
        if (period.First.Number != message.FirstDay || period.Last.Number != message.LastDay)
        {
            return BoardMessageProblem.OtherPeriod;
        }

        board = IsDigest(read, message.Digest) ? read : null;
        return board is null ? BoardMessageProblem.DigestDiffers : null;
    }

    /// <summary>Applies and verifies a delta.</summary>
    /// <param name="message">The delta.</param>
    /// <param name="before">The board that the reader holds.</param>
    /// <param name="beforeVersion">Its version.</param>
    /// <param name="board">The board after it.</param>
    /// <param name="version">The version after it.</param>
    /// <returns>Null where the result is verified; else why not, and no board is given.</returns>
    public static BoardMessageProblem? TryApply(
        V1.BoardDelta message,
        Board before,
        JournalVersion beforeVersion,
        out Board? board,
        out JournalVersion version
    )
    {
        board = null;
        version = default;
        if (
            !VersionMessages.TryRead(message.Base, out var from)
            || !VersionMessages.TryRead(message.Version, out version)
        )
        {
            return BoardMessageProblem.BadVersion;
        }

        if (from != beforeVersion)
        {
            return BoardMessageProblem.OtherBase;
        }

        if (BoardDelta.TryDecode(message.Rows.Span, out var delta) is not null)
        {
            return BoardMessageProblem.BadBytes;
        }

        var after = delta!.ApplyTo(before);
        board = IsDigest(after, message.Digest) ? after : null;
        return board is null ? BoardMessageProblem.DigestDiffers : null;
    }

    private static bool IsDigest(Board board, ByteString digest) =>
        BoardDigest.TryRead(digest.Span, out var sent) && sent == board.Digest;
}
