namespace Federation.Simulation.Cli;

/// <summary>A seed that broke a promise.</summary>
/// <param name="Seed">Which one.</param>
/// <param name="Check">The promise's short name, or the exception's.</param>
/// <param name="Detail">With the ids and numbers.</param>
internal sealed record SeedFailure(long Seed, string Check, string Detail);
