namespace Federation.Simulation.Audit;

/// <summary>Where a cell of a board stands.</summary>
/// <param name="Area">A province.</param>
/// <param name="Indicator">The indicator's number.</param>
/// <param name="Unattributed">True for spans that overlap the period without lying in it.</param>
/// <param name="Forces">The force set's byte.</param>
/// <param name="Approved">True where approved.</param>
public readonly record struct CellPlace(int Area, int Indicator, bool Unattributed, byte Forces, bool Approved)
{
    /// <summary>One number, in the canonical order of cells.</summary>
    public long Packed =>
        ((long)Area << 26)
        | ((long)Indicator << 10)
        | (Unattributed ? 1L << 9 : 0)
        | ((long)Forces << 1)
        | (Approved ? 1L : 0);

    /// <summary>The place of that number.</summary>
    public static CellPlace Of(long packed) =>
        new(
            (int)(packed >> 26),
            (int)(packed >> 10) & 0xFFFF,
            (packed & (1L << 9)) != 0,
            (byte)((packed >> 1) & 0xFF),
            (packed & 1) != 0
        );
}

/// <summary>Sums of postings: base units, and how many live amounts in all and of each inexact qualifier.</summary>
public readonly record struct CellSum(long Amount, long Count, long MoreThan, long Nearly)
{
    /// <summary>True where nothing is left.</summary>
    public bool IsZero => Amount == 0 && Count == 0 && MoreThan == 0 && Nearly == 0;

    /// <summary>1 exact, 2 more than, 3 nearly, 4 about.</summary>
    public byte Qualifier => (byte)(1 + (MoreThan > 0 ? 1 : 0) + (Nearly > 0 ? 2 : 0));

    /// <summary>With a posting.</summary>
    public CellSum Plus(in Posted post) =>
        new(
            checked(Amount + post.Amount),
            Count + post.Count,
            MoreThan + (post.Key.Qualifier == 2 ? post.Count : 0),
            Nearly + (post.Key.Qualifier == 3 ? post.Count : 0)
        );

    /// <summary>With another sum.</summary>
    public CellSum Plus(in CellSum other) =>
        new(checked(Amount + other.Amount), Count + other.Count, MoreThan + other.MoreThan, Nearly + other.Nearly);
}
