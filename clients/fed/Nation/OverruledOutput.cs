using System.Text.Json;
using Federation.Core.Calendars;
using Federation.Fed.Cli;
using Federation.Fed.Ledgers;
using Federation.Wire.V1;

namespace Federation.Fed.Nation;

/// <summary>Implausible amounts that stand, as a table or JSON.</summary>
internal sealed class OverruledOutput(Screen screen, Language language)
{
    /// <param name="answer">What the nation said.</param>
    /// <param name="area">The area as asked for.</param>
    /// <param name="json">As JSON.</param>
    public void Write(WarningsResponse answer, string area, bool json)
    {
        if (json)
        {
            screen.Line(Json(answer));
            return;
        }

        var days = new Span(new Day(answer.FirstDay), new Day(answer.LastDay));
        screen.Line(
            $"{Names.AreaPath(area, days, language)} · {SpanText.Of(days, language)} · "
                + $"{language.Of("phiên bản", "version")} {FiguresOutput.ScreenVersion(answer.Version, language)}"
        );
        var were = English.Verb(answer.Overruled, "was", "were");
        var stand = English.Verb(answer.WithoutReason, "stands", "stand");
        screen.Line(
            language.Of(
                $"Đã bỏ qua {answer.Overruled} cảnh báo; {answer.WithoutReason} số liệu đáng ngờ không ai nêu lý do.",
                $"{English.Count(answer.Overruled, "warning")} {were} overruled; {answer.WithoutReason} {stand} "
                    + "without a reason."
            )
        );
        if (answer.Warnings.Count > 0)
        {
            WriteTable(answer);
        }

        if (answer.LeftOut > 0)
        {
            screen.Line(
                language.Of(
                    $"Còn {answer.LeftOut} cảnh báo nữa: xem bằng --listed, hoặc hỏi một tỉnh, một kỳ.",
                    $"{answer.LeftOut} more: raise --listed, or ask for a province or a period."
                )
            );
        }
    }

    private void WriteTable(WarningsResponse answer)
    {
        var table = new TextTable([
            language.Of("Ngày", "Day"),
            language.Of("Mã", "Code"),
            language.Of("Địa bàn", "Area"),
            language.Of("Lực lượng", "Forces"),
            language.Of("Lý do", "Reason"),
            language.Of("Cảnh báo", "Warning"),
            language.Of("Mục trong sổ", "Entry"),
        ]);
        foreach (var one in answer.Warnings)
        {
            _ = Day.TryParse(one.LastDay, out var last);
            table.Add([
                SpanText.Of(one.FirstDay, one.LastDay, language),
                one.Area,
                language.Of(one.AreaNameVi, Names.Area(one.Area, last, language)),
                one.Forces.Length == 0 ? "" : Names.ForcesOf(one.Forces, language),
                Because(one.Because),
                Says(one),
                one.Entry,
            ]);
        }

        table.WriteTo(screen);
    }

    private string Because(string code) =>
        code.Length == 0 ? language.Of("không có", "none") : OverruleOption.Word(code, language);

    private string Says(LiveWarning one) =>
        one.Says.Length > 0
            ? RefusalTexts.Of(one.Says, language)
            : language.Of($"quy tắc {one.Rule}: {one.Indicator}", $"rule {one.Rule}: {one.Indicator}");

    private static string Json(WarningsResponse answer) =>
        JsonLines.Object(json =>
        {
            json.WriteString("version", FiguresOutput.VersionText(answer.Version));
            json.WriteNumber("overruled", answer.Overruled);
            json.WriteNumber("without_reason", answer.WithoutReason);
            json.WriteNumber("left_out", answer.LeftOut);
            json.WriteStartArray("warnings");
            foreach (var one in answer.Warnings)
            {
                Write(json, one);
            }

            json.WriteEndArray();
        });

    private static void Write(Utf8JsonWriter json, LiveWarning one)
    {
        json.WriteStartObject();
        json.WriteString("area", one.Area);
        json.WriteString("name", one.AreaNameVi);
        json.WriteString("from", one.FirstDay);
        json.WriteString("to", one.LastDay);
        json.WriteTextOrNull("forces", one.Forces);
        json.WriteString("indicator", one.Indicator);
        json.WriteNumber("rule", one.Rule);
        json.WriteTextOrNull("because", one.Because);
        json.WriteTextOrNull("says", one.Says);
        if (one.HasAmount)
        {
            json.WriteNumber("amount", one.Amount);
        }
        else
        {
            json.WriteNull("amount");
        }

        json.WriteString("ledger", one.Ledger);
        json.WriteNumber("frame", one.Frame);
        json.WriteString("entry", one.Entry);
        json.WriteEndObject();
    }
}
