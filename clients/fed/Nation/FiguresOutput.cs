using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using CoreQualifier = Federation.Core.Figures.Qualifier;
using WireFigure = Federation.Wire.V1.Figure;

namespace Federation.Fed.Nation;

/// <summary>Figures as a table; <see cref="FiguresData"/> writes them for scripts.</summary>
internal sealed class FiguresOutput(Screen screen, Language language)
{
    private const string Nothing = "–";

    /// <param name="answer">What the server said.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="links">Every ledger's link as the nation sees it; empty at an edge node.</param>
    /// <param name="format"><c>table</c>, <c>json</c> or <c>csv</c>.</param>
    public void Write(FiguresResponse answer, FigureQuestion question, IReadOnlyList<LedgerStatus> links, string format)
    {
        var cut = NotConfirmed.Among(links, question.Area, DaysOf(answer));
        var shown = new ProvisionalText(answer.Figures, language);
        var data = new FiguresData(answer, question, cut, shown.Of, language);
        switch (format)
        {
            case "json":
                screen.Line(data.Json());
                break;
            case "csv":
                screen.Lines(data.Csv());
                break;
            default:
                WriteTable(answer, question, shown);
                screen.Lines(cut.Count == 0 ? [] : [CutLine(cut)]);
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

    private void WriteTable(FiguresResponse answer, FigureQuestion question, ProvisionalText shown)
    {
        screen.Line(Heading(answer, question, language));
        if (answer.Figures.Count == 0)
        {
            screen.Line(language.Of("Chưa có số liệu.", "There are no figures yet."));
            return;
        }

        var hasPossible = answer.Figures.Any(figure => figure.Possible != 0);
        var hasUnattributed = answer.Figures.Any(figure => figure.Unattributed != 0);
        List<string> columns = [language.Of("Chỉ tiêu", "Indicator"), "", shown.Heading];
        var lastYear = new LastYearText(answer, language);
        var stated = new StatedText(answer.Figures, language);
        var revised = new RevisedText(answer, answer.Figures, language);
        columns.AddRange(revised.Columns);
        columns.AddRange(stated.Columns);
        columns.AddRange(lastYear.Columns);
        columns.AddRange(hasPossible ? [">" + Possibly] : []);
        columns.AddRange(hasUnattributed ? [">" + Unclear] : []);
        var table = new TextTable(columns);
        foreach (var figure in answer.Figures)
        {
            List<string> cells = [Names.Indicator(figure.Indicator, language), figure.Indicator, shown.Of(figure)];
            cells.AddRange(revised.Cells(figure));
            cells.AddRange(stated.Cells(figure));
            cells.AddRange(lastYear.Cells(figure));
            cells.AddRange(hasPossible ? [Extra(figure, figure.Possible, figure.PossibleQualifier)] : []);
            cells.AddRange(hasUnattributed ? [Extra(figure, figure.Unattributed, figure.UnattributedQualifier)] : []);
            table.Add(cells);
        }

        table.WriteTo(screen);
        screen.Lines(revised.Foot());
        screen.Lines(stated.Foot());
        screen.Lines(lastYear.Foot());
        screen.Lines(Foot(answer, hasPossible, hasUnattributed));
    }

    private string Possibly => language.Of("Có thể thêm", "Possibly more");

    private string Unclear => language.Of("Chưa rõ kỳ", "Period unclear");

    /// <summary>What the figures are of: area, period, view and version.</summary>
    public static string Heading(FiguresResponse answer, FigureQuestion question, Language language)
    {
        var days = DaysOf(answer);
        var area = Names.AreaPath(question.Area, days, language);
        var period = Period.TryParse(question.Period, out var read)
            ? language.Of(read.NameVi(), read.NameEn()) + Cut(question.Calendar, read, days, language)
            : question.Period;
        var view = Views.TryParse(question.View, out var named) ? named : View.Total;
        return $"{area} · {period} · {language.Of(view.NameVi(), view.NameEn())} · "
            + $"{language.Of("phiên bản", "version")} {ScreenVersion(answer.Version, language)}"
            + OnBoundaries(answer, language);
    }

    /// <summary>On which boundaries the figures are, to follow a heading; empty where the server did not say.</summary>
    public static string OnBoundaries(FiguresResponse answer, Language language) =>
        BoundaryNames.TryParse(answer.Boundaries, out var boundaries)
            ? $" · {language.Of(boundaries.NameVi(), boundaries.NameEn())}"
                + (boundaries == Boundaries.Today ? $" ({SpanText.Of(new Day(answer.BoundariesDay), language)})" : "")
            : "";

    /// <summary>The days, where they are not those that everybody expects under the period's name.</summary>
    private static string Cut(string calendar, Period period, Span days, Language language) =>
        calendar == Calendar.Decree09.Code() && period.Kind != PeriodKind.Range
            ? $" ({language.Of("Nghị định 09", "Decree 09")}: {SpanText.Of(days, language)})"
            : "";

    private string CutLine(IReadOnlyList<LedgerStatus> cut)
    {
        var provinces = string.Join(", ", cut.Select(CutText));
        return language.Of(
            $"Không kết nối: {provinces}; số liệu là số cuối cùng nhận được.",
            $"Not connected: {provinces}; the figures are those received last."
        );
    }

    /// <summary><c>Tỉnh Lạng Sơn từ 08:55 23/11/2026</c>, in the time of Vietnam.</summary>
    private string CutText(LedgerStatus link)
    {
        var name = Names.Owner(link, language);
        return NotConfirmed.Since(link) is { } since
            ? language.Of(
                $"{name} từ {since.ToOffset(Day.Offset):HH:mm} {SpanText.Of(Day.At(since), language)}",
                $"{name} since {since.ToOffset(Day.Offset):HH:mm}, {SpanText.Of(Day.At(since), language)}"
            )
            : name;
    }

    private static Span DaysOf(FiguresResponse answer) => new(new Day(answer.FirstDay), new Day(answer.LastDay));

    /// <summary>What dashes and further columns mean, where there are any.</summary>
    private IEnumerable<string> Foot(FiguresResponse answer, bool hasPossible, bool hasUnattributed)
    {
        var nothing = NothingText.Foot(answer.Figures, language);
        foreach (var line in nothing.Concat(NothingText.Why(answer.Figures, language)))
        {
            yield return line;
        }

        if (answer.Figures.Any(IsUnclear))
        {
            yield return language.Of(
                $"{Nothing}: chưa có số nào tính được chắc chắn; không phải là 0.",
                $"{Nothing}: nothing is counted for certain; this is not zero."
            );
        }

        if (answer.Figures.Any(figure => figure.DetailOnTheWay))
        {
            yield return answer.Figures.Any(figure => figure.Announced)
                ? language.Of(
                    "Đã báo tổng, chi tiết đang về: một phần số liệu do tỉnh báo trước, sẽ đối chiếu khi chi tiết về.",
                    "Announced, detail on the way: part of the figures was told ahead and is compared once it is in."
                )
                : language.Of(
                    "Chi tiết đang về: số liệu này là số đang giữ, tỉnh còn số chưa gửi hết.",
                    "Detail on the way: these are the figures held; the province has more that is not in yet."
                );
        }

        if (hasPossible)
        {
            yield return language.Of(
                $"{Possibly}: số của một số lực lượng chưa rõ là những lực lượng nào, có thể thuộc cách xem này.",
                $"{Possibly}: amounts of some combination of forces, which may belong to this view."
            );
        }

        if (hasUnattributed)
        {
            yield return language.Of(
                $"{Unclear}: số của khoảng ngày không nằm trọn trong kỳ, không cộng vào số liệu.",
                $"{Unclear}: amounts of days that do not all lie in the period; not in the figure."
            );
        }

        var announced = answer.Figures.Where(figure => figure.Announced).Select(figure => figure.Indicator);
        if (string.Join(", ", announced) is { Length: > 0 } codes)
        {
            yield return language.Of(
                $"Đã báo tổng, chi tiết đang về: {codes}.",
                $"Totals announced, detail on the way: {codes}."
            );
        }
    }

    private bool IsUnclear(WireFigure figure) => figure.Count == 0 && NothingText.Of(figure, language) == Nothing;

    private string Extra(WireFigure figure, long amount, Wire.V1.Qualifier qualifier)
    {
        if (amount == 0)
        {
            return "";
        }

        return IndicatorCatalogue.Reference.TryGet(figure.Indicator, out var indicator)
            ? language.Of(
                FigureText.Vi(indicator, amount, (CoreQualifier)qualifier),
                FigureText.En(indicator, amount, (CoreQualifier)qualifier)
            )
            : $"{amount}";
    }
}
