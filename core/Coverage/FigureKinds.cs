using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Ledger;

namespace Federation.Core.Coverage;

/// <summary>
/// Which kind of nothing it is that a force counted in an area, on the days of a period. Each day has a kind, and the
/// greatest of all days, forces and areas is that of the figure: so it depends on no order, is one kind for whatever is
/// put together, and days, forces or areas can be put together first.
/// </summary>
public static class FigureKinds
{
    /// <summary>
    /// The kind of a force that counted nothing. A day is what is declared of it; else, where the force is expected,
    /// zero if it is closed and not yet closed if it is not; else not expected.
    /// </summary>
    /// <param name="expected">The days on which the force is expected; null: it is not.</param>
    /// <param name="closedThrough">The last day that is closed; null: none is.</param>
    /// <param name="declared">What is declared on days of the period: in order, none overlap.</param>
    public static FigureKind Of(Span? expected, Day? closedThrough, IReadOnlyList<DeclaredSpan> declared)
    {
        var kind = FigureKind.NotExpected;
        foreach (var one in declared)
        {
            kind = Together(kind, one.Kind == DeclaredKind.Zero ? FigureKind.DeclaredZero : FigureKind.NotApplicable);
        }

        if (expected is not { } days)
        {
            return kind;
        }

        var next = days.First;
        foreach (var one in declared.Where(one => one.Days.Overlaps(days)))
        {
            kind = Together(kind, Undeclared(next, one.Days.First.Plus(-1), closedThrough));
            next = one.Days.Last.Plus(1);
        }

        return Together(kind, Undeclared(next, days.Last, closedThrough));
    }

    /// <summary>The kind of both together.</summary>
    public static FigureKind Together(FigureKind one, FigureKind other) => one > other ? one : other;

    /// <summary>What a province's leaf says of one force and indicator.</summary>
    internal static FigureKind Of(BoardLeaf? leaf, BoardRow? row, ExpectedPair? pair, Figures.Force force)
    {
        Day? through = null;
        foreach (var closing in leaf?.Closings ?? [])
        {
            through = closing.Force == force ? closing.Through : through;
        }

        var declared = row?.Declarations.Where(one => one.Force == force) ?? [];
        return Of(pair?.Days, through, [.. declared.Select(one => new DeclaredSpan(one.Days, one.Kind))]);
    }

    private static FigureKind Undeclared(Day first, Day last, Day? closedThrough) =>
        first > last ? FigureKind.NotExpected
        : closedThrough >= last ? FigureKind.DeclaredZero
        : FigureKind.NotYetClosed;
}
