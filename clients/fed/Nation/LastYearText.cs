using Federation.Core.Calendars;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using WireFigure = Federation.Wire.V1.Figure;

namespace Federation.Fed.Nation;

/// <summary>The same period last year beside figures, in a table.</summary>
internal sealed class LastYearText(FiguresResponse answer, Language language)
{
    private const string Nothing = "–";

    private bool IsCompared => answer.LastYearLastDay != 0 && !answer.LastYearUnknown;

    /// <summary>Two columns more, or none where nothing is compared.</summary>
    public IReadOnlyList<string> Columns =>
        IsCompared
            ? [language.Of(">Cùng kỳ năm trước", ">Same period last year"), language.Of(">Tăng, giảm", ">Change")]
            : [];

    /// <summary>What is in them; a dash where there is none, which is not zero.</summary>
    public IReadOnlyList<string> Cells(WireFigure figure)
    {
        if (!IsCompared)
        {
            return [];
        }

        var before = figure.LastYear;
        var change = before is null ? "" : language.Of(before.ChangeVi, before.ChangeEn);
        return [before is null ? Nothing : Display(before, language), change.Length == 0 ? Nothing : change];
    }

    /// <summary>Which days of last year are meant.</summary>
    public IEnumerable<string> Foot()
    {
        if (answer.LastYearUnknown)
        {
            yield return language.Of(
                "Cùng kỳ năm trước: không lập lại được theo phiên bản này.",
                "Same period last year: it could not be derived again for this version."
            );
        }

        if (!IsCompared)
        {
            yield break;
        }

        var days = SpanText.Of(new Span(new Day(answer.LastYearFirstDay), new Day(answer.LastYearLastDay)), language);
        yield return language.Of(
            $"Cùng kỳ năm trước: {days}; {Nothing}: không có số liệu, không phải là 0.",
            $"Same period last year: {days}; {Nothing}: there is no figure, which is not zero."
        );
    }

    /// <summary>Last year's figure as shown; a dash where nothing is counted for certain.</summary>
    public static string Display(LastYear before, Language language) =>
        before.Count == 0 ? Nothing : language.Of(before.DisplayVi, before.DisplayEn);
}
