using System.Globalization;
using Federation.Core.Calendars;

namespace Federation.Fed.Cli;

/// <summary>Instants for people: the time of Vietnam (UTC+7), to the second. JSON keeps UTC.</summary>
internal static class VietnamTime
{
    /// <summary><c>15/01/2025 14:03:05</c>, <c>15 January 2025 14:03:05</c>; empty for never.</summary>
    public static string Of(DateTimeOffset? instant, Language language) =>
        instant is { } at ? $"{SpanText.Of(Day.At(at), language)} {at.ToOffset(Day.Offset):HH:mm:ss}" : "";

    /// <summary>The same of a server's RFC 3339 text; a text that is none stays.</summary>
    public static string Of(string instant, Language language) =>
        DateTimeOffset.TryParse(instant, CultureInfo.InvariantCulture, out var read) ? Of(read, language) : instant;

    /// <summary>The heading that says which time it is.</summary>
    public static string Heading(string vi, string en, Language language) =>
        language.Of($"{vi} (giờ Việt Nam, UTC+7)", $"{en} (Vietnam time, UTC+7)");
}
