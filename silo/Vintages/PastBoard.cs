using Federation.Core.Boards;
using Federation.Core.Journal;
using Federation.Core.Vintages;

namespace Federation.Silo.Vintages;

/// <summary>A board of the past.</summary>
/// <param name="Board">The board.</param>
/// <param name="Version">Its version.</param>
/// <param name="Cut">How far each ledger was.</param>
internal sealed record PastBoard(Board Board, JournalVersion Version, IReadOnlyList<VintageMark> Cut);
