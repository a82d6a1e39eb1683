namespace Federation.Core.Ledger.Repair;

/// <summary>An entry that could not simply be adopted or carried over. Nothing of it is dropped unsaid.</summary>
/// <param name="Kind">What was found, and what became of it.</param>
/// <param name="Entry">The entry's id.</param>
/// <param name="Target">The activity or lump that it is about, where that is known.</param>
/// <param name="Detail">A sentence with ids, codes and numbers.</param>
public sealed record AdoptionConflict(AdoptionConflictKind Kind, EntryId Entry, EntryId? Target, string Detail);
