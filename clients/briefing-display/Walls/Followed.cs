using Federation.Core.Figures;
using Federation.Wire.V1;
using Indicator = Federation.Core.Figures.Indicator;
using View = Federation.Core.Figures.View;

namespace Federation.BriefingDisplay.Walls;

/// <summary>What a screen that follows a briefing knows at one moment.</summary>
/// <param name="State">The briefing; null before the first.</param>
/// <param name="Beat">The last beat; null before the first.</param>
/// <param name="Shown">The board that is to be shown: frozen, or live.</param>
public sealed record Followed(BriefingState? State, BriefingBeat? Beat, Shown Shown)
{
    /// <summary>The page on which the presenter stands, or the province over it; null before the first state.</summary>
    public WallPage? Page => State is { } state ? PageOf(state) : null;

    /// <summary>The page of a plan, by its number from 1.</summary>
    public static WallPage Read(BriefingState state, int number)
    {
        var told = state.Plan.Pages[Math.Clamp(number, 1, state.Plan.Pages.Count) - 1];
        var indicators = WallPage.Read(told.Indicators);
        return new WallPage((PageKind)(int)told.Kind, indicators.Count > 0 ? indicators : Headline(state))
        {
            View = Views.TryParse(told.View, out var view) ? view : View.Total,
            Area = told.Area,
            Layout = told.Layout,
            HasRanking = told.Ranking,
            Title = told.Title,
            Chosen = state.HighlightedIndicator,
            ChosenArea = state.HighlightedArea,
        };
    }

    private static WallPage PageOf(BriefingState state) =>
        state.Province.Length == 0
            ? Read(state, state.Page)
            : new WallPage(PageKind.Province, Headline(state))
            {
                Area = state.Province,
                Chosen = state.HighlightedIndicator,
            };

    private static IReadOnlyList<Indicator> Headline(BriefingState state)
    {
        var first = state.Plan.Pages.FirstOrDefault(page => page.Kind == BriefingPageKind.Headline);
        var indicators = WallPage.Read(first?.Indicators ?? []);
        return indicators.Count > 0 ? indicators : WallPage.Usual;
    }
}
