namespace Federation.Core.Ledger;

/// <summary>
/// Somebody said why implausible amounts are right. It stands for the activity's revision that it came with: a
/// correction or a void takes it back.
/// </summary>
/// <param name="Activity">The activity, not voided.</param>
/// <param name="Revision">The revision that it came with: the current one.</param>
/// <param name="Because">The reason's code, which the nation is told.</param>
/// <param name="Warnings">At least one, in order of indicators, then rules; nobody changes them.</param>
/// <param name="Reason">In words; stays in the province.</param>
public sealed record WarningOverruled(
    EntryNumber Number,
    EntryId Id,
    long AtUnixMicroseconds,
    Claim By,
    EntryId Activity,
    int Revision,
    OverruleReason Because,
    IReadOnlyList<OverruledWarning> Warnings,
    string Reason
) : Entry(Number, Id, AtUnixMicroseconds, By)
{
    /// <summary>The most warnings of one activity.</summary>
    public const int WarningsMax = 512;

    /// <inheritdoc/>
    public override bool GoesWithBefore => true;

    /// <inheritdoc/>
    public bool Equals(WarningOverruled? other) =>
        base.Equals(other)
        && (Activity, Revision, Because, Reason) == (other.Activity, other.Revision, other.Because, other.Reason)
        && Warnings.SequenceEqual(other.Warnings);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Activity, Revision, Warnings.Count);
}
