using Federation.Core.Ledger;

namespace Federation.Core.Briefings;

/// <summary>What is wrong with a plan whose areas and indicators are in the catalogues.</summary>
internal static class PlanRules
{
    /// <summary>All that is wrong; empty where nothing is.</summary>
    public static IReadOnlyList<Refusal> Check(BriefingPlan plan)
    {
        var refusals = new List<Refusal>();
        CheckCount("pages", plan.Pages.Count, 1, BriefingPlan.PagesMax, refusals);
        CheckCount("agenda", plan.Agenda.Count, 0, BriefingPlan.AgendaMax, refusals);
        CheckCount("tasks", plan.Tasks.Count, 0, BriefingPlan.TasksMax, refusals);
        if (refusals.Count > 0)
        {
            return refusals;
        }

        for (var i = 0; i < plan.Pages.Count; i++)
        {
            Check($"pages[{i}]", plan.Pages[i], refusals);
        }

        foreach (var twice in plan.Pages.CountBy(page => page.Key).Where(pair => pair.Value > 1))
        {
            refusals.Add(
                Refusal.Invalid(
                    "pages",
                    twice.Key,
                    $"{twice.Value} pages have the key '{twice.Key}': give each its own."
                )
            );
        }

        for (var i = 0; i < plan.Agenda.Count; i++)
        {
            Check($"agenda[{i}]", plan.Agenda[i], refusals);
        }

        for (var i = 0; i < plan.Tasks.Count; i++)
        {
            CheckText($"tasks[{i}].text", plan.Tasks[i].Text, BriefingTask.TextCharsMax, isNeeded: true, refusals);
            CheckText($"tasks[{i}].owner", plan.Tasks[i].Owner, BriefingTask.OwnerCharsMax, isNeeded: false, refusals);
        }

        return refusals;
    }

    private static void CheckCount(string field, int count, int least, int most, List<Refusal> refusals)
    {
        if (count < least || count > most)
        {
            refusals.Add(
                Refusal.Invalid(field, $"{count}", $"A briefing has {least} to {most} {field}; given were {count}.")
            );
        }
    }

    private static void Check(string field, BriefingPage page, List<Refusal> refusals)
    {
        if (!IsKey(page.Key))
        {
            refusals.Add(
                Refusal.Invalid(
                    $"{field}.key",
                    page.Key,
                    $"Key '{Refusal.Shown(page.Key)}' must be 1 to {BriefingPage.KeyCharsMax} of a-z, 0-9 and "
                        + "hyphens, one of them a letter."
                )
            );
        }

        CheckText($"{field}.title", page.Title, BriefingPage.TitleCharsMax, isNeeded: false, refusals);
        var (least, most) = page.Kind.Indicators();
        if (page.Indicators.Count < least || page.Indicators.Count > most)
        {
            refusals.Add(
                Refusal.Invalid(
                    $"{field}.indicators",
                    $"{page.Indicators.Count}",
                    $"Page '{Refusal.Shown(page.Key)}' ({page.Kind.Code()}) has {page.Indicators.Count} "
                        + $"indicators; allowed are {least} to {most}."
                )
            );
        }

        CheckMap(field, page, refusals);
        if (page.Kind == BriefingPageKind.Province != page.Area.HasValue && page.Kind != BriefingPageKind.Explained)
        {
            refusals.Add(
                Refusal.Invalid(
                    $"{field}.area",
                    $"{page.Area}",
                    page.Area is null
                        ? $"Page '{Refusal.Shown(page.Key)}' is a province's: name the province."
                        : $"Page '{Refusal.Shown(page.Key)}' ({page.Kind.Code()}) is the nation's: leave the area out."
                )
            );
        }
    }

    private static void CheckMap(string field, BriefingPage page, List<Refusal> refusals)
    {
        var isMap = page.Kind == BriefingPageKind.Map;
        if (isMap ? page.Layout is not (34 or 63) : page.Layout != 0 || page.HasRanking)
        {
            refusals.Add(
                Refusal.Invalid(
                    $"{field}.layout",
                    $"{page.Layout}",
                    isMap
                        ? $"Page '{Refusal.Shown(page.Key)}' is a map of 34 or 63 provinces, not of {page.Layout}."
                        : $"Page '{Refusal.Shown(page.Key)}' ({page.Kind.Code()}) is no map: it has no layout and no "
                            + "ranking."
                )
            );
        }
    }

    private static void Check(string field, AgendaItem item, List<Refusal> refusals)
    {
        CheckText($"{field}.topic", item.Topic, AgendaItem.TextCharsMax, isNeeded: false, refusals);
        CheckText($"{field}.speaker", item.Speaker, AgendaItem.TextCharsMax, isNeeded: false, refusals);
        CheckText($"{field}.rank", item.Rank, AgendaItem.TextCharsMax, isNeeded: false, refusals);
        CheckText($"{field}.title", item.Title, AgendaItem.TextCharsMax, isNeeded: false, refusals);
        if (item.Minutes is < 0 or > AgendaItem.MinutesMax)
        {
            refusals.Add(
                Refusal.Invalid(
                    $"{field}.minutes",
                    $"{item.Minutes}",
                    $"An item of the agenda has 0 to {AgendaItem.MinutesMax} planned minutes, not {item.Minutes}."
                )
            );
        }
    }

    private static void CheckText(string field, string text, int most, bool isNeeded, List<Refusal> refusals)
    {
        var reason =
            text.Length > most ? $"has {text.Length} characters; allowed are {most}"
            : isNeeded && string.IsNullOrWhiteSpace(text) ? "must not be empty"
            : !Refusal.IsPlain(text) ? "must be one line of text without control characters"
            : null;
        if (reason is not null)
        {
            refusals.Add(Refusal.Invalid(field, text, $"Text '{Refusal.Shown(text)}' of {field} {reason}."));
        }
    }

    /// <summary>A key with a letter in it cannot be taken for a page's number.</summary>
    private static bool IsKey(string key) =>
        key.Length is > 0 and <= BriefingPage.KeyCharsMax
        && key.All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one == '-')
        && key.Any(char.IsAsciiLetterLower);
}
