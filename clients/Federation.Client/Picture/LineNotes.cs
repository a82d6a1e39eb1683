using Federation.Core.Figures;

namespace Federation.Client.Picture;

/// <summary>What has to be said of a figure besides its numbers.</summary>
public static class LineNotes
{
    /// <summary>Why it is nothing, that it was revised, what a return states; none: nothing to say.</summary>
    /// <param name="line">The figure.</param>
    /// <param name="vintage">What figures are marked against; null: none was kept.</param>
    /// <param name="language">In which language.</param>
    public static IEnumerable<string> Of(IndicatorLine line, KeptBoard? vintage, Language language) =>
        [.. Nothing.Why(line, language), .. Revisions.InWords(line, vintage, language), .. Stated(line, language)];

    /// <summary><c>báo cáo 406 lần, lệch +3 lần</c>; nothing where nothing is stated.</summary>
    private static IEnumerable<string> Stated(IndicatorLine line, Language language)
    {
        if (line.Stated is not { } stated)
        {
            return [];
        }

        var said = Numbers.Amount(line.Indicator, stated.Amount, stated.Qualifier, language);
        var sign = line.StatedDifference > 0 ? "+" : "";
        var differs = sign + Numbers.Amount(line.Indicator, line.StatedDifference, Qualifier.Exact, language);
        return line.StatedDifference == 0
            ? [language.Say($"báo cáo {said}, khớp", $"stated {said}, agrees")]
            : [language.Say($"báo cáo {said}, lệch {differs}", $"stated {said}, differs by {differs}")];
    }
}
