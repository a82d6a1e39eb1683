namespace Federation.Core.Ledger;

/// <summary>What a caller wants done to one activity. Imports are planned apart: <see cref="ImportFile"/>.</summary>
/// <param name="By">Who claims to want it.</param>
public abstract record Command(Claim By);

/// <summary>Record an activity.</summary>
/// <param name="Activity">Its id, minted by the caller: what makes a retry recognisable.</param>
/// <param name="Content">What it says.</param>
public sealed record RecordActivity(Claim By, EntryId Activity, ActivityContent Content) : Command(By)
{
    /// <summary>
    /// Lumps that hold already what the activity counts: they hold so much less, and the total stays.
    /// </summary>
    public IReadOnlyList<EntryId> DrawsOn { get; init; } = [];

    /// <summary>Why implausible amounts are right; null: warnings stop the recording.</summary>
    public Overruling? Overruling { get; init; }

    /// <summary>The most activities that one recording is declared distinct from.</summary>
    public const int DistinctFromMax = 64;

    /// <summary>The activity that this is a second record of; null: it is one of its own.</summary>
    public EntryId? Joins { get; init; }

    /// <summary>Activities that look like this one and are others, at most <see cref="DistinctFromMax"/>.</summary>
    public IReadOnlyList<EntryId> DistinctFrom { get; init; } = [];

    /// <inheritdoc/>
    public bool Equals(RecordActivity? other) =>
        base.Equals(other)
        && (Activity, Joins, Overruling) == (other.Activity, other.Joins, other.Overruling)
        && Content.Equals(other.Content)
        && DrawsOn.SequenceEqual(other.DrawsOn)
        && DistinctFrom.SequenceEqual(other.DistinctFrom);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Activity, Content);
}

/// <summary>Replace an activity's content.</summary>
/// <param name="Activity">Which one.</param>
/// <param name="Correction">The correction's own id, minted by the caller.</param>
/// <param name="Content">What the activity is to say.</param>
/// <param name="Reason">1 to <see cref="ReasonCharsMax"/> characters.</param>
public sealed record CorrectActivity(
    Claim By,
    EntryId Activity,
    EntryId Correction,
    ActivityContent Content,
    string Reason
) : Command(By)
{
    /// <summary>The longest reason, in UTF-16 units.</summary>
    public const int ReasonCharsMax = 500;

    /// <summary>Why implausible amounts are right; null: warnings stop the correction.</summary>
    public Overruling? Overruling { get; init; }
}

/// <summary>Confirm that the caller's force took part in an activity, as a revision says it.</summary>
/// <param name="Activity">Which one.</param>
/// <param name="Revision">What the caller saw; a later one asks again.</param>
public sealed record ConfirmParticipation(Claim By, EntryId Activity, int Revision) : Command(By);

/// <summary>Say that the caller's force took no part in an activity.</summary>
/// <param name="Activity">Which one.</param>
/// <param name="Revision">What the caller saw; a later one asks again.</param>
/// <param name="Reason">1 to <see cref="CorrectActivity.ReasonCharsMax"/> characters.</param>
public sealed record DeclineParticipation(Claim By, EntryId Activity, int Revision, string Reason) : Command(By);

/// <summary>Take an activity back.</summary>
/// <param name="Activity">Which one.</param>
/// <param name="Void">The void's own id, minted by the caller.</param>
/// <param name="Reason">1 to <see cref="CorrectActivity.ReasonCharsMax"/> characters.</param>
public sealed record VoidActivity(Claim By, EntryId Activity, EntryId Void, string Reason) : Command(By);
