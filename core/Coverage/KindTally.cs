namespace Federation.Core.Coverage;

/// <summary>
/// Of how many pairs of an area and a force nothing is which nothing: why a figure without an amount has no total.
/// Pairs that nobody expects anything of are in none.
/// </summary>
/// <param name="NotApplicable">Pairs that declared that it cannot happen there.</param>
/// <param name="DeclaredZero">Pairs that declared zero, or closed without any.</param>
/// <param name="NotYetClosed">Pairs that have neither declared nor closed.</param>
public readonly record struct KindTally(int NotApplicable, int DeclaredZero, int NotYetClosed)
{
    /// <summary>The kind of all of them together: the greatest.</summary>
    public FigureKind Kind =>
        NotYetClosed > 0 ? FigureKind.NotYetClosed
        : DeclaredZero > 0 ? FigureKind.DeclaredZero
        : NotApplicable > 0 ? FigureKind.NotApplicable
        : FigureKind.NotExpected;

    /// <summary>One pair of this kind.</summary>
    public static KindTally Of(FigureKind kind) =>
        kind switch
        {
            FigureKind.NotApplicable => new(1, 0, 0),
            FigureKind.DeclaredZero => new(0, 1, 0),
            FigureKind.NotYetClosed => new(0, 0, 1),
            _ => default,
        };

    public static KindTally operator +(KindTally left, KindTally right) =>
        new(
            left.NotApplicable + right.NotApplicable,
            left.DeclaredZero + right.DeclaredZero,
            left.NotYetClosed + right.NotYetClosed
        );
}
