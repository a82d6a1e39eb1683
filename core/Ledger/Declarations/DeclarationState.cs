namespace Federation.Core.Ledger;

/// <summary>What became of a declaration, or of a withdrawal. A copy: it does not follow the ledger.</summary>
/// <param name="Standing">
/// Of each of its indicators what is declared now, in order of indicators; null: nothing any more.
/// </param>
/// <param name="Entries">
/// Every entry by which the force said anything of these indicators for the same area and days, oldest first.
/// </param>
public sealed record DeclarationState(
    IReadOnlyList<(DeclarationFact Declaration, EntryNumber SaidBy)> Standing,
    IReadOnlyList<EntryNumber> Entries
);
