using System.Text.Json;
using Federation.Core.Boards;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using CoreQualifier = Federation.Core.Figures.Qualifier;
using WireFigure = Federation.Wire.V1.Figure;

namespace Federation.Fed.Nation;

/// <summary>Figures as a table, as JSON and as CSV.</summary>
internal sealed class FiguresOutput(Screen screen, Language language)
{
    private static readonly string[] Columns =
    [
        "area",
        "period",
        "indicator",
        "view",
        "amount",
        "possible",
        "display",
        "qualifier",
        "version",
        "unattributed",
    ];

    /// <param name="answer">What the server said.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="format"><c>table</c>, <c>json</c> or <c>csv</c>.</param>
    public void Write(FiguresResponse answer, FigureQuestion question, string format)
    {
        switch (format)
        {
            case "json":
                screen.Line(JsonLines.Array(answer.Figures, (json, figure) => WriteJson(json, figure, answer)));
                break;
            case "csv":
                WriteCsv(answer);
                break;
            default:
                WriteTable(answer, question);
                break;
        }
    }

    /// <summary>
    /// On screens: <c>1·48.213</c> as every display shows it; at an edge node the ledger's last entry.
    /// </summary>
    public static string ScreenVersion(Wire.V1.Version? version, Language language) =>
        version is { Epoch: > 0 }
            ? new JournalVersion(version.Epoch, version.Position).ToString()
            : language.Of("mục ", "entry ") + (version?.Position ?? 0);

    /// <summary>In JSON and CSV: <c>1.48213</c>, epoch and position.</summary>
    public static string VersionText(Wire.V1.Version? version) => $"{version?.Epoch ?? 0}.{version?.Position ?? 0}";

    private string Display(WireFigure figure) => language.Of(figure.DisplayVi, figure.DisplayEn);

    private void WriteJson(Utf8JsonWriter json, WireFigure figure, FiguresResponse answer)
    {
        json.WriteString("area", figure.Area);
        json.WriteString("period", figure.Period);
        json.WriteString("indicator", figure.Indicator);
        json.WriteString("view", figure.View);
        json.WriteNumber("amount", figure.Amount);
        json.WriteNumber("possible", figure.Possible);
        json.WriteString("display", Display(figure));
        json.WriteString("qualifier", ((CoreQualifier)figure.Qualifier).Code());
        json.WriteString("version", VersionText(answer.Version));
        if (figure.Unattributed != 0)
        {
            json.WriteNumber("unattributed", figure.Unattributed);
        }
    }

    private void WriteCsv(FiguresResponse answer)
    {
        screen.Line(string.Join(',', Columns));
        foreach (var figure in answer.Figures)
        {
            string[] fields =
            [
                figure.Area,
                figure.Period,
                figure.Indicator,
                figure.View,
                $"{figure.Amount}",
                $"{figure.Possible}",
                Display(figure),
                ((CoreQualifier)figure.Qualifier).Code(),
                VersionText(answer.Version),
                $"{figure.Unattributed}",
            ];
            screen.Line(string.Join(',', fields.Select(Quoted)));
        }
    }

    /// <summary>RFC 4180.</summary>
    private static string Quoted(string field) =>
        field.AsSpan().ContainsAny(',', '"', '\n') ? $"\"{field.Replace("\"", "\"\"")}\"" : field;

    private void WriteTable(FiguresResponse answer, FigureQuestion question)
    {
        var view = Views.TryParse(question.View, out var named) ? named : View.Total;
        screen.Line(
            $"{answer.AreaNameVi} · {answer.PeriodNameVi} · {language.Of(view.NameVi(), view.NameEn())} · "
                + $"{language.Of("phiên bản", "version")} {ScreenVersion(answer.Version, language)}"
        );
        if (answer.Figures.Count == 0)
        {
            screen.Line(language.Of("Chưa có số liệu.", "There are no figures yet."));
            return;
        }

        var hasPossible = answer.Figures.Any(figure => figure.Possible != 0);
        var hasUnattributed = answer.Figures.Any(figure => figure.Unattributed != 0);
        List<string> columns = [language.Of("Chỉ tiêu", "Indicator"), "", language.Of(">Số liệu", ">Figure")];
        columns.AddRange(hasPossible ? [language.Of(">Có thể thêm", ">Possibly more")] : []);
        columns.AddRange(hasUnattributed ? [language.Of(">Chưa phân bổ", ">Not attributed")] : []);
        var table = new TextTable(columns);
        foreach (var figure in answer.Figures)
        {
            List<string> cells = [Name(figure), figure.Indicator, Display(figure)];
            cells.AddRange(hasPossible ? [Extra(figure, figure.Possible)] : []);
            cells.AddRange(hasUnattributed ? [Extra(figure, figure.Unattributed)] : []);
            table.Add(cells);
        }

        table.WriteTo(screen);
    }

    private string Name(WireFigure figure) =>
        IndicatorCatalogue.Reference.TryGet(figure.Indicator, out var indicator)
            ? language.Of(indicator.NameVi, indicator.NameEn)
            : figure.Indicator;

    private string Extra(WireFigure figure, long amount)
    {
        if (amount == 0)
        {
            return "";
        }

        return IndicatorCatalogue.Reference.TryGet(figure.Indicator, out var indicator)
            ? language.Of(
                FigureText.NumberVi(indicator, amount, CoreQualifier.Exact),
                FigureText.NumberEn(indicator, amount, CoreQualifier.Exact)
            )
            : $"{amount}";
    }
}
