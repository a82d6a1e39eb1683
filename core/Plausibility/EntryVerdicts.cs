using Federation.Core.Ledger;

namespace Federation.Core.Plausibility;

/// <summary>What is implausible in what an entry says anew.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Kind">As what its amounts were judged.</param>
/// <param name="Verdicts">At least one, in the order of amounts and rules.</param>
public readonly record struct EntryVerdicts(EntryId Entry, JudgedKind Kind, IReadOnlyList<Verdict> Verdicts);
