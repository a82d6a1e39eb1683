namespace Federation.Core.Boards;

/// <summary>Why bytes are not a board, or not a delta.</summary>
public enum BoardDecodeError
{
    /// <summary>They end before what they announce.</summary>
    TooShort = 1,

    /// <summary>They go on after the last leaf.</summary>
    TrailingBytes = 2,

    /// <summary>A format that this program does not know: it is older than the sender.</summary>
    UnknownFormat = 3,

    /// <summary>The first day is after the last, or no such day exists.</summary>
    InvalidPeriod = 4,

    /// <summary>Areas, announcements, indicators or cells are out of order, or come twice.</summary>
    OutOfOrder = 5,

    /// <summary>An area or indicator numbered 0 or below, a byte that is no force set, no approval or no kind of
    /// announcement, a ledger of zeros or a frame below 1.</summary>
    UnknownCode = 6,

    /// <summary>A leaf (in a board), a row (in a board) or a cell without content.</summary>
    Empty = 7,

    /// <summary>More cells than a row can have.</summary>
    TooManyCells = 8,
}
