namespace Federation.Core.Figures;

/// <summary>
/// What became of a figure since a board that holds it was kept for good (điều chỉnh sau hội nghị). That amounts were
/// approved meanwhile revises nothing: the figure is what it was.
/// </summary>
public readonly record struct FigureRevision
{
    /// <summary>As kept; <see cref="Figure.IsEmpty"/> where nothing was known.</summary>
    public required Figure Then { get; init; }

    /// <summary>As it is; <see cref="Figure.IsEmpty"/> where nothing is left.</summary>
    public required Figure Now { get; init; }

    /// <summary>Counted now less counted then, base units; 0 where only its marks changed.</summary>
    /// <exception cref="OverflowException">It left 64 bits: the bounds of intake did not hold.</exception>
    public long Difference => checked(Now.Amount - Then.Amount);

    /// <summary>The revision; null where the figure reads as it did.</summary>
    /// <param name="then">As it was kept.</param>
    /// <param name="now">As it is, in the same view.</param>
    public static FigureRevision? Of(in Figure then, in Figure now) =>
        IsSame(then, now) ? null : new FigureRevision { Then = then, Now = now };

    private static bool IsSame(in Figure then, in Figure now) =>
        (then.Count == 0, then.Amount, then.Qualifier) == (now.Count == 0, now.Amount, now.Qualifier)
        && (then.PossibleCount == 0, then.Possible, then.PossibleQualifier)
            == (now.PossibleCount == 0, now.Possible, now.PossibleQualifier)
        && (then.Unattributed, then.UnattributedQualifier) == (now.Unattributed, now.UnattributedQualifier);
}
