namespace Federation.Simulation.Audit;

/// <summary>What a board's leaf says of a force's closing of its area.</summary>
/// <param name="Area">A province.</param>
/// <param name="Force">0 to 3.</param>
/// <param name="Through">The last day of the period that is closed, days since 1970-01-01.</param>
public readonly record struct ClosedLeaf(int Area, byte Force, int Through);
