using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>One immutable line of a ledger.</summary>
/// <param name="Number">From 1, dense in its ledger: the order of entries.</param>
/// <param name="Id">Unique in its ledger: brought by the caller, or derived from content.</param>
/// <param name="AtUnixMicroseconds">
/// When, by the edge's clock, in microseconds since 1970-01-01 UTC: data, never order.
/// </param>
/// <param name="By">Who claimed to make it.</param>
public abstract record Entry(EntryNumber Number, EntryId Id, long AtUnixMicroseconds, Claim By)
{
    /// <summary>
    /// The closed ledger whose frames count this entry at the nation: it was adopted, stands for state and tells the
    /// nation nothing. Null: this ledger's own frames tell it. Adopted entries come before all others.
    /// </summary>
    public LedgerId? CountedIn { get; init; }

    /// <summary>
    /// True where it means nothing without the entry before: its facts go into the frame of that one's.
    /// </summary>
    public virtual bool GoesWithBefore => false;
}

/// <summary>An activity was recorded; the entry's id is the activity's.</summary>
public sealed record ActivityRecorded(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    ActivityContent Content
) : Entry(Number, Id, AtUnixMicroseconds, By);

/// <summary>
/// An activity's content was replaced. What it replaces is not repeated: the ledger's state knows it.
/// </summary>
/// <param name="Activity">The activity, not voided.</param>
/// <param name="Content">What it says from now on.</param>
/// <param name="Reason">Stays in the province.</param>
public sealed record ActivityCorrected(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    EntryId Activity,
    ActivityContent Content,
    string Reason
) : Entry(Number, Id, AtUnixMicroseconds, By);

/// <summary>An activity was taken back, for good.</summary>
/// <param name="Activity">The activity, not voided before.</param>
/// <param name="Reason">Stays in the province.</param>
public sealed record ActivityVoided(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    EntryId Activity,
    string Reason
) : Entry(Number, Id, AtUnixMicroseconds, By);

/// <summary>
/// A participant confirmed that it took part in an activity as a revision says it. Tells the nation nothing: the
/// activity counted before.
/// </summary>
/// <param name="Activity">The activity, not voided.</param>
/// <param name="Force">One of its forces, not the lead.</param>
/// <param name="Revision">What was confirmed: 1 and up, not above the current one.</param>
public sealed record ParticipationConfirmed(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    EntryId Activity,
    Force Force,
    int Revision
) : Entry(Number, Id, AtUnixMicroseconds, By);

/// <summary>
/// A participant said that it took no part: the amounts move to the force set without it, and stay in the total.
/// </summary>
/// <param name="Activity">The activity, not voided.</param>
/// <param name="Force">One of its forces, not the lead.</param>
/// <param name="Revision">What was declined: the current revision.</param>
/// <param name="Reason">Stays in the province.</param>
public sealed record ParticipationDeclined(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    EntryId Activity,
    Force Force,
    int Revision,
    string Reason
) : Entry(Number, Id, AtUnixMicroseconds, By);

/// <summary>
/// A second force had recorded the same activity, and joined the first: the activity is of the forces of both, and
/// keeps the amounts of its lead. The entry's id is the one that the second recording would have had.
/// </summary>
/// <param name="Activity">The activity, not voided, led by another force.</param>
/// <param name="Content">What the joining force had recorded; its lead is the one that joins and confirms.</param>
/// <param name="Revision">What it confirms by joining: the revision that the joining makes or leaves.</param>
public sealed record ActivityJoined(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    EntryId Activity,
    ActivityContent Content,
    int Revision
) : Entry(Number, Id, AtUnixMicroseconds, By);

/// <summary>
/// A force said that two activities that look the same are two. Tells the nation nothing: both count.
/// </summary>
/// <param name="Activity">The later one of both.</param>
/// <param name="Other">The one that it was asked about.</param>
public sealed record ActivityDeclaredDistinct(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    EntryId Activity,
    EntryId Other
) : Entry(Number, Id, AtUnixMicroseconds, By);

/// <summary>A line of a file became a lump; the entry's id is the lump's.</summary>
/// <param name="Content">What the line says.</param>
/// <param name="Import">The import that it belongs to.</param>
/// <param name="FileName">The file's name alone.</param>
/// <param name="Line">In the file, from 2; line 1 is the header.</param>
public sealed record AmountImported(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    LumpContent Content,
    ImportId Import,
    string FileName,
    int Line
) : Entry(Number, Id, AtUnixMicroseconds, By);

/// <summary>A lump was taken back, for good.</summary>
/// <param name="Lump">The lump, not withdrawn before.</param>
/// <param name="Import">The import that replaced it, or the lump's own import where that was undone.</param>
/// <param name="Reason">In words.</param>
public sealed record AmountWithdrawn(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    EntryId Lump,
    ImportId Import,
    string Reason
) : Entry(Number, Id, AtUnixMicroseconds, By);
