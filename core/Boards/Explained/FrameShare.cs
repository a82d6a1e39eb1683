using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.Core.Boards.Explained;

/// <summary>What one frame added to a figure.</summary>
/// <param name="Owner">Whose ledger.</param>
/// <param name="Ledger">Whose frame.</param>
/// <param name="Number">Its number in the ledger.</param>
/// <param name="Position">Where the journal holds it.</param>
/// <param name="AtUnixMicroseconds">When the journal took it in, by the silo's clock.</param>
/// <param name="Amount">Base units, never 0; below 0 where it took back more than it added.</param>
/// <param name="Entries">How many of its entries moved the figure.</param>
public readonly record struct FrameShare(
    AreaId Owner,
    LedgerId Ledger,
    FrameNumber Number,
    long Position,
    long AtUnixMicroseconds,
    long Amount,
    int Entries
);
