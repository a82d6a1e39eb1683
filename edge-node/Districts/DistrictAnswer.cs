using Federation.Core.Boards;
using Federation.Core.Ledger;

namespace Federation.EdgeNode.Districts;

/// <summary>Figures, and the last entry that is in them.</summary>
internal sealed record DistrictAnswer(FigureAnswer Answer, EntryNumber Through);
