using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Wire;
using CoreQualifier = Federation.Core.Figures.Qualifier;
using WireFigure = Federation.Wire.V1.Figure;
using WireQualifier = Federation.Wire.V1.Qualifier;

namespace Federation.Fed.Nation;

/// <summary>
/// Figures with their provisional parts beside: <c>124 lần +14 chưa duyệt</c>. Where nothing is approved the whole
/// figure is marked, <c>282 lần chưa duyệt</c>, or the heading where that is so of all; where all is, nothing is said.
/// </summary>
/// <param name="figures">All that are shown together.</param>
/// <param name="language">In which language.</param>
internal sealed class ProvisionalText(IEnumerable<WireFigure> figures, Language language)
{
    private readonly bool _isAll = IsAll([.. figures]);

    /// <summary>What the heading of the figures says.</summary>
    public string Heading =>
        _isAll ? language.Of(">Số liệu (chưa duyệt)", ">Figure (provisional)") : language.Of(">Số liệu", ">Figure");

    /// <summary>A figure; where nothing is counted for certain, which nothing it is.</summary>
    public string Of(WireFigure figure)
    {
        var whole = language.Of(figure.DisplayVi, figure.DisplayEn);
        if (figure.Count == 0)
        {
            return NothingText.Of(figure, language);
        }

        if (figure.Provisional == figure.Amount && figure.Amount != 0 && !_isAll)
        {
            return whole + language.Of(" chưa duyệt", " provisional");
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

    private static bool IsAll(List<WireFigure> figures) =>
        figures.Exists(figure => figure.Provisional != 0) && figures.TrueForAll(one => one.Provisional == one.Amount);
}
