namespace Federation.Simulation;

/// <summary>An amount as it was asked for.</summary>
/// <param name="Indicator">The indicator's number.</param>
/// <param name="Amount">Whole base units.</param>
/// <param name="Qualifier">1 exact, 2 more than, 3 nearly: numbered as on the wire.</param>
public readonly record struct AskedAmount(int Indicator, long Amount, byte Qualifier);
