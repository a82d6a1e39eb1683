using System.Globalization;
using Federation.Core.Calendars;

namespace Federation.BriefingDisplay.Words;

/// <summary>Days, times and ages on screens. Times are of Vietnam.</summary>
public static class MomentText
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    /// <summary><c>31/03/2025</c>, <c>31 Mar 2025</c>.</summary>
    public static string Of(Day day, Language language) =>
        day.Date.ToString(language == Language.Vi ? "dd'/'MM'/'yyyy" : "d MMM yyyy", Plain);

    /// <summary><c>20/12/2026 08:00</c>, with seconds where they matter.</summary>
    public static string Of(DateTimeOffset moment, Language language, bool withSeconds)
    {
        var there = moment.ToOffset(Day.Offset);
        return $"{Of(Day.At(moment), language)} {there.ToString(withSeconds ? "HH:mm:ss" : "HH:mm", Plain)}";
    }

    /// <summary>The time of day alone: <c>07:12</c>.</summary>
    public static string TimeOf(DateTimeOffset moment) => moment.ToOffset(Day.Offset).ToString("HH:mm", Plain);

    /// <summary>How long ago, in the greatest whole unit: <c>5 giây</c>, <c>2 hours</c>.</summary>
    public static string Age(TimeSpan age, Language language)
    {
        var (count, vi, en) =
            age < TimeSpan.FromMinutes(1) ? ((int)age.TotalSeconds, "giây", "second")
            : age < TimeSpan.FromHours(1) ? ((int)age.TotalMinutes, "phút", "minute")
            : age < TimeSpan.FromDays(1) ? ((int)age.TotalHours, "giờ", "hour")
            : ((int)age.TotalDays, "ngày", "day");
        count = Math.Max(count, 0);
        return language == Language.Vi ? $"{count} {vi}" : $"{count} {en}{(count == 1 ? "" : "s")}";
    }
}
