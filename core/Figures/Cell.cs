namespace Federation.Core.Figures;

/// <summary>
/// The sum of postings of one key, or of many keys: base units, and how many live amounts it holds in all and of each
/// inexact qualifier. A corrected "nearly" leaves no mark because its count comes back to zero.
/// </summary>
public readonly record struct Cell(long Amount, long Count, long MoreThan, long Nearly)
{
    /// <summary>True where nothing live is in the cell; its amount is then 0 too.</summary>
    public bool IsEmpty => Count == 0 && Amount == 0 && MoreThan == 0 && Nearly == 0;

    /// <summary>Exact, MoreThan, Nearly, or About where both inexact kinds are live.</summary>
    public Qualifier Qualifier =>
        (MoreThan > 0, Nearly > 0) switch
        {
            (true, true) => Qualifier.About,
            (true, false) => Qualifier.MoreThan,
            (false, true) => Qualifier.Nearly,
            _ => Qualifier.Exact,
        };

    /// <exception cref="OverflowException">The sum left 64 bits: the bounds of intake did not hold.</exception>
    public static Cell operator +(Cell left, Cell right) =>
        new(
            checked(left.Amount + right.Amount),
            checked(left.Count + right.Count),
            checked(left.MoreThan + right.MoreThan),
            checked(left.Nearly + right.Nearly)
        );

    /// <summary>What takes the cell back.</summary>
    /// <exception cref="OverflowException">The bounds of intake did not hold.</exception>
    public static Cell operator -(Cell cell) =>
        new(checked(-cell.Amount), checked(-cell.Count), checked(-cell.MoreThan), checked(-cell.Nearly));

    /// <exception cref="OverflowException">The sum left 64 bits.</exception>
    public static Cell operator +(Cell cell, in Posting posting) =>
        cell
        + new Cell(
            posting.Amount,
            posting.Count,
            posting.Qualifier == Qualifier.MoreThan ? posting.Count : 0,
            posting.Qualifier == Qualifier.Nearly ? posting.Count : 0
        );
}
