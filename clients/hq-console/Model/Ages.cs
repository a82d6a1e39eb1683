using Federation.Core.Calendars;

namespace Federation.HqConsole.Model;

/// <summary>How long ago something was, in words; a clock time of Vietnam where it was long ago.</summary>
internal static class Ages
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
    public static string Short(DateTimeOffset? at, DateTimeOffset now, Language language)
    {
        var text = Parts(at, now, language).Text;
        return text.Length > 10 ? text[..5]
            : text.Length == 10 ? $"{text[..6]}{text[8..]}"
            : text;
    }

    private static (string Text, bool IsAge) Parts(DateTimeOffset? at, DateTimeOffset now, Language language)
    {
        if (at is not { } then)
        {
            return ("–", false);
        }

        var age = now > then ? now - then : TimeSpan.Zero;
        if (age < TimeSpan.FromHours(1))
        {
            var isSeconds = age < TimeSpan.FromMinutes(1);
            return (
                isSeconds
                    ? $"{(int)age.TotalSeconds} {language.Say("giây", "s")}"
                    : $"{(int)age.TotalMinutes} {language.Say("phút", "min")}",
                true
            );
        }

        var form =
            Day.At(then) == Day.At(now) ? "HH:mm"
            : age < TimeSpan.FromDays(300) ? "dd'/'MM HH:mm"
            : "dd'/'MM'/'yyyy";
        return (then.ToOffset(Day.Offset).ToString(form), false);
    }
}
