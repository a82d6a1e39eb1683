namespace Federation.Core.Ledger;

/// <summary>What a line of an import comes to.</summary>
public enum ImportOutcome
{
    /// <summary>New; or brought back by an undo.</summary>
    Recorded,

    /// <summary>Already there with this amount.</summary>
    Unchanged,

    /// <summary>Takes the place of another amount.</summary>
    Replaced,

    /// <summary>Wrong: nothing of the file is recorded.</summary>
    Refused,

    /// <summary>Taken back by an undo.</summary>
    Withdrawn,
}

/// <summary>A line of an import, judged.</summary>
/// <param name="Line">In the file, from 2; 0 in an undo.</param>
/// <param name="Outcome">What comes of it, if nothing of the file is refused.</param>
/// <param name="Lump">The lump that stands for it; null where refused.</param>
/// <param name="Refusals">Why it is refused; empty where it is not.</param>
/// <param name="MayCountTwiceWith">
/// What contains it or lies in it, lines of the file first ("có thể tính trùng"); at most <see cref="MarksMax"/> of
/// them.
/// </param>
public sealed record ImportLine(
    int Line,
    ImportOutcome Outcome,
    EntryId? Lump,
    IReadOnlyList<Refusal> Refusals,
    IReadOnlyList<OtherAmount> MayCountTwiceWith
)
{
    /// <summary>The most lines and lumps that one line is marked with.</summary>
    public const int MarksMax = 16;

    /// <summary>What is implausible about it, in words; it is imported all the same.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
