using Federation.Core.Areas;
using Federation.Core.Figures;

namespace Federation.Simulation.World;

/// <summary>Figures in plain values, for the witness.</summary>
internal static class Figures
{
    public static ShownFigure Shown(AreaId area, IndicatorNumber indicator, View view, Figure figure) =>
        new(
            area.Value,
            indicator.Value,
            (int)view,
            figure.Amount,
            figure.Possible,
            figure.Provisional,
            figure.Unattributed,
            (byte)figure.Qualifier,
            (byte)figure.PossibleQualifier,
            figure.Count,
            figure.PossibleCount
        );
}
