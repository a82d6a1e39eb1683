using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>What a leaf says of a force's closing of its area: it reaches into the board's period.</summary>
/// <param name="Force">Whose commander closed.</param>
/// <param name="Through">The last day of the period that is closed.</param>
public readonly record struct BoardClosing(Force Force, Day Through);
