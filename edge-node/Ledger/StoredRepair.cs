using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;

namespace Federation.EdgeNode.Ledger;

/// <summary>One row of the table <c>repair</c> with what it found.</summary>
/// <param name="Closed">The ledger that was closed.</param>
/// <param name="Through">The last frame that the nation took of it.</param>
/// <param name="Reason">Why it could not go on itself: <c>behind</c>, <c>forked</c>, <c>damaged</c>,
/// <c>closed</c>, <c>repair_lost</c>.</param>
/// <param name="AtUnixMicroseconds">When, by the edge's clock.</param>
/// <param name="By">Who claimed to decide it.</param>
/// <param name="Adopted">Entries that were adopted.</param>
/// <param name="Carried">Entries that were carried over.</param>
/// <param name="Archive">Name of the file with the old ledger.</param>
/// <param name="Conflicts">What needed an operator's eye.</param>
internal sealed record StoredRepair(
    LedgerId Closed,
    FrameHead Through,
    string Reason,
    long AtUnixMicroseconds,
    Claim By,
    long Adopted,
    long Carried,
    string Archive,
    IReadOnlyList<AdoptionConflict> Conflicts
);
