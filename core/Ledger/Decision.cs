namespace Federation.Core.Ledger;

/// <summary>What <see cref="ProvinceLedger.Decide"/> makes of a command: one of the cases below.</summary>
public abstract record Decision
{
    private Decision() { }

    /// <summary>To be written and applied, all in one transaction, in this order.</summary>
    /// <param name="Entries">At least one, numbered from <see cref="ProvinceLedger.NextEntry"/>.</param>
    /// <param name="Revision">
    /// The activity's revision once they are applied; of a closing or a reopening how many amounts it moves.
    /// </param>
    public sealed record Accepted(IReadOnlyList<Entry> Entries, int Revision) : Decision;

    /// <summary>The same call was answered before: the same answer again, and nothing to write.</summary>
    /// <param name="Entry">The entry that it made then.</param>
    /// <param name="Revision">The revision that it made then, or how many amounts it moved.</param>
    /// <param name="IsCopied">
    /// Known from the nation's copy alone: codes and numbers are the same, nothing else could be compared.
    /// </param>
    /// <param name="Joined">The activity that the recording joined; null where it joined none.</param>
    public sealed record AlreadyDone(EntryNumber Entry, int Revision, bool IsCopied = false, EntryId? Joined = null)
        : Decision;

    /// <summary>
    /// Nothing is written: the recording looks like what another force recorded. It is asked again as joining one of
    /// them, or as distinct from all of them.
    /// </summary>
    /// <param name="Candidates">1 to 8: of the same day first, then the newest.</param>
    public sealed record Asked(IReadOnlyList<ItemState> Candidates) : Decision;

    /// <summary>Nothing is written.</summary>
    /// <param name="Refusals">At least one; all that is wrong, not only the first.</param>
    public sealed record Refused(IReadOnlyList<Refusal> Refusals) : Decision;
}
