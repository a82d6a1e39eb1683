using Federation.Core.Figures;

namespace Federation.Core.Exchange;

/// <summary>The sum of a frame's postings of one key, while it is summed: its three counts share a word.</summary>
/// <remarks>
/// A frame has fewer than 2^20 postings, so that each count fits in 21 bits with its sign; what a lower one borrows
/// from the next is given back when they are taken apart.
/// </remarks>
internal struct KeySum
{
    private const int MoreThanShift = 21;
    private const int NearlyShift = 42;

    /// <summary>By a posting's four bits, what it adds to <see cref="Counts"/>.</summary>
    public static readonly long[] CountsOf =
    [
        .. Enumerable.Range(0, 16).Select(mark => Pack(FramePostings.CountOf(mark), FramePostings.QualifierOf(mark))),
    ];

    /// <summary>Base units; a frame's postings together stay far within 64 bits.</summary>
    public long Amount;

    /// <summary>How many are live, in all and of each inexact qualifier.</summary>
    public long Counts;

    /// <summary>The same as a cell.</summary>
    public readonly Cell ToCell()
    {
        unchecked
        {
            var count = Low(Counts);
            var rest = (Counts - count) >> MoreThanShift;
            var moreThan = Low(rest);
            return new Cell(Amount, count, moreThan, (rest - moreThan) >> (NearlyShift - MoreThanShift));
        }
    }

    private static long Low(long counts) => unchecked(counts << (64 - MoreThanShift)) >> (64 - MoreThanShift);

    private static long Pack(long count, Qualifier qualifier) =>
        count
        + (qualifier == Qualifier.MoreThan ? count * (1L << MoreThanShift) : 0)
        + (qualifier == Qualifier.Nearly ? count * (1L << NearlyShift) : 0);
}
