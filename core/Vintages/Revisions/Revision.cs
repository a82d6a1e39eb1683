using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Vintages.Revisions;

/// <summary>
/// What came in after a vintage (điều chỉnh sau hội nghị) of one cell, from one ledger. The revisions of a cell add up
/// to what the board has in it now, less what the vintage has.
/// </summary>
/// <param name="Cell">What was revised.</param>
/// <param name="Ledger">Whose revision it is.</param>
/// <param name="By">By how much; never empty.</param>
/// <param name="IsAnnounced">
/// True where announced totals stand in for the ledger's, in the vintage or now: then a part is told ahead of its
/// frames.
/// </param>
/// <param name="Frames">
/// The frames that moved the cell since; null where none did, and an announcement alone speaks.
/// </param>
public sealed record Revision(RevisedCell Cell, LedgerId Ledger, Cell By, bool IsAnnounced, RevisionFrames? Frames);
