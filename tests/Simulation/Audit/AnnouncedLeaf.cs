namespace Federation.Simulation.Audit;

/// <summary>What a board says of a ledger whose frames are on their way.</summary>
/// <param name="Area">The province.</param>
/// <param name="Ledger">The ledger.</param>
/// <param name="Frame">The frame that its edge announced.</param>
/// <param name="IsShown">True where the announced totals are shown, false where what was held.</param>
public readonly record struct AnnouncedLeaf(int Area, Guid Ledger, long Frame, bool IsShown);
