using System.Text.Json;
using Federation.Core.Calendars;
using Federation.Fed.Cli;
using Federation.Fed.Nation;
using Vintage = Federation.Wire.V1.Vintage;

namespace Federation.Fed.Vintages;

/// <summary>Vintages in words, and as scripts read them.</summary>
internal static class VintageText
{
    /// <summary>Every field of the JSON, and what it says; also for the help and the reference.</summary>
    public static readonly IReadOnlyList<(string Name, string Meaning)> Fields =
    [
        ("id", "The vintage's id (UUID)."),
        ("name", "Its name."),
        ("period", "The period as it was asked for."),
        ("calendar", "civil or decree09: how the period was cut."),
        ("from", "First day of its board, YYYY-MM-DD."),
        ("to", "Last day of its board, YYYY-MM-DD."),
        ("version", "The version of its board: epoch.position."),
        ("fingerprint", "The code that displays show: same code, same figures."),
        ("sha256", "SHA-256 of the board's canonical bytes, in hexadecimal digits."),
        ("frozen_at", "When it was frozen, UTC, RFC 3339."),
        ("by", "Who froze it: a force's code or operator."),
        ("ledgers_behind", "How many ledgers were known to hold more than the nation had; 0: it was complete."),
        ("position", "The position of its record in the journal."),
    ];

    /// <summary><c>Quý I năm 2025</c>; with its days where these are not what everybody expects.</summary>
    public static string PeriodOf(Vintage vintage, Language language)
    {
        var days = new Span(new Day(vintage.FirstDay), new Day(vintage.LastDay));
        if (!Period.TryParse(vintage.Period, out var period))
        {
            return vintage.Period;
        }

        var name = language.Of(period.NameVi(), period.NameEn());
        return vintage.Calendar == Calendar.Civil.Code() && period.Kind != PeriodKind.YearToDate
            ? name
            : $"{name} ({SpanText.Of(days, language)})";
    }

    /// <summary>When it was frozen, in the time of Vietnam.</summary>
    public static string FrozenAt(Vintage vintage, Language language) =>
        VietnamTime.Of(Instant(vintage.FrozenUnixUs), language);

    /// <summary>Microseconds since 1970 as an instant; null for never.</summary>
    public static DateTimeOffset? Instant(long unixMicroseconds) =>
        unixMicroseconds == 0
            ? null
            : DateTimeOffset.UnixEpoch.AddTicks(unixMicroseconds * TimeSpan.TicksPerMicrosecond);

    /// <summary>The fields of <see cref="Fields"/>.</summary>
    public static void Write(Utf8JsonWriter json, Vintage vintage)
    {
        json.WriteString("id", vintage.Id);
        json.WriteString("name", vintage.Name);
        json.WriteString("period", vintage.Period);
        json.WriteString("calendar", vintage.Calendar);
        json.WriteString("from", new Day(vintage.FirstDay).ToString());
        json.WriteString("to", new Day(vintage.LastDay).ToString());
        json.WriteString("version", FiguresOutput.VersionText(vintage.Version));
        json.WriteString("fingerprint", vintage.Fingerprint);
        json.WriteString("sha256", Convert.ToHexStringLower(vintage.Sha256.Span));
        json.WriteString("frozen_at", Instant(vintage.FrozenUnixUs) ?? default);
        json.WriteString("by", vintage.By);
        json.WriteNumber("ledgers_behind", vintage.LedgersBehind);
        json.WriteNumber("position", vintage.Position);
    }
}
