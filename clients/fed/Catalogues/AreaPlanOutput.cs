using Federation.Core.Calendars;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using Google.Protobuf.Collections;

namespace Federation.Fed.Catalogues;

/// <summary>What a plan of a reorganisation does, as lines.</summary>
internal sealed class AreaPlanOutput(Screen screen, Language language)
{
    private const int ShownMax = 20;

    /// <param name="outcome">What it does.</param>
    /// <param name="isProven">True where the nation compared its past totals.</param>
    public void Write(AreaPlanOutcome outcome, bool isProven)
    {
        var day = SpanText.Of(new Day(outcome.Day), language);
        screen.Line(
            language.Of(
                $"Danh mục địa bàn {outcome.VersionBefore} → {outcome.VersionAfter}, có hiệu lực từ {day}.",
                $"Catalogue of areas {outcome.VersionBefore} → {outcome.VersionAfter}, in effect from {day}."
            )
        );
        List(language.Of("Mới", "New"), outcome.Added);
        List(language.Of("Kết thúc", "Ends"), outcome.Ended);
        List(language.Of("Thay đổi", "Changes"), outcome.Changed);
        if (isProven)
        {
            screen.Line(
                language.Of(
                    $"Đã so {outcome.PeriodsCompared} kỳ đã qua, theo địa giới khi báo cáo và địa giới mới: mọi "
                        + "tổng số "
                        + "của toàn quốc, từng bộ, từng lực lượng giữ nguyên.",
                    $"{outcome.PeriodsCompared} past periods compared, as reported and on the new boundaries: "
                        + "every total "
                        + "of the nation, each ministry and each force is the same."
                )
            );
        }

        screen.Line(
            outcome.Position == 0
                ? language.Of("Chưa ghi gì.", "Nothing was written.")
                : language.Of(
                    $"Đã ghi vào nhật ký tại vị trí {outcome.Position}; các tỉnh và màn hình tự cập nhật.",
                    $"Written to the journal at position {outcome.Position}; edge nodes and displays follow by "
                        + "themselves."
                )
        );
    }

    private void List(string what, RepeatedField<PlannedArea> areas)
    {
        foreach (var area in areas.Take(ShownMax))
        {
            screen.Line($"  {what}: {area.Code}  {area.NameVi}  (id {area.AreaId})");
        }

        if (areas.Count > ShownMax)
        {
            screen.Line($"  {what}: … {areas.Count - ShownMax} {language.Of("địa bàn nữa", "more")}");
        }
    }
}
