using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Client.Picture;

/// <summary>What became of figures since the vintage that they are marked against, in words and as a mark.</summary>
public static class Revisions
{
    /// <summary>Beside what was revised (điều chỉnh); the help says what it means.</summary>
    public const string Mark = "Δ";

    /// <summary>A number with the mark before it, where that fits.</summary>
    public static string Marked(string number, bool isRevised, int cells) =>
        isRevised && number.Length < cells ? Mark + number : number;

    /// <summary><c>14:30 05/04/2025</c>, in the time of Vietnam.</summary>
    public static string FrozenAt(KeptBoard vintage, Language language) =>
        $"{vintage.FrozenAt.ToOffset(Day.Offset):HH:mm} {DayText.Of(Day.At(vintage.FrozenAt), language)}";

    /// <summary><c>3 chỉ tiêu điều chỉnh sau 14:30 05/04/2025</c>; empty where nothing was revised.</summary>
    public static string OfNation(NationPicture picture, Language language)
    {
        var revised = picture.LiveOf(Core.Areas.AreaId.Nation).Count(line => line.Revision is not null);
        return revised == 0 || picture.State?.Vintage is not { } vintage
            ? ""
            : language.Say(
                $"{Mark} {revised} chỉ tiêu điều chỉnh sau {FrozenAt(vintage, language)}",
                $"{Mark} {revised} revised since {FrozenAt(vintage, language)}"
            );
    }

    /// <summary>
    /// <c>Δ điều chỉnh từ 406 lần, +3 lần, sau «Giao ban quý I» (14:30 05/04/2025)</c>; nothing where it was not
    /// revised.
    /// </summary>
    public static IEnumerable<string> InWords(IndicatorLine line, KeptBoard? vintage, Language language)
    {
        if (line.Revision is not { } revision || vintage is null)
        {
            return [];
        }

        var then = revision.Then.Count == 0 ? "–" : Text(line.Indicator, revision.Then, language);
        var sign = revision.Difference > 0 ? "+" : "";
        var by =
            revision.Difference == 0
                ? ""
                : $", {sign}{Numbers.Amount(line.Indicator, revision.Difference, Qualifier.Exact, language)}";
        return
        [
            language.Say(
                $"{Mark} điều chỉnh từ {then}{by}, sau «{vintage.Name}» ({FrozenAt(vintage, language)})",
                $"{Mark} revised from {then}{by}, since “{vintage.Name}” ({FrozenAt(vintage, language)})"
            ),
        ];
    }

    private static string Text(Indicator indicator, in Figure figure, Language language) =>
        Numbers.Amount(indicator, figure.Amount, figure.Qualifier, language);
}
