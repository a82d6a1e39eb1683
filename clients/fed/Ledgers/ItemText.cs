using System.Text.Json;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using CoreQualifier = Federation.Core.Figures.Qualifier;

namespace Federation.Fed.Ledgers;

/// <summary>Activities and imported amounts as text and as JSON.</summary>
internal static class ItemText
{
    /// <summary>One amount with its unit: <c>gần 400 lượt người</c>.</summary>
    public static string Of(ItemAmount amount, Language language) =>
        language == Language.En && IndicatorCatalogue.Reference.TryGet(amount.Indicator, out var indicator)
            ? FigureText.En(indicator, amount.Amount, (CoreQualifier)amount.Qualifier)
            : amount.DisplayVi;

    /// <summary>The day, or first and last day.</summary>
    public static string Days(Item item, Language language) => SpanText.Of(item.FirstDay, item.LastDay, language);

    /// <summary>Its area, as it was called on its last day.</summary>
    public static string AreaName(Item item, Language language) =>
        Day.TryParse(item.LastDay, out var day) ? Names.Area(item.Area, day, language) : item.Area;

    /// <summary>The item over several lines.</summary>
    public static IEnumerable<string> Lines(Item item, Language language)
    {
        var kind =
            item.IsDifference ? language.Of("chênh lệch của báo cáo", "difference of a return")
            : item.IsLump ? language.Of("số liệu nhập từ tệp", "imported amount")
            : language.Of("hoạt động", "activity");
        var voided = item.Voided ? language.Of(" [đã hủy]", " [voided]") : "";
        var approved = item.Approved ? language.Of(" [đã duyệt]", " [approved]") : "";
        yield return $"{item.Id}  {kind}, {language.Of("lần sửa", "revision")} {item.Revision}{voided}{approved}";
        yield return $"  {AreaName(item, language)} ({item.Area})  {Days(item, language)}";
        var leader = Names.ForcesOf(item.Lead, language);
        var lead = leader.Length == 0 ? "" : language.Of($", chủ trì {leader}", $", led by {leader}");
        yield return $"  {Names.ForcesOf(item.Forces, language)} ({item.Forces}){lead}";
        foreach (var participant in item.Participants)
        {
            yield return $"  {Names.ForcesOf(participant.Force, language)}: {Of(participant, language)}";
        }

        foreach (var amount in item.Amounts)
        {
            var name = Names.Indicator(amount.Indicator, language);
            yield return $"  {name} ({amount.Indicator}): {Of(amount, language)}";
        }

        foreach (var draw in item.Draws)
        {
            var amount = Of(item.Amounts[0], draw, language);
            yield return item.IsLump
                ? "  "
                    + language.Of(
                        $"đã trừ {amount} cho hoạt động {draw.Activity}",
                        $"{amount} drawn by {draw.Activity}"
                    )
                : "  "
                    + language.Of($"trừ vào số liệu {draw.Lump}: {draw.Amount}", $"draws {draw.Amount} on {draw.Lump}");
        }

        if (item.Overruled.Count > 0)
        {
            var rules = string.Join(", ", item.Overruled.Select(one => $"{one.Rule} ({one.Indicator})"));
            var why = OverruleOption.Word(item.OverruledBecause, language);
            yield return "  " + language.Of($"đã bỏ qua cảnh báo {rules}: {why}", $"overruled rule {rules}: {why}");
        }
    }

    private static string Of(ItemAmount like, ItemDraw draw, Language language)
    {
        if (!IndicatorCatalogue.Reference.TryGet(like.Indicator, out var indicator))
        {
            return $"{draw.Amount}";
        }

        return language.Of(
            FigureText.Vi(indicator, draw.Amount, CoreQualifier.Exact),
            FigureText.En(indicator, draw.Amount, CoreQualifier.Exact)
        );
    }

    /// <summary>What a participant said, or until when it can.</summary>
    private static string Of(ItemParticipant participant, Language language)
    {
        var until = SpanText.Of(participant.AnswerBy, participant.AnswerBy, language);
        return participant.State switch
        {
            Participation.Confirmed when participant.ConfirmedLate => language.Of(
                $"xác nhận muộn, sau khi đã chốt (mục {participant.ConfirmedByEntry})",
                $"confirmed late, after the closing (entry {participant.ConfirmedByEntry})"
            ),
            Participation.Confirmed => language.Of(
                $"đã xác nhận (mục {participant.ConfirmedByEntry})",
                $"confirmed (entry {participant.ConfirmedByEntry})"
            ),
            Participation.Deemed => language.Of(
                $"coi như đã xác nhận (hết hạn {until})",
                $"deemed confirmed (until {until})"
            ),
            _ => language.Of($"chờ xác nhận đến {until}", $"to be confirmed by {until}"),
        };
    }

    /// <summary>An amount as an object.</summary>
    public static void WriteJson(Utf8JsonWriter json, ItemAmount amount)
    {
        json.WriteStartObject();
        json.WriteString("indicator", amount.Indicator);
        json.WriteNumber("amount", amount.Amount);
        json.WriteString("qualifier", ((CoreQualifier)amount.Qualifier).Code());
        json.WriteEndObject();
    }

    /// <summary>The item's properties, into an object that the caller has begun.</summary>
    public static void WriteJson(Utf8JsonWriter json, Item item)
    {
        json.WriteString("id", item.Id);
        json.WriteString("kind", item.IsLump ? "lump" : "activity");
        json.WriteString("area", item.Area);
        json.WriteString("first_day", item.FirstDay);
        json.WriteString("last_day", item.LastDay);
        json.WriteString("forces", item.Forces);
        json.WriteTextOrNull("lead", item.Lead);
        json.WriteStartArray("amounts");
        foreach (var amount in item.Amounts)
        {
            WriteJson(json, amount);
        }

        json.WriteEndArray();
        json.WriteStartArray("participants");
        foreach (var participant in item.Participants)
        {
            json.WriteStartObject();
            json.WriteString("force", participant.Force);
            json.WriteString("state", participant.State.ToString().ToLowerInvariant());
            json.WriteString("answer_by", participant.AnswerBy);
            json.WriteBoolean("confirmed_late", participant.ConfirmedLate);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("revision", item.Revision);
        json.WriteBoolean("voided", item.Voided);
        json.WriteBoolean("approved", item.Approved);
        json.WriteNumber("entry", item.EntryNumber);
        json.WriteTextOrNull("import", item.ImportId);
        json.WriteStartArray("draws");
        foreach (var draw in item.Draws)
        {
            json.WriteStartObject();
            json.WriteString("lump", draw.Lump);
            json.WriteString("activity", draw.Activity);
            json.WriteNumber("amount", draw.Amount);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        OverruledJson.Write(json, item.Overruled);
        json.WriteTextOrNull("overruled_because", item.OverruledBecause);
    }
}
