using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Wire;
using Qualifier = Federation.Core.Figures.Qualifier;

namespace Federation.Fed.Demo;

/// <summary>The closing output: the board beside the published figures, and what two reports disagree about.</summary>
/// <param name="language">In which language.</param>
/// <param name="width">Columns of the screen: sentences are wrapped there.</param>
internal sealed class DemoReport(Language language, int width)
{
    /// <summary>Said wherever made-up figures are shown.</summary>
    public static string MadeUpNote(Language language) => language.Of("số liệu minh họa", "made-up figures");

    /// <summary>All lines of the report.</summary>
    public IEnumerable<string> Lines(IReadOnlyList<Comparison> comparisons, DemoCases cases)
    {
        foreach (var comparison in comparisons)
        {
            yield return "";
            foreach (var line in comparison.Province.IsMadeUp ? Summary(comparison) : Boards(comparison))
            {
                yield return line;
            }
        }

        yield return "";
        foreach (var line in new ClosingTable(language, width).Lines(comparisons, cases))
        {
            yield return line;
        }

        yield return "";
        yield return Verdict(comparisons);
    }

    /// <summary>The province's name on the demo's days.</summary>
    public static string NameOf(AreaCode province, Language language) =>
        Names.Area(province.ToString(), new Day(2025, 1, 1), language);

    /// <summary>The same without its kind: <c>Nghệ An</c>.</summary>
    public static string ShortNameOf(AreaCode province)
    {
        var day = new Day(2025, 1, 1);
        return KnownAreas.Current.TryResolve(province, day, out var id)
            ? KnownAreas.Current.Get(id).Nearest(day).NameVi
            : province.ToString();
    }

    private IEnumerable<string> Boards(Comparison comparison)
    {
        var sheets = comparison.Figures.GroupBy(figure => (Area: Root(figure), figure.Expected.Span)).ToList();
        foreach (var sheet in sheets)
        {
            if (sheet != sheets[0])
            {
                yield return "";
            }

            yield return Heading(sheet.Key.Area, sheet.Key.Span, comparison.Version);
            var table = new TextTable(
                "  " + language.Of("Chỉ tiêu", "Indicator"),
                language.Of(">Bảng số liệu", ">Board"),
                language.Of(">Đã công bố", ">Published"),
                ""
            );
            foreach (var figure in sheet)
            {
                table.Add(
                    "  " + Name(figure.Expected, sheet.Key.Area),
                    Counted(figure),
                    Text(figure.Expected),
                    Mark(figure)
                );
            }

            foreach (var line in table.Plain())
            {
                yield return line;
            }
        }
    }

    /// <summary>Districts of the province's own quarter are shown within its board.</summary>
    private static AreaCode Root(ComparedFigure figure) =>
        Comparison.PeriodOf(figure.Expected.Span) == DemoPlan.Quarter.ToString() && figure.Expected.Area.Level == 2
            ? figure.Expected.Area.Parent!.Value
            : figure.Expected.Area;

    private string Heading(AreaCode code, Span span, string version)
    {
        var name = Names.AreaPath(code.ToString(), span, language);
        return $"{name} · {Days(span)} · {language.Of("phiên bản", "version")} {version}";
    }

    private string Days(Span span) =>
        Period.TryParse(Comparison.PeriodOf(span), out var period)
            ? language.Of(period.NameVi(), period.NameEn())
            : span.ToString();

    private string Name(ReportedLine line, AreaCode root)
    {
        var name = language.Of(line.Indicator.NameVi, line.Indicator.NameEn);
        if (line.Area == root || !KnownAreas.Current.LatestWithin(line.Area, line.Span, out var id))
        {
            return name;
        }

        var version = KnownAreas.Current.Get(id).Nearest(line.Span.Last);
        return $"{name} ({language.Of(version.FullNameVi, version.FullNameEn())})";
    }

    private string Counted(ComparedFigure figure) =>
        figure.Counted is { } counted ? language.Of(counted.DisplayVi, counted.DisplayEn) : "–";

    private string Text(ReportedLine line) => Text(line.Indicator, line.Amount, line.Qualifier);

    private string Text(Indicator indicator, Amount amount, Qualifier qualifier) =>
        language.Of(
            FigureText.Vi(indicator, amount.Value, qualifier),
            FigureText.En(indicator, amount.Value, qualifier)
        );

    private string Text(Indicator indicator, long amount) => Text(indicator, new Amount(amount), Qualifier.Exact);

    private string Mark(ComparedFigure figure) =>
        figure.IsEqual ? language.Of("khớp", "equal") : language.Of("LỆCH", "DIFFERENT");

    private IEnumerable<string> Summary(Comparison comparison)
    {
        var province = comparison.Province;
        var equal = comparison.Figures.Count(figure => figure.IsEqual);
        yield return $"{NameOf(province.Code, language)} · {MadeUpNote(language)} · "
            + language.Of(
                $"{province.Activities.Count} hoạt động, {equal}/{comparison.Figures.Count} chỉ tiêu đúng kế hoạch",
                $"{province.Activities.Count} activities, {equal} of {comparison.Figures.Count} indicators as planned"
            );
    }

    private string Verdict(IReadOnlyList<Comparison> comparisons)
    {
        var all = comparisons.SelectMany(comparison => comparison.Figures).ToList();
        var equal = all.Count(figure => figure.IsEqual);
        return equal == all.Count
            ? language.Of($"Khớp tất cả {all.Count} số liệu.", $"All {all.Count} figures are equal.")
            : language.Of(
                $"LỆCH {all.Count - equal} trên {all.Count} số liệu.",
                $"{all.Count - equal} of {all.Count} figures are DIFFERENT."
            );
    }
}
