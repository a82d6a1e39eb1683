using System.Text.Json;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Nation;

/// <summary>Coverage as a sentence and the table of those to chase, or as JSON.</summary>
internal sealed class CoverageOutput(Screen screen, Language language)
{
    /// <summary>How many of those to chase are shown unless all are asked for: what fits a screen.</summary>
    private const int ShownMax = 20;

    /// <param name="answer">What the server said.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="all">Every one, and those that have closed too.</param>
    /// <param name="json">As JSON: always all.</param>
    public void Write(CoverageResponse answer, FigureQuestion question, bool all, bool json)
    {
        if (json)
        {
            screen.Line(Json(answer));
            return;
        }

        screen.Line(Heading(answer, question));
        if (answer.Expected == 0)
        {
            screen.Line(language.Of("Không thuộc diện báo cáo trong kỳ này.", "Nobody is expected in this period."));
            return;
        }

        screen.Line(Sentence(answer));
        var lines = answer
            .Pairs.Where(pair => all || !pair.Closed)
            .OrderBy(pair => pair.Closed ? int.MaxValue : pair.Chase)
            .ToList();
        var shown = all ? lines : [.. lines.Take(ShownMax)];
        if (shown.Count > 0)
        {
            WriteTable(shown);
        }

        WriteRest([.. lines.Skip(shown.Count)]);
        foreach (var one in answer.Unexpected)
        {
            screen.Line(Unexpected(one, answer));
        }
    }

    /// <summary>How many more have not closed, by force.</summary>
    private void WriteRest(IReadOnlyList<CoverageLine> rest)
    {
        if (rest.Count == 0)
        {
            return;
        }

        var forces = rest.GroupBy(line => line.Force)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key, StringComparer.Ordinal);
        var counts = string.Join(", ", forces.Select(one => $"{Names.ForcesOf(one.Key, language)} {one.Count()}"));
        screen.Line(
            language.Of(
                $"Còn {rest.Count} nơi chưa chốt nữa ({counts}): xem bằng --all.",
                $"{rest.Count} more {English.Verb(rest.Count, "has", "have")} not closed ({counts}): --all shows them."
            )
        );
    }

    private string Unexpected(UnexpectedAmounts one, CoverageResponse answer)
    {
        var name = Names.Area(one.Area, new Day(answer.LastDay), language);
        var forces = Names.ForcesOf(one.Forces, language);
        return language.Of(
            $"Ngoài diện báo cáo, chưa duyệt: {name}, {forces}: {one.Amounts} số liệu, không lực lượng nào trong diện "
                + "sẽ chốt.",
            $"Not expected, provisional: {name}, {forces}: {English.Count(one.Amounts, "amount")} that nobody "
                + "who is expected will close."
        );
    }

    private string Heading(CoverageResponse answer, FigureQuestion question)
    {
        var days = new Span(new Day(answer.FirstDay), new Day(answer.LastDay));
        var period = Period.TryParse(question.Period, out var read)
            ? language.Of(read.NameVi(), read.NameEn())
            : question.Period;
        return $"{Names.AreaPath(question.Area, days, language)} · {period} · {SpanText.Of(days, language)} · "
            + $"{language.Of("phiên bản", "version")} {FiguresOutput.ScreenVersion(answer.Version, language)}";
    }

    private string Sentence(CoverageResponse answer)
    {
        var percent = 100L * answer.Closed / answer.Expected;
        var usual = answer.UsualPercentIn;
        var deadline = DayText(answer.Deadline);
        return language.Of(
            $"Đã chốt {answer.Closed}/{answer.Expected} ({percent}%), đúng hạn {answer.OnTime} (hạn {deadline})"
                + (usual < 0 ? "." : $"; đã có {usual}% số liệu thường báo cáo."),
            $"Closed {answer.Closed} of {answer.Expected} ({percent}%), on time {answer.OnTime} (by {deadline})"
                + (usual < 0 ? "." : $"; {usual}% of what is usually reported is in.")
        );
    }

    private void WriteTable(List<CoverageLine> lines)
    {
        var hasPhones = lines.Any(line => line.DutyPhone.Length > 0);
        var table = new TextTable([
            language.Of(">Thứ tự", ">Order"),
            language.Of("Mã", "Code"),
            language.Of("Địa bàn", "Area"),
            language.Of("Lực lượng", "Force"),
            language.Of("Tình trạng", "State"),
            language.Of(">Thường góp", ">Usual share"),
            .. hasPhones ? [language.Of("Điện thoại trực", "Duty phone")] : Array.Empty<string>(),
        ]);
        foreach (var line in lines)
        {
            table.Add([
                line.Closed ? "" : $"{line.Chase}",
                line.Area,
                Day.TryParse(line.LastDay, out var last) ? Names.Area(line.Area, last, language) : line.AreaNameVi,
                Names.ForcesOf(line.Force, language),
                State(line),
                line.UsualPerMillion == 0 ? "" : Percent(line.UsualPerMillion),
                .. hasPhones ? [line.DutyPhone] : Array.Empty<string>(),
            ]);
        }

        table.WriteTo(screen);
    }

    private string State(CoverageLine line)
    {
        var late =
            line.DaysLate == 0
                ? ""
                : language.Of($", trễ {line.DaysLate} ngày", $", {English.Count(line.DaysLate, "day")} late");
        var through = line.ClosedThrough.Length == 0 ? "" : DayText(line.ClosedThrough);
        return line.Closed
                ? language.Of($"đã chốt ngày {DayText(line.ClosedOn)}", $"closed on {DayText(line.ClosedOn)}") + late
            : through.Length > 0
                ? language.Of($"chưa chốt, mới đến {through}", $"not yet closed, through {through} only") + late
            : language.Of("chưa chốt", "not yet closed") + late;
    }

    /// <summary>In tenths of a percent, rounded down: <c>4,2%</c>.</summary>
    private string Percent(int perMillion)
    {
        var (whole, tenth) = (perMillion / 10_000, perMillion / 1_000 % 10);
        return language.Of($"{whole},{tenth}%", $"{whole}.{tenth}%");
    }

    private string DayText(string day) => Day.TryParse(day, out var read) ? SpanText.Of(read, language) : day;

    private static string Json(CoverageResponse answer) =>
        JsonLines.Object(json =>
        {
            json.WriteNumber("expected", answer.Expected);
            json.WriteNumber("closed", answer.Closed);
            json.WriteNumber("on_time", answer.OnTime);
            if (answer.UsualPercentIn < 0)
            {
                json.WriteNull("usual_percent_in");
            }
            else
            {
                json.WriteNumber("usual_percent_in", answer.UsualPercentIn);
            }

            json.WriteString("deadline", answer.Deadline);
            json.WriteString("version", FiguresOutput.VersionText(answer.Version));
            json.WriteStartArray("pairs");
            foreach (var pair in answer.Pairs)
            {
                Write(json, pair);
            }

            json.WriteEndArray();
            json.WriteStartArray("unexpected");
            foreach (var one in answer.Unexpected)
            {
                json.WriteStartObject();
                json.WriteString("area", one.Area);
                json.WriteString("name", one.AreaNameVi);
                json.WriteString("forces", one.Forces);
                json.WriteNumber("amounts", one.Amounts);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    private static void Write(Utf8JsonWriter json, CoverageLine pair)
    {
        json.WriteStartObject();
        json.WriteString("area", pair.Area);
        json.WriteString("name", pair.AreaNameVi);
        json.WriteString("force", pair.Force);
        json.WriteString("from", pair.FirstDay);
        json.WriteString("to", pair.LastDay);
        json.WriteString("state", pair.Closed ? "closed" : "not_yet_closed");
        json.WriteTextOrNull("closed_through", pair.ClosedThrough);
        json.WriteTextOrNull("closed_on", pair.ClosedOn);
        json.WriteNumber("days_late", pair.DaysLate);
        json.WriteNumber("usual_per_million", pair.UsualPerMillion);
        json.WriteNumber("chase", pair.Chase);
        json.WriteTextOrNull("duty_phone", pair.DutyPhone);
        json.WriteEndObject();
    }
}
