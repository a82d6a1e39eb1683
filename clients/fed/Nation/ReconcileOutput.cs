using System.Text.Json;
using Federation.Core.Boards;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Wire;
using Federation.Wire.V1;
using CoreFigure = Federation.Core.Figures.Figure;
using CoreQualifier = Federation.Core.Figures.Qualifier;
using WireFigure = Federation.Wire.V1.Figure;

namespace Federation.Fed.Nation;

/// <summary>The forces' own counts against what was done, as a table or as JSON.</summary>
internal sealed class ReconcileOutput(Screen screen, Language language)
{
    /// <param name="answer">With the cells of each figure.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="json">As JSON.</param>
    public void Write(FiguresResponse answer, FigureQuestion question, bool json)
    {
        (WireFigure Figure, Reconciliation Counts)[] rows =
        [
            .. answer.Figures.Select(figure => (figure, new Reconciliation(FigureMessages.CellsOf(figure)))),
        ];
        if (json)
        {
            screen.Line(JsonLines.Array(rows, (writer, row) => Write(writer, row.Figure, row.Counts, answer)));
            return;
        }

        screen.Line(FiguresOutput.Heading(answer, question, language));
        if (rows.Length == 0)
        {
            screen.Line(language.Of("Chưa có số liệu.", "There are no figures yet."));
            return;
        }

        Table(rows).WriteTo(screen);
        screen.Lines(NothingText.Foot(answer.Figures, language));
    }

    private TextTable Table((WireFigure Figure, Reconciliation Counts)[] rows)
    {
        Force[] forces = [.. Forces.All.Where(force => rows.Any(row => row.Counts.OwnOf(force).Count > 0))];
        var isSplit = rows.All(row => row.Counts.Unsplit == 0);
        string[] unsplit = isSplit ? [] : [language.Of(">Chưa rõ lực lượng", ">Not by force")];
        var table = new TextTable([
            language.Of("Chỉ tiêu", "Indicator"),
            .. forces.Select(force => ">" + language.Of(Upper(force.NameVi()), force.NameEn())),
            language.Of(">Cộng báo cáo", ">Reported"),
            language.Of(">Tính trùng", ">More than once"),
            .. unsplit,
            language.Of(">Thực tế", ">Together"),
        ]);
        foreach (var (figure, counts) in rows)
        {
            table.Add([
                $"{Names.Indicator(figure.Indicator, language)} ({figure.Indicator})",
                .. forces.Select(force => Own(figure, counts.OwnOf(force))),
                figure.Count == 0 ? "–" : Number(figure, counts.Reported, counts.ReportedQualifier),
                counts.CountedMoreThanOnce == 0 ? "" : "-" + Number(figure, counts.CountedMoreThanOnce),
                .. isSplit ? (string[])[] : [counts.Unsplit == 0 ? "" : "+" + Number(figure, counts.Unsplit)],
                figure.Count == 0
                    ? NothingText.Of(figure, language)
                    : Number(figure, counts.Total.Amount, counts.Total.Qualifier),
            ]);
        }

        return table;
    }

    private string Own(WireFigure figure, CoreFigure own) =>
        own.Count == 0 ? "–" : Number(figure, own.Amount, own.Qualifier);

    /// <summary>A deduction stands without a qualifier of its own.</summary>
    private string Number(WireFigure figure, long amount, CoreQualifier qualifier = CoreQualifier.Exact) =>
        !IndicatorCatalogue.Reference.TryGet(figure.Indicator, out var indicator) ? $"{amount}"
        : language == Language.En ? FigureText.En(indicator, amount, qualifier)
        : FigureText.Vi(indicator, amount, qualifier);

    private static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static void Write(Utf8JsonWriter json, WireFigure figure, Reconciliation counts, FiguresResponse answer)
    {
        json.WriteString("area", figure.Area);
        json.WriteString("period", figure.Period);
        json.WriteString("indicator", figure.Indicator);
        json.WriteStartObject("own");
        foreach (var force in Forces.All)
        {
            json.WriteNumber(force.Code(), counts.OwnOf(force).Amount);
        }

        json.WriteEndObject();
        json.WriteNumber("reported", counts.Reported);
        json.WriteString("reported_qualifier", counts.ReportedQualifier.Code());
        json.WriteNumber("counted_more_than_once", counts.CountedMoreThanOnce);
        json.WriteNumber("unsplit", counts.Unsplit);
        json.WriteNumber("total", counts.Total.Amount);
        json.WriteString("qualifier", counts.Total.Qualifier.Code());
        json.WriteTextOrNull("kind", NothingText.Code(figure.Kind));
        json.WriteString("version", FiguresOutput.VersionText(answer.Version));
    }
}
