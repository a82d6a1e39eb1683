namespace Federation.Core.Exchange;

/// <summary>The ways in which bytes can fail to be a frame of format 1.</summary>
public enum FrameDecodeErrorKind
{
    /// <summary>No bytes at all.</summary>
    Empty = 1,

    /// <summary>More than <see cref="Frame.MaxBytes"/>.</summary>
    TooLong,

    /// <summary>The first byte names a format that this code does not know.</summary>
    UnknownFormat,

    /// <summary>The bytes end before what the counts announce.</summary>
    Truncated,

    /// <summary>Bytes follow the end.</summary>
    TrailingBytes,

    /// <summary>A variable-length number is longer than any that fits in a frame.</summary>
    NumberTooLong,

    /// <summary>A number takes more bytes than it needs.</summary>
    NumberNotMinimal,

    /// <summary>Bits that fill up a byte are not zero.</summary>
    PaddingNotZero,

    /// <summary>No entry, no fact, more keys than postings, or facts per entry that do not add up.</summary>
    CountsDisagree,

    /// <summary>An entry's id is the nil or the max UUID.</summary>
    EntryIdInvalid,

    /// <summary>Two neighbouring entries have the same id.</summary>
    EntryRepeated,

    /// <summary>An entry tells nothing.</summary>
    EntryWithoutFacts,

    /// <summary>An area below 1 or above 2³¹-1.</summary>
    AreaOutOfRange,

    /// <summary>An indicator below 1 or above 65535.</summary>
    IndicatorOutOfRange,

    /// <summary>A day outside the years 1 to 9999.</summary>
    DayOutOfRange,

    /// <summary>A byte that is no force set with an approval.</summary>
    ForcesUnknown,

    /// <summary>Two keys are equal.</summary>
    KeyRepeated,

    /// <summary>A key that no posting uses.</summary>
    KeyUnused,

    /// <summary>A key index outside the keys, or one that is used before the key ahead of it.</summary>
    KeyIndexUnknown,

    /// <summary>An amount beyond ±10¹².</summary>
    AmountOutOfRange,

    /// <summary>A positive amount that is taken back, or a negative one that is added.</summary>
    AmountSignDisagrees,

    /// <summary>Not exact, more_than or nearly.</summary>
    QualifierUnknown,

    /// <summary>A parked fact of kind 0, or of a kind that has columns of its own.</summary>
    OtherKindInvalid,

    /// <summary>A parked fact of an entry that is not there, or before that of the fact ahead of it.</summary>
    OtherEntryInvalid,
}
