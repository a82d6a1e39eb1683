namespace Federation.Simulation.Audit;

/// <summary>What a posting moves, in plain values.</summary>
/// <param name="Area">The area's number.</param>
/// <param name="Indicator">The indicator's number.</param>
/// <param name="FirstDay">Days since 1970-01-01.</param>
/// <param name="LastDay">Included.</param>
/// <param name="Forces">Bits 0-3 the forces, bit 7 "some combination".</param>
/// <param name="Approved">True where approved.</param>
/// <param name="Qualifier">1 exact, 2 more than, 3 nearly.</param>
public readonly record struct PostedKey(
    int Area,
    int Indicator,
    int FirstDay,
    int LastDay,
    byte Forces,
    bool Approved,
    byte Qualifier
);

/// <summary>A posting as a frame tells it.</summary>
/// <param name="Key">What it moves.</param>
/// <param name="Amount">Signed, in base units.</param>
/// <param name="Count">+1 or -1; other values where several were added up.</param>
public readonly record struct Posted(PostedKey Key, long Amount, long Count);

/// <summary>An entry as a frame tells it.</summary>
/// <param name="Id">The entry.</param>
/// <param name="Posts">What it moves, in order.</param>
/// <param name="Facts">What it says besides, in order.</param>
public sealed record ToldEntry(Guid Id, Posted[] Posts, ToldFact[] Facts);
