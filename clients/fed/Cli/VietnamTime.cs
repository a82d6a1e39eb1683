using Federation.Core.Calendars;

namespace Federation.Fed.Cli;

/// <summary>Instants for people: the time of Vietnam (UTC+7), to the second. JSON keeps UTC.</summary>
internal static class VietnamTime
{
    /// <summary><c>2025-01-15 14:03:05</c>; empty for never.</summary>
    public static string Of(DateTimeOffset? instant) =>
        instant?.ToOffset(Day.Offset).ToString("yyyy-MM-dd HH:mm:ss") ?? "";

    /// <summary>The same of a server's RFC 3339 text; a text that is none stays.</summary>
    public static string Of(string instant) =>
        DateTimeOffset.TryParse(instant, System.Globalization.CultureInfo.InvariantCulture, out var read)
            ? Of(read)
            : instant;

    /// <summary>The heading that says which time it is.</summary>
    public static string Heading(string vi, string en, Language language) =>
        language.Of($"{vi} (giờ Việt Nam, UTC+7)", $"{en} (Vietnam time, UTC+7)");
}
