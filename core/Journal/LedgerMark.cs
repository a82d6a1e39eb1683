using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.Core.Journal;

/// <summary>What the journal knows of one ledger.</summary>
/// <param name="Owner">The province that owns it.</param>
/// <param name="Ledger">The ledger.</param>
/// <param name="Watermark">The last frame that the journal holds; number 0 with H₀ before the first.</param>
/// <param name="Announced">The highest head that the edge ever announced; never below the watermark.</param>
/// <param name="Term">The term of the current writer.</param>
/// <param name="LastAppendUnixMicroseconds">When the last frame was appended; 0: never.</param>
/// <param name="Successor">
/// The ledger that goes on in its place: it is closed, and no frame is taken of it. Null: it is open.
/// </param>
/// <param name="Follows">A closed ledger names it as its successor.</param>
public sealed record LedgerMark(
    AreaId Owner,
    LedgerId Ledger,
    FrameHead Watermark,
    FrameHead Announced,
    WriterTerm Term,
    long LastAppendUnixMicroseconds,
    LedgerId? Successor = null,
    bool Follows = false
);
