using Federation.Fed.Cli;

namespace Federation.Fed.Demo;

/// <summary>What the console has to say of the demo's figures: SOURCES.md beside them says which are made up.</summary>
/// <param name="Nation">Over the nation's figures.</param>
/// <param name="Split">Inside a province: its totals were published, the single activities were not.</param>
/// <param name="MadeUp">Codes of the provinces of which nothing was published.</param>
internal sealed record MadeUpNotes(string Nation, string Split, IReadOnlyList<string> MadeUp)
{
    /// <summary>The notes on some provinces.</summary>
    public static MadeUpNotes Of(IEnumerable<DemoProvince> provinces, Language language)
    {
        var split = language.Of("chia theo huyện, ngày, lực lượng: minh họa", "split by district, day, force: made up");
        var madeUp = provinces.Where(province => province.IsMadeUp).Select(province => province.Code).ToList();
        var names = string.Join(", ", madeUp.Select(DemoReport.ShortNameOf));
        var nation = madeUp.Count == 0 ? split : $"{DemoReport.MadeUpNote(language)}: {names}";
        return new MadeUpNotes(nation, split, [.. madeUp.Select(code => code.ToString())]);
    }
}
