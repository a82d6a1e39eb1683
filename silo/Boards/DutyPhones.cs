using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Silo.Boards;

/// <summary>
/// Whom HQ calls when a force of a province is late: HQ's own list, no part of any figure. A code is that of an area
/// today; what was merged into one other is called there. Immutable.
/// </summary>
internal sealed class DutyPhones
{
    private const string Heading = "area,force,phone";
    private const int CharsMax = 40;

    private readonly Dictionary<(AreaCode Area, Force? Force), string> _phones = [];

    /// <summary>Nobody's is known.</summary>
    public static DutyPhones None { get; } = new();

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file; empty: none, and nobody's phone is known.</param>
    /// <param name="phones">What it says.</param>
    /// <returns>What is wrong with it, with the line, and what would be right; empty: nothing.</returns>
    public static string TryRead(string path, out DutyPhones phones)
    {
        phones = None;
        if (path.Length == 0)
        {
            return "";
        }

        try
        {
            return TryParse(File.ReadAllLines(path), out phones);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return $"the file cannot be read: {gone.Message}";
        }
    }

    /// <summary>Reads the lines of a file.</summary>
    /// <inheritdoc cref="TryRead"/>
    public static string TryParse(IReadOnlyList<string> lines, out DutyPhones phones)
    {
        phones = new DutyPhones();
        if (lines.Count == 0 || lines[0].Trim() != Heading)
        {
            return $"its first line must be '{Heading}'";
        }

        for (var number = 2; number <= lines.Count; number++)
        {
            if (
                lines[number - 1].Trim().Length > 0
                && !phones.Add(lines[number - 1].Split(',', StringSplitOptions.TrimEntries))
            )
            {
                return $"line {number} '{lines[number - 1]}' must be like '04,police,0206 3852 113', each area and "
                    + $"force once, the phone of at most {CharsMax} characters";
            }
        }

        return "";
    }

    /// <summary>Whom to call; empty: not known.</summary>
    /// <param name="areas">The catalogue.</param>
    /// <param name="area">Where.</param>
    /// <param name="force">Who is late.</param>
    /// <param name="today">Today in Vietnam.</param>
    public string Of(AreaCatalogue areas, AreaId area, Force force, Day today)
    {
        var known = areas.Get(area);
        if (known.Validity.Last < today)
        {
            return areas.Successors(area) is [var successor] ? Of(areas, successor, force, today) : "";
        }

        var code = known.Nearest(today).Code;
        return _phones.GetValueOrDefault((code, force)) ?? _phones.GetValueOrDefault((code, null)) ?? "";
    }

    private bool Add(string[] fields)
    {
        if (fields is not [var code, var who, var phone] || !AreaCode.TryParse(code, out var area))
        {
            return false;
        }

        var isForce = Forces.TryParse(who, out var force);
        var isPhone = phone.Length <= CharsMax && phone.Any(char.IsAsciiDigit) && !phone.Any(char.IsControl);
        return isPhone && (isForce || who.Length == 0) && _phones.TryAdd((area, isForce ? force : null), phone);
    }
}
