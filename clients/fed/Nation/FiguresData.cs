using System.Text.Json;
using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using CoreQualifier = Federation.Core.Figures.Qualifier;
using WireFigure = Federation.Wire.V1.Figure;

namespace Federation.Fed.Nation;

/// <summary>Figures as scripts read them: JSON and CSV with the same fields.</summary>
/// <param name="answer">What the server said.</param>
/// <param name="question">What was asked.</param>
/// <param name="cut">Ledgers behind the figures that do not reach the nation; empty at an edge node.</param>
/// <param name="display">The figure as people see it.</param>
/// <param name="language">Of last year's figure as people see it.</param>
internal sealed class FiguresData(
    FiguresResponse answer,
    FigureQuestion question,
    IReadOnlyList<LedgerStatus> cut,
    Func<WireFigure, string> display,
    Language language
)
{
    /// <summary>Every field in the order of CSV, and what it says; also for the help and the reference.</summary>
    public static readonly IReadOnlyList<(string Name, string Meaning)> Fields =
    [
        ("area", "The area's code as asked for."),
        ("period", "The period as asked for."),
        ("indicator", "The indicator's code."),
        ("view", "The view's code."),
        ("amount", "Counted for certain: whole base units of the indicator (mg, g, mm, dm3, m, or a count)."),
        ("possible", "What may belong to this view besides: amounts of some combination of forces; 0: none."),
        ("display", "The figure as a table shows it, in the language of --lang; where count is 0 which nothing it is."),
        ("qualifier", "Of amount: exact, more_than, nearly or about. Says nothing where count is 0."),
        ("version", "The version that the figures are of: epoch.position; at an edge node 0.entry."),
        ("unattributed", "Amounts of days that do not all lie in the period, not in amount; 0: none."),
        ("unattributed_qualifier", "Of unattributed."),
        ("possible_qualifier", "Of possible."),
        ("count", "How many amounts are counted. 0: nothing is certain, and the 0 of amount is no figure."),
        ("announced", "true: totals that an edge announced ahead of their detail are in the figure."),
        ("detail_on_the_way", "true: facts of the area are known to be on their way, in the figure or not."),
        ("calendar", "civil or decree09: how the period was cut."),
        ("from", "First day of the period, YYYY-MM-DD."),
        ("to", "Last day of the period, YYYY-MM-DD."),
        ("boundaries", "reported or today: on which boundaries the figure is."),
        ("last_year_from", "First of the days of last year that it is compared with; null: it is not compared."),
        ("last_year_to", "Last of these days."),
        ("last_year_amount", "The same figure in these days, base units; null: there is none, which is not 0."),
        ("last_year_count", "How many amounts are in it; 0: nothing is certain. null: there is none."),
        ("last_year_qualifier", "Of last_year_amount; null: there is none."),
        ("last_year_display", "Last year's figure as a table shows it; null: there is none."),
        ("difference", "amount less last_year_amount; null where either counts nothing for certain."),
        (
            "difference_percent_tenths",
            "The difference in tenths of a percent of last_year_amount, rounded half away from zero; null also where "
                + "that is not above 0."
        ),
        ("provisional", "The part of amount that no commander has closed yet (chưa duyệt)."),
        ("stated", "What a return of the area itself states, base units; not in amount. null: nothing is stated."),
        ("stated_qualifier", "Of stated; null: nothing is stated."),
        ("stated_difference", "stated less amount; null: nothing is stated."),
        .. RevisedText.Fields,
        (
            "kind",
            "counted; where count is 0 declared_zero, not_applicable, not_yet_closed or not_expected; empty (JSON "
                + "null): the server does not say."
        ),
        (
            "nothing",
            "Why, where count is 0: how many pairs of an expected area and force are not_applicable, declared_zero, "
                + "not_yet_closed. JSON: an object; CSV: kind=pairs with spaces between."
        ),
        (
            "not_confirmed",
            "Codes of the provinces in the figure whose line to the nation is down or stopped: of them it holds what "
                + "was received last. JSON: an array; CSV: with spaces between. Always empty at an edge node."
        ),
        (
            "disagreeing",
            "Of VN: codes of the provinces whose own return states another amount than is counted there. JSON: an "
                + "array; CSV: with spaces between. Of a province see stated."
        ),
    ];

    private readonly Span _days = new(new Day(answer.FirstDay), new Day(answer.LastDay));

    private readonly Core.Calendars.Span? _lastYear =
        answer.LastYearLastDay == 0 || answer.LastYearUnknown
            ? null
            : new Core.Calendars.Span(new Day(answer.LastYearFirstDay), new Day(answer.LastYearLastDay));

    private readonly RevisedText _revised = new(answer, answer.Figures, language);

    private string Calendar => question.Calendar.Length == 0 ? "civil" : question.Calendar;

    /// <summary>An array with an object per figure, on one line.</summary>
    public string Json() => JsonLines.Array(answer.Figures, Write);

    /// <summary>A line of names, then a line per figure, quoted as RFC 4180 says.</summary>
    public IEnumerable<string> Csv() =>
        answer
            .Figures.Select(figure => string.Join(',', Cells(figure).Select(Quoted)))
            .Prepend(string.Join(',', Fields.Select(field => field.Name)));

    private void Write(Utf8JsonWriter json, WireFigure figure)
    {
        json.WriteString("area", figure.Area);
        json.WriteString("period", figure.Period);
        json.WriteString("indicator", figure.Indicator);
        json.WriteString("view", figure.View);
        json.WriteNumber("amount", figure.Amount);
        json.WriteNumber("possible", figure.Possible);
        json.WriteString("display", display(figure));
        json.WriteString("qualifier", Code(figure.Qualifier));
        json.WriteString("version", FiguresOutput.VersionText(answer.Version));
        json.WriteNumber("unattributed", figure.Unattributed);
        json.WriteString("unattributed_qualifier", Code(figure.UnattributedQualifier));
        json.WriteString("possible_qualifier", Code(figure.PossibleQualifier));
        json.WriteNumber("count", figure.Count);
        json.WriteBoolean("announced", figure.Announced);
        json.WriteBoolean("detail_on_the_way", figure.DetailOnTheWay);
        json.WriteString("calendar", Calendar);
        json.WriteString("from", _days.First.ToString());
        json.WriteString("to", _days.Last.ToString());
        json.WriteString("boundaries", answer.Boundaries);
        WriteLastYear(json, figure);
        json.WriteNumber("provisional", figure.Provisional);
        var isStated = StatedText.IsStatedOf(figure);
        WriteOrNull(json, "stated", isStated ? figure.Stated : null);
        json.WriteTextOrNull("stated_qualifier", isStated ? Code(figure.StatedQualifier) : "");
        WriteOrNull(json, "stated_difference", isStated ? figure.StatedDifference : null);
        _revised.Write(json, figure);
        json.WriteTextOrNull("kind", NothingText.Code(figure.Kind));
        NothingText.Write(json, figure);
        WriteCodes(json, "not_confirmed", cut.Select(ledger => ledger.OwnerCode));
        WriteCodes(json, "disagreeing", figure.Disagreeing);
    }

    private string[] Cells(WireFigure figure) =>
        [
            figure.Area,
            figure.Period,
            figure.Indicator,
            figure.View,
            $"{figure.Amount}",
            $"{figure.Possible}",
            display(figure),
            Code(figure.Qualifier),
            FiguresOutput.VersionText(answer.Version),
            $"{figure.Unattributed}",
            Code(figure.UnattributedQualifier),
            Code(figure.PossibleQualifier),
            $"{figure.Count}",
            figure.Announced ? "true" : "false",
            figure.DetailOnTheWay ? "true" : "false",
            Calendar,
            $"{_days.First}",
            $"{_days.Last}",
            answer.Boundaries,
            _lastYear is { } from ? $"{from.First}" : "",
            _lastYear is { } to ? $"{to.Last}" : "",
            .. LastYearCells(figure),
            $"{figure.Provisional}",
            .. StatedText.IsStatedOf(figure)
                ? [$"{figure.Stated}", Code(figure.StatedQualifier), $"{figure.StatedDifference}"]
                : (string[])["", "", ""],
            .. _revised.Values(figure),
            NothingText.Code(figure.Kind),
            NothingText.Pairs(figure),
            string.Join(' ', cut.Select(ledger => ledger.OwnerCode)),
            string.Join(' ', figure.Disagreeing),
        ];

    private static void WriteCodes(Utf8JsonWriter json, string name, IEnumerable<string> codes)
    {
        json.WriteStartArray(name);
        foreach (var code in codes)
        {
            json.WriteStringValue(code);
        }

        json.WriteEndArray();
    }

    private void WriteLastYear(Utf8JsonWriter json, WireFigure figure)
    {
        json.WriteTextOrNull("last_year_from", _lastYear is { } from ? $"{from.First}" : "");
        json.WriteTextOrNull("last_year_to", _lastYear is { } to ? $"{to.Last}" : "");
        var before = figure.LastYear;
        WriteOrNull(json, "last_year_amount", before?.Amount);
        WriteOrNull(json, "last_year_count", before?.Count);
        json.WriteTextOrNull("last_year_qualifier", before is null ? "" : Code(before.Qualifier));
        json.WriteTextOrNull("last_year_display", before is null ? "" : LastYearText.Display(before, language));
        WriteOrNull(json, "difference", before is { HasDifference: true } ? before.Difference : null);
        WriteOrNull(
            json,
            "difference_percent_tenths",
            before is { HasPercentTenths: true } ? before.PercentTenths : null
        );
    }

    private IEnumerable<string> LastYearCells(WireFigure figure) =>
        figure.LastYear is { } before
            ?
            [
                $"{before.Amount}",
                $"{before.Count}",
                Code(before.Qualifier),
                LastYearText.Display(before, language),
                before.HasDifference ? $"{before.Difference}" : "",
                before.HasPercentTenths ? $"{before.PercentTenths}" : "",
            ]
            : ["", "", "", "", "", ""];

    private static void WriteOrNull(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Code(Wire.V1.Qualifier qualifier) => ((CoreQualifier)qualifier).Code();

    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{field.Replace("\"", "\"\"")}\"" : field;
}
