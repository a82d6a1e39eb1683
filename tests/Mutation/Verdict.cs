namespace Federation.Mutation;

/// <summary>What became of a mutant.</summary>
/// <param name="Mutant">Which.</param>
/// <param name="Outcome">Whether it was noticed.</param>
/// <param name="How">The test that noticed it; or why none did.</param>
internal sealed record Verdict(Mutant Mutant, Outcome Outcome, string How);

/// <summary>Whether a mutant was noticed.</summary>
internal enum Outcome
{
    /// <summary>A test failed, crashed or hung.</summary>
    Noticed,

    /// <summary>Every test passed.</summary>
    NotNoticed,

    /// <summary>It does not compile, and so is none.</summary>
    None,
}
