using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;

namespace Federation.Simulation.World;

/// <summary>Figures in plain values, for the witness.</summary>
internal static class Figures
{
    public static ShownFigure Shown(AreaId area, FigureLine line) => Shown(area, line, line.Figure);

    private static ShownFigure Shown(AreaId area, FigureLine line, Figure figure) =>
        new(
            area.Value,
            line.Indicator.Value,
            (int)figure.View,
            figure.Amount,
            figure.Possible,
            figure.Provisional,
            figure.Unattributed,
            (byte)figure.Qualifier,
            (byte)figure.PossibleQualifier,
            figure.Count,
            figure.PossibleCount
        )
        {
            Stated = line.Stated?.Amount,
            Difference = line.Difference,
            Kind = (byte)line.Kind,
        };
}
