using Federation.Core.Boards;
using Federation.Core.Ledger;

namespace Federation.Core.Vintages;

/// <summary>How far one ledger is in a vintage: a line of its cut (mốc chốt).</summary>
/// <param name="Ledger">The ledger.</param>
/// <param name="Cut">Its owner, and the last frame that the vintage holds.</param>
public readonly record struct VintageMark(LedgerId Ledger, LedgerCut Cut);
