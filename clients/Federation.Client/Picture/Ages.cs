using Federation.Core.Calendars;

namespace Federation.Client.Picture;

/// <summary>How long ago something was, in words; a clock time of Vietnam where it was long ago.</summary>
public static class Ages
{
    /// <summary>
    /// <c>3 giây trước</c>, <c>48 phút trước</c>, <c>07:12</c> of today, <c>31/03 07:12</c>, <c>31/03/2024</c>; a
    /// dash where it never was. What lies in the future by another clock is now.
    /// </summary>
    public static string Of(DateTimeOffset? at, DateTimeOffset now, Language language)
    {
        var (text, isAge) = Parts(at, now, language);
        return isAge ? language.Say($"{text} trước", $"{text} ago") : text;
    }

    /// <summary>The same in at most eight cells: <c>3 giây</c>, <c>48 phút</c>, <c>07:12</c>, <c>31/03</c>.</summary>
    public static string Short(DateTimeOffset? at, DateTimeOffset now, Language language) =>
        at is { } then && !IsRecent(then, now) && Day.At(then) != Day.At(now)
            ? IsFar(then, now)
                ? DayText.Brief(Day.At(then), language)
                : DayText.OfYear(Day.At(then), language)
            : Parts(at, now, language).Text;

    private static bool IsRecent(DateTimeOffset then, DateTimeOffset now) => now - then < TimeSpan.FromHours(1);

    /// <summary>So long ago that the day needs its year.</summary>
    private static bool IsFar(DateTimeOffset then, DateTimeOffset now) => now - then >= TimeSpan.FromDays(300);

    private static (string Text, bool IsAge) Parts(DateTimeOffset? at, DateTimeOffset now, Language language)
    {
        if (at is not { } then)
        {
            return ("–", false);
        }

        var age = now > then ? now - then : TimeSpan.Zero;
        if (IsRecent(then, now))
        {
            var isSeconds = age < TimeSpan.FromMinutes(1);
            return (
                isSeconds
                    ? $"{(int)age.TotalSeconds} {language.Say("giây", "s")}"
                    : $"{(int)age.TotalMinutes} {language.Say("phút", "min")}",
                true
            );
        }

        var (day, clock) = (Day.At(then), then.ToOffset(Day.Offset).ToString("HH:mm"));
        var text =
            day == Day.At(now) ? clock
            : IsFar(then, now) ? DayText.Of(day, language)
            : $"{DayText.OfYear(day, language)} {clock}";
        return (text, false);
    }
}
