namespace Federation.Core.Figures;

/// <summary>
/// What the forces' own counts come to, set against what was done: the table that forces put before each other. A
/// force's own count is its view of the same cells.
/// </summary>
public sealed class Reconciliation
{
    private readonly Figure[] _own;

    /// <param name="cells">The cells of one area, indicator and period.</param>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of intake did not hold.</exception>
    public Reconciliation(ReadOnlySpan<ForceCell> cells)
    {
        _own = new Figure[Forces.All.Count];
        foreach (var force in Forces.All)
        {
            _own[(int)force] = Figure.Of(Views.Of(force), cells);
        }

        Total = Figure.Of(View.Total, cells);
        CountedMoreThanOnce = Figure.CountedMoreThanOnce(cells);
    }

    /// <summary>What was done, each activity once.</summary>
    public Figure Total { get; }

    /// <summary>What adding up the own counts counts more than once.</summary>
    public long CountedMoreThanOnce { get; }

    /// <summary>What the forces would report together: the sum of the own counts.</summary>
    public long Reported => _own.Sum(own => own.Amount);

    /// <summary>
    /// How exactly <see cref="Reported"/> is meant: About where own counts are inexact in different ways.
    /// </summary>
    public Qualifier ReportedQualifier =>
        _own.Where(own => own.Count > 0)
            .Select(own => own.Qualifier)
            .Where(qualifier => qualifier != Qualifier.Exact)
            .Distinct()
            .ToList() switch
        {
            [] => Qualifier.Exact,
            [var only] => only,
            _ => Qualifier.About,
        };

    /// <summary>Amounts of some combination of forces: in the total, and in nobody's own count for certain.</summary>
    public long Unsplit => Total.Amount - (Reported - CountedMoreThanOnce);

    /// <summary>What a force took part in for certain, alone or with others.</summary>
    public Figure OwnOf(Force force) => _own[(int)force];
}
