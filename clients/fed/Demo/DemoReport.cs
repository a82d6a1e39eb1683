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
    public IEnumerable<string> Lines(IReadOnlyList<Comparison> comparisons, Silence? silence, JointPatrolsTold? joint)
    {
        foreach (var comparison in comparisons)
        {
            yield return "";
            foreach (var line in comparison.Province.IsMadeUp ? Summary(comparison) : Boards(comparison))
            {
                yield return line;
            }
        }

        foreach (var line in silence is null ? [] : Wrap.At(width, "", Text(silence)).Prepend(""))
        {
            yield return line;
        }

        foreach (var line in joint is null ? [] : Wrap.At(width, "", Text(joint)).Prepend(""))
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

        foreach (var line in comparison.Disagreements.SelectMany(d => Wrap.At(width, "  ", Text(d)).Prepend("")))
        {
            yield return line;
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

    private string Text(ComparedDisagreement compared)
    {
        var (district, post) = compared.Both;
        var shown = compared.Shown;
        var counted = shown is null ? "–" : language.Of(shown.DisplayVi, shown.DisplayEn);
        var difference = Text(district.Indicator, Math.Abs(shown?.StatedDifference ?? 0));
        var mark = compared.IsEqual ? "" : language.Of(" LỆCH SO VỚI DỰ KIẾN.", " NOT AS EXPECTED.");
        var name = language.Of(district.Indicator.NameVi, district.Indicator.NameEn);
        return language.Of(
            $"Hai báo cáo không khớp: {name}: huyện ({district.Area}) báo cáo {Text(district)} "
                + $"({Days(district.Span)}), đã ghi {counted}, trong đó đồn ({post.Area}) báo cáo {Text(post)} "
                + $"({Days(post.Span)}): báo cáo của huyện thiếu {difference}; "
                + $"không số báo cáo nào được cộng vào.{mark}",
            $"Two reports disagree: {name}: the district's return ({district.Area}) states {Text(district)} "
                + $"({Days(district.Span)}), {counted} are counted, of which the post's ({post.Area}) states "
                + $"{Text(post)} ({Days(post.Span)}): the district's is {difference} short; nothing that is stated "
                + $"is added.{mark}"
        );
    }

    private string Text(JointPatrolsTold joint) =>
        language.Of(
            $"Tuần tra chung ở Bảo Lạc ({MadeUpNote(language)}): một cuộc được biên phòng và công an cùng ghi, bản ghi "
                + "thứ hai được gộp vào bản thứ nhất; một cuộc bị quân sự từ chối tham gia. Các lực lượng báo cộng "
                + $"{joint.Reported} lần, tính trùng {joint.CountedMoreThanOnce}, thực tế {joint.Together} lần.",
            $"Joint patrols in Bao Lac ({MadeUpNote(language)}): one was recorded by border guard and police, and the "
                + "second record joined the first; of one the military said that it took no part. The forces' own "
                + $"counts {joint.Reported}, counted more than once {joint.CountedMoreThanOnce}, "
                + $"together {joint.Together}."
        );

    private string Text(Silence silence)
    {
        var (length, caughtUp) = (silence.Length.TotalSeconds, silence.CaughtUp.TotalSeconds);
        var name = ShortNameOf(silence.Province);
        return language.Of(
            $"{name} im lặng {length:0.0} s (đường truyền bị cắt): trung tâm giữ số cuối ở khung {silence.Held}, tỉnh "
                + $"vẫn ghi, {silence.Recorded} mục chờ gửi; {caughtUp:0.0} s sau khi nối lại đã tính đủ, mỗi mục "
                + "một lần.",
            $"{name} was silent for {length:0.0} s (its line was cut): the nation kept the last figures, of frame "
                + $"{silence.Held}; the province recorded on, {silence.Recorded} entries waited; {caughtUp:0.0} s "
                + "after the line was back all were counted, each once."
        );
    }

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
