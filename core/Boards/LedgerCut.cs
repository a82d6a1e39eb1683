using Federation.Core.Areas;
using Federation.Core.Exchange;

namespace Federation.Core.Boards;

/// <summary>How far one ledger is in a version (mốc chốt).</summary>
/// <param name="Owner">Whose ledger it is.</param>
/// <param name="Head">The last frame that the version holds, and its hash.</param>
public readonly record struct LedgerCut(AreaId Owner, FrameHead Head);
