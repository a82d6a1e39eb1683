using Federation.Core.Boards;
using Federation.Core.Ledger;

namespace Federation.EdgeNode.Districts;

/// <summary>
/// Figures, and the last entry that is in them; on today's boundaries, of several ledgers, the number of their entries.
/// </summary>
internal sealed record DistrictAnswer(FigureAnswer Answer, EntryNumber Through);
