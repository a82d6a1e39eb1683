using Federation.Core.Coverage;
using Federation.Core.Figures;

namespace Federation.BriefingDisplay.Walls;

/// <summary>A figure with all that stands beside it.</summary>
/// <param name="Indicator">What is counted.</param>
/// <param name="Figure">The figure.</param>
/// <param name="Before">The same period last year; null: nothing was counted.</param>
/// <param name="Later">What came in since the frozen board; null: nothing, or not known.</param>
/// <param name="Nothing">Which kind of nothing it is; null: it is counted.</param>
public sealed record Told(Indicator Indicator, Figure Figure, Figure? Before, long? Later, FigureKind? Nothing)
{
    /// <summary>Against last year; null where either year counts nothing.</summary>
    public Comparison? Change => Comparison.Of(Figure, Before);
}
