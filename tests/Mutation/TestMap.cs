namespace Federation.Mutation;

/// <summary>Which mutants the tests of a program reach, all tests passing without any.</summary>
/// <param name="AtStart">The mutants in what is computed once, when a class is first used.</param>
/// <param name="Tests">The tests, in the order of their indices.</param>
internal sealed record TestMap(int[] AtStart, ReachedByTest[] Tests);

/// <summary>What one test reaches.</summary>
/// <param name="Name">Class and method.</param>
/// <param name="Failure">Why it fails without any mutant; null where it passes.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Mutants">The numbers of the mutants that it comes by.</param>
internal sealed record ReachedByTest(string Name, string? Failure, long Milliseconds, int[] Mutants);
