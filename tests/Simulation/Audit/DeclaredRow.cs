namespace Federation.Simulation.Audit;

/// <summary>What a board's row says a force has declared of some days.</summary>
/// <param name="Area">A province.</param>
/// <param name="Indicator">The indicator's number.</param>
/// <param name="Force">0 to 3.</param>
/// <param name="Kind">1 zero, 2 not applicable.</param>
/// <param name="FirstDay">Days since 1970-01-01.</param>
/// <param name="LastDay">Included.</param>
public readonly record struct DeclaredRow(int Area, int Indicator, byte Force, byte Kind, int FirstDay, int LastDay);
