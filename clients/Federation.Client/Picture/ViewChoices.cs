using Federation.Core.Figures;

namespace Federation.Client.Picture;

/// <summary>The views that can be chosen.</summary>
public static class ViewChoices
{
    /// <summary>Those that what was typed finds, by number, name or code; all where nothing was typed.</summary>
    public static IReadOnlyList<View> On(string typed, Language language) =>
        [.. Views.All.Where(view => Folding.Finds(typed, TextOf(view, language)))];

    private static string TextOf(View view, Language language) =>
        $"{(int)view + 1} {language.Say(view.NameVi(), view.NameEn())} {view.Code()}";
}
