using System.Text.RegularExpressions;
using Federation.Core.Figures;

namespace Federation.Fed.Cli;

/// <summary>
/// What stands in a place of a server's sentence, in Vietnamese: days and periods, and amounts with their units. Ids,
/// codes and commands stay as they are.
/// </summary>
internal static partial class PlaceText
{
    /// <summary>
    /// Most that one look for a pattern in a server's sentence may take. Patterns are compiled with the program; one
    /// that never backtracks cannot be, and takes longer to make at run time than the call that it is made for.
    /// </summary>
    public const int TimeoutMilliseconds = 1_000;

    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["more than "] = "hơn ",
        ["nearly "] = "gần ",
        ["about "] = "khoảng ",
    };

    private static readonly Dictionary<string, string> Weights = new(StringComparer.Ordinal)
    {
        ["g"] = "gam",
        ["kg"] = "kg",
        ["t"] = "tấn",
    };

    /// <summary>The place's text.</summary>
    /// <param name="places">What stands in all places of the sentence, in their order.</param>
    /// <param name="at">Which of them.</param>
    public static string Of(IReadOnlyList<string> places, int at)
    {
        var text = places[at];
        if (Days().Match(text) is { Success: true } days)
        {
            var first = days.Groups["first"].Value;
            var last = days.Groups["last"] is { Success: true } named ? named.Value : first;
            return SpanText.Of(first, last, Language.Vi);
        }

        return Amounts().Replace(text, match => Vietnamese(match, places.Skip(at).Concat(places)));
    }

    private static string Vietnamese(Match match, IEnumerable<string> places)
    {
        var unit = match.Groups["unit"].Value;
        var number = match.Groups["number"].Value;
        return UnitOf(unit, places) is { } vi
            ? Words.GetValueOrDefault(match.Groups["word"].Value, "") + Turned(number) + " " + vi
            : match.Value;
    }

    /// <summary>
    /// An indicator's unit, by the nearest code behind the amount, or one before it; null where there is none.
    /// </summary>
    private static string? UnitOf(string unit, IEnumerable<string> places)
    {
        if (unit is "amount" or "amounts")
        {
            return "số liệu";
        }

        var indicator = places
            .SelectMany(place => place.Split(' '))
            .Select(word => IndicatorCatalogue.Reference.TryGet(word, out var known) ? known : null)
            .FirstOrDefault(known => known is not null && IsOf(known, unit));
        return indicator is null ? null : Weights.GetValueOrDefault(unit) ?? indicator.UnitVi;
    }

    private static bool IsOf(Indicator indicator, string unit) =>
        indicator.UnitEn == unit
        || (indicator.DisplayScale == 1 && indicator.BaseUnit == unit)
        || (Weights.ContainsKey(indicator.UnitEn) && Weights.ContainsKey(unit));

    /// <summary><c>1,080.5</c> as <c>1.080,5</c>.</summary>
    private static string Turned(string number) =>
        string.Concat(
            number.Select(sign =>
                sign switch
                {
                    ',' => '.',
                    '.' => ',',
                    _ => sign,
                }
            )
        );

    [GeneratedRegex(
        @"^(?<first>[0-9]{4}-[0-9]{2}-[0-9]{2})(\.\.(?<last>[0-9]{4}-[0-9]{2}-[0-9]{2}))?$",
        RegexOptions.ExplicitCapture,
        TimeoutMilliseconds
    )]
    private static partial Regex Days();

    [GeneratedRegex(
        @"\b(?<word>more than |nearly |about )?(?<number>[0-9][0-9,]*(\.[0-9]+)?) (?<unit>[a-z³-]+)",
        RegexOptions.ExplicitCapture,
        TimeoutMilliseconds
    )]
    private static partial Regex Amounts();
}
