namespace Federation.Core.Ledger.Repair;

/// <summary>Why an entry needs an operator's eye after an adoption. Numbered as on the wire.</summary>
public enum AdoptionConflictKind
{
    /// <summary>
    /// The nation counts other content under the same id: the nation's stands, this ledger's does not count.
    /// </summary>
    OtherContent = 1,

    /// <summary>
    /// Both sides changed the same activity: the nation's change stands, this ledger's does not count.
    /// </summary>
    BothChanged = 2,

    /// <summary>It changes what was taken back on the other side: it does not count.</summary>
    TakenBack = 3,

    /// <summary>It changes what neither side holds any more: it does not count.</summary>
    TargetMissing = 4,

    /// <summary>
    /// The nation's copy takes back one of several equal activities, and does not say which: the oldest was taken.
    /// </summary>
    Ambiguous = 5,

    /// <summary>The nation's copy takes back what it does not hold: it counts, and changes no activity.</summary>
    Unmatched = 6,

    /// <summary>The nation counts this id in two ledgers: take one of them back.</summary>
    CountedTwice = 7,

    /// <summary>It would break a bound of the ledger: it does not count.</summary>
    Impossible = 8,
}
