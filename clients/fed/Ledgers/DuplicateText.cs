using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary>What looks like the activity that was to be recorded, and how to go on.</summary>
internal static class DuplicateText
{
    /// <summary>A line for each candidate, between what happened and what can be said.</summary>
    /// <param name="duplicates">The candidates.</param>
    /// <param name="id">The id of the recording, for the same call again.</param>
    /// <param name="language">In which language.</param>
    public static IEnumerable<string> Lines(LikelyDuplicates duplicates, string id, Language language)
    {
        yield return language.Of(
            "chưa ghi gì: lực lượng khác đã ghi hoạt động có vẻ trùng:",
            "nothing was recorded: another force recorded what looks like the same:"
        );
        foreach (var candidate in duplicates.Candidates)
        {
            yield return "  " + Text(candidate, language);
        }

        yield return language.Of(
            $"nếu là một, ghi lại với --id {id} --joins ID; nếu khác, với --id {id} --distinct-from ID (từng mục)",
            $"if it is the same, say it again with --id {id} --joins ID; if not, with --id {id} --distinct-from ID "
                + "(for each)"
        );
    }

    /// <summary>The same for programs.</summary>
    public static string Json(LikelyDuplicates duplicates, string id) =>
        JsonLines.Object(json =>
        {
            json.WriteString("id", id);
            json.WriteBoolean("recorded", false);
            json.WriteStartArray("looks_like");
            foreach (var candidate in duplicates.Candidates)
            {
                json.WriteStartObject();
                json.WriteString("id", candidate.Id);
                json.WriteNumber("revision", candidate.Revision);
                json.WriteString("day", candidate.Day);
                json.WriteString("forces", candidate.Forces);
                json.WriteTextOrNull("lead", candidate.Lead);
                json.WriteStartArray("amounts");
                foreach (var amount in candidate.Amounts)
                {
                    ItemText.WriteJson(json, amount);
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });

    private static string Text(LikelyDuplicate candidate, Language language)
    {
        var forces = Names.ForcesOf(candidate.Forces, language);
        var leader = Names.ForcesOf(candidate.Lead, language);
        var lead = leader.Length == 0 ? "" : language.Of($", chủ trì {leader}", $", led by {leader}");
        var amounts = candidate.Amounts.Select(amount =>
            $"{Names.Indicator(amount.Indicator, language)}: {ItemText.Of(amount, language)}"
        );
        var day = SpanText.Of(candidate.Day, candidate.Day, language);
        return $"{candidate.Id}  {day}  {forces}{lead}  {string.Join("; ", amounts)}";
    }
}
