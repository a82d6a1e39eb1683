using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.EdgeNode.Ledger;

/// <summary>Which ledger a file holds. Minted with the file, never changed.</summary>
public sealed record LedgerHeader(AreaId Owner, LedgerId Ledger);
