using Federation.Core.Figures;
using Federation.Fed.Cli;
using CoreQualifier = Federation.Core.Figures.Qualifier;
using WireFigure = Federation.Wire.V1.Figure;

namespace Federation.Fed.Nation;

/// <summary>
/// A figure with its provisional part beside: <c>124 lần +14 chưa duyệt</c>. Where nothing is approved the whole figure
/// is shown, and marked; where all is, nothing is said.
/// </summary>
internal static class ProvisionalText
{
    private const string Nothing = "–";

    public static string Figure(WireFigure figure, Language language)
    {
        var whole = language.Of(figure.DisplayVi, figure.DisplayEn);
        if (figure.Count == 0)
        {
            return Nothing;
        }

        if (
            figure.Provisional == 0
            || figure.Provisional == figure.Amount
            || !IndicatorCatalogue.Reference.TryGet(figure.Indicator, out var indicator)
        )
        {
            return whole;
        }

        var (approved, qualifier) = (figure.Amount - figure.Provisional, (CoreQualifier)figure.Qualifier);
        return language.Of(
            $"{FigureText.Vi(indicator, approved, qualifier)} "
                + $"+{FigureText.NumberVi(indicator, figure.Provisional, CoreQualifier.Exact)} chưa duyệt",
            $"{FigureText.En(indicator, approved, qualifier)} "
                + $"+{FigureText.NumberEn(indicator, figure.Provisional, CoreQualifier.Exact)} provisional"
        );
    }

    /// <summary>What the heading of figures says where nothing is approved.</summary>
    public static string Heading(IEnumerable<WireFigure> figures, Language language)
    {
        var all = figures.ToList();
        return all.Exists(figure => figure.Provisional != 0) && all.TrueForAll(one => one.Provisional == one.Amount)
            ? language.Of(">Số liệu (chưa duyệt)", ">Figure (provisional)")
            : language.Of(">Số liệu", ">Figure");
    }
}
