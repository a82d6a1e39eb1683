using Federation.Core.Areas;
using Federation.Core.Calendars;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// The province that owns a ledger, as the configuration names it: <c>24</c>, whatever province of that code the ledger
/// was made for, or <c>15@2025-06-30</c>, the one that 15 denoted on that day.
/// </summary>
/// <param name="Code">Its code.</param>
/// <param name="On">The day on which the code is read; null: today, or else when it last denoted a province.</param>
internal readonly record struct LedgerOwner(AreaCode Code, Day? On)
{
    /// <summary>Reads it.</summary>
    public static bool TryParse(string text, out LedgerOwner owner)
    {
        owner = default;
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (!AreaCode.TryParse(at < 0 ? text : text[..at], out var code))
        {
            return false;
        }

        var day = default(Day);
        if (at >= 0 && !Day.TryParse(text[(at + 1)..], out day))
        {
            return false;
        }

        owner = new LedgerOwner(code, at < 0 ? null : day);
        return true;
    }

    /// <summary>The area whose ledger is made where there is none.</summary>
    public bool TryResolve(AreaCatalogue areas, Day today, out AreaId area) =>
        On is { } day ? areas.TryResolve(Code, day, out area) : areas.LatestOf(Code, today, out area);

    /// <summary>True where a ledger of this area may be the one that is named.</summary>
    public bool Denotes(AreaCatalogue areas, AreaId area) =>
        On is { } day
            ? areas.TryResolve(Code, day, out var named) && named == area
            : areas.VersionsOf(Code).Any(version => version.Id == area);

    /// <inheritdoc/>
    public override string ToString() => On is { } day ? $"{Code}@{day}" : $"{Code}";
}
