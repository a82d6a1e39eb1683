using Federation.Core.Areas;
using Federation.Core.Calendars;

namespace Federation.Core.Ledger;

/// <summary>What a content must keep to in a ledger: whose areas, which days, which indicators.</summary>
internal static class ContentRules
{
    /// <summary>Why the day cannot be spoken of; null where it can.</summary>
    public static string? RefuseDay(Day day, Day today) =>
        day < LedgerScope.FirstDay || day > LedgerScope.LastDay(today)
            ? $"Day {day} is not within {LedgerScope.FirstDay} to {LedgerScope.LastDay(today)} (tomorrow)."
            : null;

    /// <summary>Why this ledger cannot speak of the area on those days; null where it can.</summary>
    public static string? RefuseArea(LedgerScope scope, AreaId id, Span days)
    {
        if (!scope.Areas.TryGet(id, out var area) || !scope.Areas.Includes(scope.Owner, id))
        {
            var owner = scope.NameOf(scope.Owner, days.Last);
            return $"{scope.NameOf(id, days.Last)} does not lie in {owner}, whose ledger this is.";
        }

        return area.Validity.Contains(days)
            ? null
            : $"{scope.NameOf(id, days.Last)} exists from {area.Validity.First} to {area.Validity.Last} only.";
    }

    /// <summary>All that is wrong with an activity in this ledger.</summary>
    public static List<Refusal> Check(LedgerScope scope, ActivityContent content, Day today)
    {
        var refusals = new List<Refusal>();
        Add(refusals, "day", content.Day.ToString(), RefuseDay(content.Day, today));
        Add(refusals, "area", content.Area.ToString(), RefuseArea(scope, content.Area, Span.Of(content.Day)));
        for (var i = 0; i < content.Amounts.Count; i++)
        {
            CheckIndicator(refusals, scope, $"amounts[{i}].indicator", content.Amounts[i]);
        }

        return refusals;
    }

    /// <summary>All that is wrong with the area and the days of a period in this ledger.</summary>
    public static void CheckSpan(List<Refusal> refusals, LedgerScope scope, AreaId area, Span span, Day today)
    {
        Add(refusals, "period", span.ToString(), RefuseDay(span.First, today) ?? RefuseDay(span.Last, today));
        Add(refusals, "area", area.ToString(), RefuseArea(scope, area, span));
    }

    /// <summary>All that is wrong with a lump in this ledger.</summary>
    public static List<Refusal> Check(LedgerScope scope, LumpContent content, Day today)
    {
        var refusals = new List<Refusal>();
        Add(refusals, "from", content.Span.First.ToString(), RefuseDay(content.Span.First, today));
        Add(refusals, "to", content.Span.Last.ToString(), RefuseDay(content.Span.Last, today));
        Add(refusals, "area", content.Area.ToString(), RefuseArea(scope, content.Area, content.Span));
        CheckIndicator(refusals, scope, "indicator", content.Amount);
        return refusals;
    }

    /// <summary>Adds what is wrong with a reason: 1 to 500 characters on one line.</summary>
    public static void CheckReason(List<Refusal> refusals, string reason, string field = "reason")
    {
        const int max = CorrectActivity.ReasonCharsMax;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > max || !Refusal.IsPlain(reason))
        {
            var message = $"Give a reason of 1 to {max} characters on one line (this one has {reason.Length}).";
            refusals.Add(Refusal.Invalid(field, reason, message));
        }
    }

    /// <summary>Why a code does not denote one area, in words.</summary>
    public static string Explain(AreaResolution resolution) =>
        resolution switch
        {
            AreaResolution.NotValid invalid => $"{invalid.Code} denotes no area on {invalid.Day}; it denotes "
                + $"{string.Join(", then ", invalid.Versions.Select(InWords))}.",
            AreaResolution.ChangesWithin changes => $"{changes.Code} passes from {changes.Before.FullNameVi} to "
                + $"{changes.After.FullNameVi} on {changes.Day}: give the days before and from then on apart.",
            AreaResolution.Unknown unknown =>
                $"There is no area {unknown.Code}: a province is 04, a district or commune "
                    + "04/043, a post 20/183/ba-son.",
            _ => throw new ArgumentOutOfRangeException(nameof(resolution), resolution, "It denotes one area."),
        };

    private static string InWords(AreaVersion version) =>
        version.Validity.Last == AreaVersion.StillValid
            ? $"{version.FullNameVi} from {version.Validity.First} on"
            : $"{version.FullNameVi} from {version.Validity.First} to {version.Validity.Last}";

    private static void CheckIndicator(List<Refusal> refusals, LedgerScope scope, string field, QuantifiedAmount amount)
    {
        var known = scope.Indicators.TryGet(amount.Indicator, out _);
        var message = $"There is no indicator {amount.Indicator} in catalogue {scope.Indicators.Version}.";
        Add(refusals, field, amount.Indicator.ToString(), known ? null : message);
    }

    private static void Add(List<Refusal> refusals, string field, string value, string? message)
    {
        if (message is not null)
        {
            refusals.Add(Refusal.Invalid(field, value, message));
        }
    }
}
