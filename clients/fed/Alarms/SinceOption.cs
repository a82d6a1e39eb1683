using System.CommandLine;
using System.Globalization;
using Federation.Core.Calendars;
using Federation.Fed.Cli;

namespace Federation.Fed.Alarms;

/// <summary><c>--since</c>: a moment of Vietnam, or so long ago.</summary>
internal static class SinceOption
{
    private const int HoursMax = 24 * 366;
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd"];

    public static Option<string?> Create(string description) =>
        new Option<string?>("--since")
        {
            HelpName = "TIME",
            Description = $"{description} (2026-11-24T06:00 in Vietnam time, or 8h, or 30m)",
        }.Checked(text =>
            TryRead(text, DateTimeOffset.UnixEpoch, out _)
                ? null
                : "must be a time of Vietnam like 2026-11-24T06:00, or hours or minutes like 8h or 30m"
        );

    /// <summary>The moment; null where none was given.</summary>
    public static DateTimeOffset? Read(string? text) =>
        TryRead(text ?? "", TimeProvider.System.GetUtcNow(), out var moment) ? moment : null;

    /// <summary>Reads a moment; false where the text is none.</summary>
    public static bool TryRead(string text, DateTimeOffset now, out DateTimeOffset moment)
    {
        moment = now;
        if (
            text is [.., 'h' or 'm']
            && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
        {
            var hours = TimeSpan.FromHours(Math.Min(number, HoursMax + 1));
            var ago = text[^1] == 'h' ? hours : TimeSpan.FromMinutes(number);
            moment = ago.TotalHours <= HoursMax && now > DateTimeOffset.UnixEpoch ? now - ago : now;
            return ago.TotalHours <= HoursMax;
        }

        var isRead = DateTime.TryParseExact(
            text,
            Forms,
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var local
        );
        moment = isRead ? new DateTimeOffset(local, Day.Offset) : now;
        return isRead && local.Year is >= 1971 and < 9999;
    }
}
