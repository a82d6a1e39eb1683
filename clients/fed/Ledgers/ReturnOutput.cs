using System.CommandLine;
using System.Text.Json;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using CoreQualifier = Federation.Core.Figures.Qualifier;

namespace Federation.Fed.Ledgers;

/// <summary>What returns state against what is counted.</summary>
internal sealed class ReturnOutput(ParseResult parsed, bool json)
{
    private readonly Screen _screen = Screen.Of(parsed);
    private readonly Language _language = CommonOptions.LanguageOf(parsed);

    /// <summary>The answer to a return.</summary>
    public void Write(FileReturnRequest request, FileReturnResponse answer)
    {
        if (json)
        {
            _screen.Line(Json(answer));
            return;
        }

        _screen.Line(
            answer.AlreadyRecorded
                ? _language.Of(
                    $"{answer.Id}: báo cáo đã nộp từ trước (mục {answer.EntryNumber}), không có gì thay đổi",
                    $"{answer.Id}: return filed before (entry {answer.EntryNumber}), nothing changed"
                )
                : _language.Of(
                    $"{answer.Id}: đã nộp báo cáo (mục {answer.EntryNumber})",
                    $"{answer.Id}: return filed (entry {answer.EntryNumber})"
                )
        );
        var view = Views.TryParse(request.View, out var named) ? named : View.Total;
        _screen.Line(Heading(request.Area, answer.FirstDay, answer.LastDay, view));
        WriteTable(answer.Lines);
        foreach (var line in answer.Lines.Where(line => line.LumpId.Length > 0))
        {
            var name = Names.Indicator(line.Indicator, _language);
            _screen.Line(
                _language.Of(
                    $"Đã ghi phần chênh lệch: {name}, số liệu {line.LumpId}",
                    $"Posted the difference: {name}, lump {line.LumpId}"
                )
            );
        }

        if (answer.Overruled.Count > 0)
        {
            var rules = string.Join(", ", answer.Overruled.Select(one => $"{one.Rule} ({one.Indicator})"));
            _screen.Line(_language.Of($"Đã bỏ qua cảnh báo: {rules}", $"Overruled: rule {rules}"));
        }
    }

    /// <param name="answer">What is stated now.</param>
    /// <param name="isDiffering">Whether only what differs from what is counted was asked for.</param>
    public void Write(ReturnsResponse answer, bool isDiffering)
    {
        if (json)
        {
            _screen.Line(JsonLines.Array(answer.Returns, Write));
            return;
        }

        foreach (var same in answer.Returns.GroupBy(one => (one.Area, one.FirstDay, one.LastDay, one.View)))
        {
            var view = Views.TryParse(same.Key.View, out var named) ? named : View.Total;
            _screen.Line(Heading(same.Key.Area, same.Key.FirstDay, same.Key.LastDay, view));
            WriteTable([.. same.Select(one => one.Line)]);
            _screen.Line("");
        }

        var differing = answer.Returns.Count(one => one.Line.Difference != 0);
        _screen.Line(
            answer.Returns.Count == 0
                ? None(isDiffering)
                : _language.Of(
                    $"{answer.Returns.Count} số báo cáo, {differing} số lệch với số đã ghi.",
                    $"{English.Count(answer.Returns.Count, "stated figure")}, {differing} "
                        + $"{English.Verb(differing, "differs", "differ")} from what is counted."
                )
        );
        if (answer.LeftOut > 0)
        {
            _screen.Error.WriteLine($"fed: {answer.LeftOut} more are not shown: ask for an area");
        }
    }

    private string None(bool isDiffering) =>
        isDiffering
            ? _language.Of(
                "Không có số báo cáo nào lệch với số đã ghi.",
                "Nothing stated differs from what is counted."
            )
            : _language.Of("Không có số báo cáo nào.", "Nothing is stated.");

    private string Heading(string area, string firstDay, string lastDay, View view)
    {
        var days =
            Day.TryParse(firstDay, out var first) && Day.TryParse(lastDay, out var last)
                ? new Span(first, last)
                : Span.Of(default);
        return $"{Names.AreaPath(area, days, _language)} · {SpanText.Of(days, _language)} · "
            + _language.Of(view.NameVi(), view.NameEn());
    }

    private void WriteTable(IReadOnlyList<ReturnLine> lines)
    {
        var table = new TextTable([
            _language.Of("Chỉ tiêu", "Indicator"),
            "",
            _language.Of(">Báo cáo", ">Stated"),
            _language.Of(">Đã ghi", ">Counted"),
            _language.Of(">Chênh lệch", ">Difference"),
            _language.Of(">Chưa rõ kỳ", ">Period unclear"),
        ]);
        foreach (var line in lines)
        {
            table.Add([
                Names.Indicator(line.Indicator, _language),
                line.Indicator,
                line.Stated is null ? "–" : ItemText.Of(line.Stated, _language),
                line.Count == 0 ? "–" : Number(line, line.Counted, (CoreQualifier)line.CountedQualifier),
                line.Stated is null ? ""
                : line.Difference == 0 ? _language.Of("khớp", "none")
                : Signed(line),
                line.Unattributed == 0 ? "" : Number(line, line.Unattributed, CoreQualifier.Exact),
            ]);
        }

        table.WriteTo(_screen);
    }

    private string Signed(ReturnLine line) =>
        (line.Difference > 0 ? "+" : "") + Number(line, line.Difference, CoreQualifier.Exact);

    private string Number(ReturnLine line, long amount, CoreQualifier qualifier) =>
        IndicatorCatalogue.Reference.TryGet(line.Indicator, out var indicator)
            ? _language.Of(FigureText.Vi(indicator, amount, qualifier), FigureText.En(indicator, amount, qualifier))
            : $"{amount}";

    private static string Json(FileReturnResponse answer) =>
        JsonLines.Object(writer =>
        {
            writer.WriteString("id", answer.Id);
            writer.WriteNumber("entry", answer.EntryNumber);
            writer.WriteBoolean("already_recorded", answer.AlreadyRecorded);
            writer.WriteString("first_day", answer.FirstDay);
            writer.WriteString("last_day", answer.LastDay);
            writer.WriteStartArray("figures");
            foreach (var line in answer.Lines)
            {
                writer.WriteStartObject();
                Write(writer, line);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            OverruledJson.Write(writer, answer.Overruled);
        });

    private static void Write(Utf8JsonWriter writer, StatedReturn one)
    {
        writer.WriteString("area", one.Area);
        writer.WriteString("first_day", one.FirstDay);
        writer.WriteString("last_day", one.LastDay);
        writer.WriteString("view", one.View);
        Write(writer, one.Line);
    }

    private static void Write(Utf8JsonWriter writer, ReturnLine line)
    {
        writer.WriteString("indicator", line.Indicator);
        if (line.Stated is { } stated)
        {
            writer.WriteNumber("stated", stated.Amount);
            writer.WriteString("stated_qualifier", ((CoreQualifier)stated.Qualifier).Code());
        }
        else
        {
            writer.WriteNull("stated");
        }

        writer.WriteNumber("counted", line.Counted);
        writer.WriteNumber("count", line.Count);
        writer.WriteNumber("difference", line.Difference);
        writer.WriteNumber("possible", line.Possible);
        writer.WriteNumber("unattributed", line.Unattributed);
        writer.WriteTextOrNull("lump", line.LumpId);
    }
}
