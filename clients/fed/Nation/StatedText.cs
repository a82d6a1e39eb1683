using Federation.Core.Areas;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using CoreQualifier = Federation.Core.Figures.Qualifier;
using WireFigure = Federation.Wire.V1.Figure;
using WireQualifier = Federation.Wire.V1.Qualifier;

namespace Federation.Fed.Nation;

/// <summary>What returns state, beside figures in a table.</summary>
internal sealed class StatedText(IReadOnlyList<WireFigure> figures, Language language)
{
    private const string Nothing = "–";

    private bool IsStated => figures.Any(IsStatedOf);

    /// <summary>Two columns more, or none where nothing is stated.</summary>
    public IReadOnlyList<string> Columns =>
        IsStated ? [language.Of(">Báo cáo", ">Stated"), language.Of(">Chênh lệch", ">Difference")] : [];

    /// <summary>What is in them; a dash where nothing is stated.</summary>
    public IReadOnlyList<string> Cells(WireFigure figure)
    {
        if (!IsStated)
        {
            return [];
        }

        return IsStatedOf(figure)
            ? [Number(figure, figure.Stated, (CoreQualifier)figure.StatedQualifier), Difference(figure)]
            : [Nothing, Nothing];
    }

    /// <summary>What is meant by a difference, where there is one.</summary>
    public IEnumerable<string> Foot()
    {
        var differing = figures.Count(figure => IsStatedOf(figure) && figure.StatedDifference != 0);
        if (differing > 0)
        {
            yield return language.Of(
                $"Chênh lệch: số báo cáo trừ số đã ghi, {differing} chỉ tiêu chưa khớp; số báo cáo không cộng vào.",
                $"Difference: stated less counted, {differing} do not agree; what is stated is not added."
            );
        }

        foreach (var line in Provinces())
        {
            yield return line;
        }
    }

    /// <summary>By figure, the provinces whose returns disagree, where any do.</summary>
    private IEnumerable<string> Provinces()
    {
        foreach (var figure in figures.Where(figure => figure.Disagreeing.Count > 0))
        {
            var codes = string.Join(", ", figure.Disagreeing);
            var area = figure.Area == AreaCode.Nation.ToString() ? "" : $"{figure.Area} · ";
            var name = area + Names.Indicator(figure.Indicator, language);
            yield return language.Of(
                $"≠ {name}: báo cáo chưa khớp với số đã ghi ở {codes} (fed board --by province).",
                $"≠ {name}: returns disagree with what is counted in {codes} (fed board --by province)."
            );
        }
    }

    private string Difference(WireFigure figure) =>
        figure.StatedDifference == 0
            ? language.Of("khớp", "none")
            : (figure.StatedDifference > 0 ? "+" : "") + Number(figure, figure.StatedDifference, CoreQualifier.Exact);

    private string Number(WireFigure figure, long amount, CoreQualifier qualifier) =>
        IndicatorCatalogue.Reference.TryGet(figure.Indicator, out var indicator)
            ? language.Of(FigureText.Vi(indicator, amount, qualifier), FigureText.En(indicator, amount, qualifier))
            : $"{amount}";

    /// <summary>True where a return states the figure.</summary>
    public static bool IsStatedOf(WireFigure figure) => figure.StatedQualifier != WireQualifier.Unspecified;
}
