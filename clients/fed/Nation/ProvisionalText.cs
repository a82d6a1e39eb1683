using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Wire;
using CoreQualifier = Federation.Core.Figures.Qualifier;
using WireFigure = Federation.Wire.V1.Figure;
using WireQualifier = Federation.Wire.V1.Qualifier;

namespace Federation.Fed.Nation;

/// <summary>
/// A figure with its provisional part beside: <c>124 lần +14 chưa duyệt</c>. Where nothing is approved the whole figure
/// is shown, and marked; where all is, nothing is said.
/// </summary>
internal static class ProvisionalText
{
    public static string Figure(WireFigure figure, Language language)
    {
        var whole = language.Of(figure.DisplayVi, figure.DisplayEn);
        if (figure.Count == 0)
        {
            return NothingText.Of(figure, language);
        }

        if (
            figure.Provisional == 0
            || figure.Provisional == figure.Amount
            || !IndicatorCatalogue.Reference.TryGet(figure.Indicator, out var indicator)
        )
        {
            return whole;
        }

        var approved = figure.Amount - figure.Provisional;
        var ofApproved = Read(figure.ApprovedQualifier);
        var ofProvisional = Read(figure.ProvisionalQualifier);
        return language.Of(
            $"{FigureText.Vi(indicator, approved, ofApproved)} "
                + $"+{FigureText.NumberVi(indicator, figure.Provisional, ofProvisional)} chưa duyệt",
            $"{FigureText.En(indicator, approved, ofApproved)} "
                + $"+{FigureText.NumberEn(indicator, figure.Provisional, ofProvisional)} provisional"
        );
    }

    /// <summary>Exact where a silo of before says nothing.</summary>
    private static CoreQualifier Read(WireQualifier qualifier) =>
        FigureMessages.TryRead(qualifier, out var read) ? read : CoreQualifier.Exact;

    /// <summary>What the heading of figures says where nothing is approved.</summary>
    public static string Heading(IEnumerable<WireFigure> figures, Language language)
    {
        var all = figures.ToList();
        return all.Exists(figure => figure.Provisional != 0) && all.TrueForAll(one => one.Provisional == one.Amount)
            ? language.Of(">Số liệu (chưa duyệt)", ">Figure (provisional)")
            : language.Of(">Số liệu", ">Figure");
    }
}
