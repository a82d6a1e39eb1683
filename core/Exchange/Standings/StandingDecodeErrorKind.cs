namespace Federation.Core.Exchange;

/// <summary>The ways in which bytes can fail to be a standing of format 1.</summary>
public enum StandingDecodeErrorKind
{
    /// <summary>More than <see cref="Standing.MaxBytes"/>.</summary>
    TooLong = 1,

    /// <summary>The first byte names a format that this code does not know.</summary>
    UnknownFormat,

    /// <summary>The bytes end before what the counts announce.</summary>
    Truncated,

    /// <summary>Bytes follow the end.</summary>
    TrailingBytes,

    /// <summary>A variable-length number has more than 64 bits.</summary>
    NumberTooLong,

    /// <summary>A number takes more bytes than it needs.</summary>
    NumberNotMinimal,

    /// <summary>An owner below 1.</summary>
    OwnerOutOfRange,

    /// <summary>A ledger of zeros only.</summary>
    LedgerInvalid,

    /// <summary>A frame below 1: before the first frame there is nothing to announce.</summary>
    FrameOutOfRange,

    /// <summary>More than <see cref="Standing.PeriodsMax"/> periods.</summary>
    TooManyPeriods,

    /// <summary>A first day after the last, or a day outside the years 1 to 9999.</summary>
    PeriodInvalid,

    /// <summary>Periods or cells are out of order, or come twice.</summary>
    OutOfOrder,

    /// <summary>An indicator below 1 or above 65535, or one that comes twice.</summary>
    IndicatorOutOfRange,

    /// <summary>More cells than a row can have.</summary>
    TooManyCells,

    /// <summary>A byte that is no force set with an approval.</summary>
    ForcesUnknown,

    /// <summary>A row without cells.</summary>
    EmptyRow,

    /// <summary>A cell without content, or marked to hold a qualifier of which it has none.</summary>
    EmptyCell,

    /// <summary>A row whose amounts or counts come to more than ±10¹⁵ in all: no ledger may hold that.</summary>
    SumOutOfRange,
}
