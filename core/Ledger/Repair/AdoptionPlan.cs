namespace Federation.Core.Ledger.Repair;

/// <summary>
/// What a new ledger begins with: every entry that the nation counts, then those that it does not hold.
/// </summary>
/// <param name="Entries">Numbered from 1: adopted ones first (<see cref="Entry.CountedIn"/>), then carried
/// ones.</param>
/// <param name="Adopted">How many were adopted: they count as they did and tell the nation nothing.</param>
/// <param name="AdoptedWithContent">How many of them are whole; of the others codes and numbers are left.</param>
/// <param name="Conflicts">What needs an operator's eye, in the order in which it was found.</param>
public sealed record AdoptionPlan(
    IReadOnlyList<Entry> Entries,
    int Adopted,
    int AdoptedWithContent,
    IReadOnlyList<AdoptionConflict> Conflicts
)
{
    /// <summary>
    /// How many are recorded anew because the nation does not hold them: under their ids, with what a reopening among
    /// them opens besides.
    /// </summary>
    public int Carried => Entries.Count - Adopted;
}
