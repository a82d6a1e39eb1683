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
            ChosenArea = state.HighlightedArea.Length > 0 ? state.HighlightedArea : TurnOf(state),
        }.WithChosenFirst();
    }

    /// <summary>The code of the province whose turn it is in the agenda; empty: none's.</summary>
    public static string TurnOf(BriefingState state) =>
        state.AgendaItem > 0 && state.AgendaItem <= state.Plan.Agenda.Count
            ? state.Plan.Agenda[state.AgendaItem - 1].Area
            : "";

    /// <summary>The page of a province: its own of the plan, else the figures of the first headline page.</summary>
    public static WallPage ProvinceOf(BriefingState state, string area)
    {
        var own = state
            .Plan.Pages.ToList()
            .FindIndex(page => page.Kind == BriefingPageKind.Province && page.Area == area);
        return own >= 0
            ? Read(state, own + 1)
            : new WallPage(PageKind.Province, Headline(state)) { Area = area, Chosen = state.HighlightedIndicator };
    }

    private static WallPage PageOf(BriefingState state) =>
        state.Province.Length == 0 ? Read(state, state.Page) : ProvinceOf(state, state.Province);

    private static IReadOnlyList<Indicator> Headline(BriefingState state)
    {
        var first = state.Plan.Pages.FirstOrDefault(page => page.Kind == BriefingPageKind.Headline);
        var indicators = WallPage.Read(first?.Indicators ?? []);
        return indicators.Count > 0 ? indicators : WallPage.Usual;
    }
}
