using Federation.Core.Calendars;
using Federation.Wire.V1;
using CoreQualifier = Federation.Core.Figures.Qualifier;

namespace Federation.Fed.Demo;

/// <summary>One expected figure beside what the nation's board says.</summary>
/// <param name="Expected">What must come out.</param>
/// <param name="Counted">The board's figure; null where it has none.</param>
internal sealed record ComparedFigure(ReportedLine Expected, Figure? Counted)
{
    /// <summary>True where amount and qualifier are the expected ones and nothing is left uncertain.</summary>
    public bool IsEqual =>
        Counted is not null
        && Counted.Amount == Expected.Amount.Value
        && Counted.Possible == 0
        && Counted.Unattributed == 0
        && (CoreQualifier)Counted.Qualifier == Expected.Qualifier;
}

/// <summary>Two reports that disagree beside what the nation shows of the larger area.</summary>
/// <param name="Both">What they published.</param>
/// <param name="Shown">The district's figure with what its return states; null where there is none.</param>
internal sealed record ComparedDisagreement(Disagreement Both, Figure? Shown)
{
    /// <summary>
    /// True where what the post published is counted, and what the district published stands beside it.
    /// </summary>
    public bool IsEqual =>
        Shown is not null
        && Shown.Amount == Both.Post.Amount.Value
        && Shown.Stated == Both.District.Amount.Value
        && Shown.StatedDifference == Both.District.Amount.Value - Both.Post.Amount.Value;
}

/// <summary>A province's expected figures beside the board's.</summary>
/// <param name="Province">Whose.</param>
/// <param name="Figures">In the order of the expected figures.</param>
/// <param name="Version">The board's version, <c>1·48.213</c>.</param>
internal sealed record Comparison(DemoProvince Province, IReadOnlyList<ComparedFigure> Figures, string Version)
{
    /// <summary>What two reports disagree about, as the nation shows it.</summary>
    public IReadOnlyList<ComparedDisagreement> Disagreements { get; init; } = [];

    public bool IsEqual => Figures.All(figure => figure.IsEqual) && Disagreements.All(both => both.IsEqual);

    /// <summary>
    /// How a line's days are asked for: <c>2025-Q1</c> where they are a quarter, else first and last day.
    /// </summary>
    public static string PeriodOf(Span span)
    {
        var quarter = DemoPlan.Quarter;
        return span == quarter.ToSpan(Calendar.Civil, span.Last) ? quarter.ToString() : $"{span.First}..{span.Last}";
    }
}
