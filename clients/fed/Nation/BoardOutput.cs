using System.Text.Json;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using CoreQualifier = Federation.Core.Figures.Qualifier;
using WireFigure = Federation.Wire.V1.Figure;

namespace Federation.Fed.Nation;

/// <summary>Rolled-up figures as a table, JSON or CSV.</summary>
/// <param name="screen">Where.</param>
/// <param name="language">In which language.</param>
/// <param name="by">What they are rolled up by.</param>
internal sealed class BoardOutput(Screen screen, Language language, string by)
{
    /// <summary>Every field in the order of CSV, and what it says.</summary>
    public static readonly IReadOnlyList<(string Name, string Meaning)> Fields =
    [
        ("by", "What is rolled up by."),
        ("group", "The group's code: a province's or military region's, CN, land, coast, none; VN: the nation."),
        ("name", "The group's name in the language of --lang."),
        ("provinces", "Codes of the provinces in the group, with spaces between; of VN none."),
        ("indicator", "The indicator's code."),
        ("view", "The view's code."),
        ("amount", "Counted for certain: whole base units of the indicator."),
        ("provisional", "The part of amount that no commander has closed yet."),
        ("count", "How many amounts are counted. 0: nothing is certain, and the 0 of amount is no figure."),
        ("qualifier", "Of amount: exact, more_than, nearly or about."),
        ("kind", "counted; where count is 0 declared_zero, not_applicable, not_yet_closed or not_expected."),
        ("nothing", "Why, where count is 0: how many pairs of an expected province and force are which, kind=pairs."),
        ("display", "The figure as a table shows it; where count is 0 which nothing it is."),
        ("stated", "What the province's own return states; never part of amount; empty: nothing."),
        ("disagreeing", "Of the nation and of groups: codes of provinces whose returns disagree, with spaces between."),
        ("last_year_amount", "The same figure in the same period last year; empty: there is none, which is not 0."),
        ("difference", "amount less last_year_amount; empty where either counts nothing for certain."),
        (
            "difference_percent_tenths",
            "The same in tenths of a percent of last_year_amount; empty where it is not above 0."
        ),
        (
            "revised_from",
            "amount as it was in the last vintage of these days; empty: it is as it was, or none was kept."
        ),
        ("revised_by", "amount less revised_from; empty where that is."),
        ("boundaries", "reported or today: on which boundaries the figure is."),
        ("version", "The version that all figures are of: epoch.position."),
    ];

    /// <param name="answer">What the nation said.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="format"><c>table</c>, <c>json</c> or <c>csv</c>.</param>
    public void Write(RollUpResponse answer, FigureQuestion question, string format)
    {
        var lines = Lines(answer).ToList();
        switch (format)
        {
            case "json":
                screen.Line(JsonLines.Array(lines, (json, line) => WriteJson(json, line, answer)));
                break;
            case "csv":
                screen.Line(string.Join(',', Fields.Select(field => field.Name)));
                screen.Lines(lines.Select(line => string.Join(',', Values(line, answer).Select(Quoted))));
                break;
            default:
                WriteTable(answer, question, lines);
                break;
        }
    }

    /// <summary>Indicator by indicator: the nation, then the groups that have a figure.</summary>
    private IEnumerable<Line> Lines(RollUpResponse answer)
    {
        foreach (var nation in answer.Nation.Figures)
        {
            yield return new Line(AreaCode.Nation.ToString(), language.Of("Toàn quốc", "Viet Nam"), "", nation);
            foreach (var group in answer.Groups)
            {
                var name = language.Of(group.NameVi, group.NameEn);
                foreach (var figure in group.Figures.Where(figure => figure.Indicator == nation.Indicator))
                {
                    yield return new Line(group.Code, name, string.Join(' ', group.ProvinceCodes), figure);
                }
            }
        }
    }

    private void WriteTable(RollUpResponse answer, FigureQuestion question, List<Line> lines)
    {
        screen.Line(FiguresOutput.Heading(answer.Nation, question, language));
        if (lines.Count == 0)
        {
            screen.Line(language.Of("Chưa có số liệu.", "There are no figures yet."));
            return;
        }

        var shown = new ProvisionalText(lines.Select(line => line.Figure), language);
        var lastYear = new LastYearText(answer.Nation, language);
        var stated = new StatedText(lines.ConvertAll(line => line.Figure), language);
        var revised = new RevisedText(answer.Nation, lines.ConvertAll(line => line.Figure), language);
        List<string> columns =
        [
            language.Of("Chỉ tiêu", "Indicator"),
            language.Of("Mã", "Code"),
            By(),
            shown.Heading,
            .. revised.Columns,
            .. stated.Columns,
            .. lastYear.Columns,
        ];
        var table = new TextTable(columns);
        foreach (var line in lines)
        {
            var indicator = line.Group == "VN" ? Names.Indicator(line.Figure.Indicator, language) : "";
            List<string> cells = [indicator, Code(line), line.Name, shown.Of(line.Figure)];
            table.Add([
                .. cells,
                .. revised.Cells(line.Figure),
                .. stated.Cells(line.Figure),
                .. lastYear.Cells(line.Figure),
            ]);
        }

        table.WriteTo(screen);
        screen.Lines(revised.Foot());
        screen.Lines(stated.Foot());
        screen.Lines(NothingText.Foot(lines.Select(line => line.Figure), language));
        screen.Lines(NothingText.Why(answer.Nation.Figures, language));
        screen.Lines(lastYear.Foot());
        screen.Lines(Foot());
    }

    private string By() =>
        AreaGroupings.TryParse(by, out var grouping)
            ? grouping switch
            {
                AreaGrouping.Region => language.Of("Vùng", "Region"),
                AreaGrouping.MilitaryRegion => language.Of("Quân khu", "Military region"),
                AreaGrouping.Border => language.Of("Tuyến biên giới", "Border"),
                AreaGrouping.Coast => language.Of("Biển", "Coast"),
                _ => language.Of("Địa bàn", "Area"),
            }
            : by;

    private IEnumerable<string> Foot()
    {
        if (AreaGroupings.TryParse(by, out var grouping) && grouping.Overlaps())
        {
            yield return language.Of(
                "Tỉnh giáp hai nước có trong cả hai tuyến: các tuyến không cộng lại với nhau.",
                "A province with two neighbours is in both borders: these lines do not add up."
            );
        }
    }

    /// <summary>A region's code is its name: said once.</summary>
    private static string Code(Line line) => line.Group == line.Figure.Area && line.Group.Length > 7 ? "" : line.Group;

    private void WriteJson(Utf8JsonWriter json, Line line, RollUpResponse answer)
    {
        foreach (var (field, value) in Fields.Zip(Values(line, answer)))
        {
            var isNumber =
                field.Name is "amount" or "provisional" or "count" or "stated"
                || field.Name.StartsWith("difference", StringComparison.Ordinal)
                || field.Name.StartsWith("revised", StringComparison.Ordinal);
            if ((isNumber || field.Name == "last_year_amount") && long.TryParse(value, out var number))
            {
                json.WriteNumber(field.Name, number);
            }
            else if (isNumber || field.Name == "last_year_amount")
            {
                json.WriteNull(field.Name);
            }
            else
            {
                json.WriteString(field.Name, value);
            }
        }
    }

    private IEnumerable<string> Values(Line line, RollUpResponse answer)
    {
        var (figure, before) = (line.Figure, line.Figure.LastYear);
        return
        [
            by,
            line.Group,
            line.Name,
            line.Provinces,
            figure.Indicator,
            figure.View,
            $"{figure.Amount}",
            $"{figure.Provisional}",
            $"{figure.Count}",
            ((CoreQualifier)figure.Qualifier).Code(),
            NothingText.Code(figure.Kind),
            NothingText.Pairs(figure),
            new ProvisionalText([figure], language).Of(figure),
            StatedText.IsStatedOf(figure) ? $"{figure.Stated}" : "",
            string.Join(' ', figure.Disagreeing),
            $"{before?.Amount}",
            before is { HasDifference: true } ? $"{before.Difference}" : "",
            before is { HasPercentTenths: true } ? $"{before.PercentTenths}" : "",
            $"{line.Figure.Revision?.AmountThen}",
            $"{line.Figure.Revision?.Difference}",
            answer.Nation.Boundaries,
            FiguresOutput.VersionText(answer.Nation.Version),
        ];
    }

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{field.Replace("\"", "\"\"")}\"" : field;

    private sealed record Line(string Group, string Name, string Provinces, WireFigure Figure);
}
