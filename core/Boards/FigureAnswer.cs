using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>
/// The figures that answer a question: one per indicator with anything live in the view, in order of indicators.
/// </summary>
public sealed record FigureAnswer(FigureQuery Query, IReadOnlyList<FigureLine> Lines);

/// <summary>One figure of an answer.</summary>
public readonly record struct FigureLine(IndicatorNumber Indicator, Figure Figure)
{
    /// <summary>True where something is counted, possible, or could not be attributed to the period.</summary>
    public bool IsLive => !Figure.IsEmpty || Figure.Unattributed != 0;
}
