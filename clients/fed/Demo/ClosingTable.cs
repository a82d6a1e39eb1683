using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Fed.Nation;

namespace Federation.Fed.Demo;

/// <summary>What came of the cases that the demo shows besides figures.</summary>
/// <param name="Joint">Two joint patrols; null where they were left out.</param>
/// <param name="Late">A district that did not close in time; null where it was left out.</param>
/// <param name="Silence">A province that was silent; null where none was.</param>
/// <param name="Nothing">One figure of each kind of nothing; empty where they were left out.</param>
internal sealed record DemoCases(
    JointPatrolsTold? Joint,
    LateDistrictTold? Late,
    Silence? Silence,
    IReadOnlyList<Wire.V1.Figure> Nothing
);

/// <summary>
/// The demo's last table: each case with its place and its numbers, as a staff officer takes it into the briefing.
/// </summary>
/// <param name="language">In which language.</param>
/// <param name="width">Columns of the screen: numbers are wrapped there.</param>
internal sealed class ClosingTable(Language language, int width)
{
    private const string MadeUp = " *";

    /// <summary>The heading, the cases, and what the star means.</summary>
    public IEnumerable<string> Lines(IReadOnlyList<Comparison> comparisons, DemoCases cases)
    {
        List<(string Case, string Where, string Numbers)> rows =
        [
            .. Patrols(cases.Joint),
            .. comparisons.SelectMany(one => one.Disagreements).Select(Disagreement),
            .. District(cases.Late),
            .. cases.Nothing.Select(NoFigure),
            .. Silent(cases.Silence),
        ];
        if (rows.Count == 0)
        {
            yield break;
        }

        yield return language.Of("Những điều cần biết trước hội nghị", "To know before the briefing");
        var title = "";
        foreach (var (what, where, numbers) in rows)
        {
            if (title != $"  {what} · {where}")
            {
                yield return title = $"  {what} · {where}";
            }

            foreach (var line in Wrap.At(width, "      ", numbers))
            {
                yield return line;
            }
        }

        if (rows.Exists(row => row.Where.EndsWith(MadeUp, StringComparison.Ordinal)))
        {
            yield return $"  *: {DemoReport.MadeUpNote(language)}";
        }
    }

    private IEnumerable<(string, string, string)> Patrols(JointPatrolsTold? joint)
    {
        if (joint is null)
        {
            yield break;
        }

        var name = AreaName(JointPatrols.Area, JointPatrols.FirstDay) + MadeUp;
        yield return (
            language.Of("Hai lực lượng cùng ghi, đã gộp", "Recorded by two forces, joined"),
            name,
            language.Of(
                $"{joint.RecordsJoined} bản ghi thành {joint.JoinedCounts} lần tuần tra",
                $"{joint.RecordsJoined} records are {joint.JoinedCounts} patrol"
            )
        );
        yield return (
            language.Of("Một lực lượng từ chối tham gia", "A force said that it took no part"),
            name,
            language.Of(
                $"{Names.ForcesOf(joint.SetBefore, language)} → {Names.ForcesOf(joint.SetAfter, language)}, vẫn "
                    + $"{joint.DeclinedCounts} lần",
                $"{Names.ForcesOf(joint.SetBefore, language)} → {Names.ForcesOf(joint.SetAfter, language)}, still "
                    + $"{joint.DeclinedCounts} patrol"
            )
        );
        yield return (
            language.Of("Nếu cộng số các lực lượng tự báo", "If the forces' own counts were added"),
            name,
            language.Of(
                $"{joint.Reported} lần, tính trùng {joint.CountedMoreThanOnce}, thực tế {joint.Together}",
                $"{joint.Reported} patrols, {joint.CountedMoreThanOnce} counted more than once, {joint.Together} in all"
            )
        );
    }

    private (string, string, string) Disagreement(ComparedDisagreement compared)
    {
        var (district, post) = compared.Both;
        var (indicator, shown) = (district.Indicator, compared.Shown);
        var counted = shown is null ? "–" : Number(indicator, shown.Amount);
        var difference = Number(indicator, shown?.StatedDifference ?? 0);
        var (stated, posts) = (Number(indicator, district.Amount.Value), Number(indicator, post.Amount.Value));
        var (days, postsDays) = (SpanText.Of(district.Span, language), SpanText.Of(post.Span, language));
        var mark = compared.IsEqual ? "" : language.Of(" LỆCH SO VỚI DỰ KIẾN.", " NOT AS EXPECTED.");
        return (
            language.Of("Hai báo cáo không khớp", "Two reports disagree"),
            $"{AreaName(district.Area, district.Span.Last)}, {AreaName(post.Area, post.Span.Last)}",
            language.Of(
                $"{indicator.NameVi}: huyện báo cáo {stated} ({days}), đã ghi {counted}, trong đó đồn báo cáo {posts} "
                    + $"({postsDays}); lệch {difference}, không số báo cáo nào được cộng vào.{mark}",
                $"{indicator.NameEn}: the district states {stated} ({days}), {counted} are counted, of which the post "
                    + $"states {posts} ({postsDays}); {difference} apart, nothing that is stated is added.{mark}"
            )
        );
    }

    private IEnumerable<(string, string, string)> District(LateDistrictTold? late)
    {
        if (late is null)
        {
            yield break;
        }

        var force = Names.ForcesOf(late.District.Force, language);
        var due = SpanText.Of(late.Deadline, language);
        var (days, approved, provisional) = (late.District.DaysLate, late.Approved, late.Provisional);
        yield return (
            language.Of("Huyện chốt số liệu chậm", "A district that closes late"),
            $"{AreaName(AreaCode.Parse(late.District.Area), late.Deadline)}, {force}",
            language.Of(
                $"hạn {due}, quá hạn {days} ngày; cả tỉnh đã chốt {late.Closed}/{late.Expected}; tuần tra: {approved} "
                    + $"lần đã duyệt, +{provisional} chưa duyệt",
                $"due {due}, {days} days late; the province has closed {late.Closed} of {late.Expected}; {approved} "
                    + $"patrols approved, +{provisional} provisional"
            )
        );
    }

    private (string, string, string) NoFigure(Wire.V1.Figure figure)
    {
        var month = Period.TryParse(figure.Period, out var period)
            ? language.Of(period.NameVi(), period.NameEn())
            : figure.Period;
        return (
            language.Of("Không có số: bốn loại khác nhau", "No figure: four kinds of it"),
            $"{AreaName(AreaCode.Parse(figure.Area), JointPatrols.FirstDay)}, {month}{MadeUp}",
            $"{Names.Indicator(figure.Indicator, language)} ({Names.ForcesOf(figure.View, language)}): "
                + NothingText.Of(figure, language)
        );
    }

    private IEnumerable<(string, string, string)> Silent(Silence? silence)
    {
        if (silence is null)
        {
            yield break;
        }

        var (length, caughtUp) = (silence.Length.TotalSeconds, silence.CaughtUp.TotalSeconds);
        yield return (
            language.Of("Tỉnh mất liên lạc", "A province that was silent"),
            DemoReport.ShortNameOf(silence.Province) + MadeUp,
            silence.Recorded == 0
                ? language.Of(
                    $"{Seconds(length)} giây; trung tâm giữ số ở khung {silence.Held}; trong lúc đó không có mục mới "
                        + "(đã ghi từ lần chạy trước)",
                    $"{Seconds(length)} s; the nation kept frame {silence.Held}; nothing new was recorded meanwhile "
                        + "(all was recorded by an earlier run)"
                )
                : language.Of(
                    $"{Seconds(length)} giây; trung tâm giữ số ở khung {silence.Held}, {silence.Recorded} mục chờ gửi, "
                        + $"{Seconds(caughtUp)} giây sau khi nối lại đã đủ",
                    $"{Seconds(length)} s; the nation kept frame {silence.Held}, "
                        + $"{English.Count(silence.Recorded, "entry", "entries")} waited, all in {Seconds(caughtUp)} s "
                        + "after the line was back"
                )
        );
    }

    private string Seconds(double value) => value.ToString("0.0").Replace('.', language == Language.Vi ? ',' : '.');

    private string AreaName(AreaCode code, Day day) => Names.Area($"{code}", day, language);

    private string Number(Indicator indicator, long amount) =>
        language.Of(
            FigureText.Vi(indicator, amount, Qualifier.Exact),
            FigureText.En(indicator, amount, Qualifier.Exact)
        );
}
