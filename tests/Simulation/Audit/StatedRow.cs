namespace Federation.Simulation.Audit;

/// <summary>What a board's row says is stated of a figure.</summary>
/// <param name="Area">A province.</param>
/// <param name="Indicator">The indicator's number.</param>
/// <param name="View">Numbered as <see cref="ShownFigure.View"/>.</param>
/// <param name="Qualifier">1 exact, 2 more than, 3 nearly.</param>
/// <param name="Amount">Base units.</param>
public readonly record struct StatedRow(int Area, int Indicator, byte View, byte Qualifier, long Amount);
