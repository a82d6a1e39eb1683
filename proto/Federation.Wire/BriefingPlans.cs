using Federation.Core.Areas;
using Federation.Core.Briefings;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Wire;

/// <summary>What a briefing shows, on the wire.</summary>
public static class BriefingPlans
{
    /// <summary>As the wire says it, with codes and AreaIds.</summary>
    /// <param name="plan">Its areas and indicators are in the catalogues.</param>
    /// <param name="day">The last day of the board: areas are named as of then.</param>
    /// <param name="areas">Codes of areas.</param>
    /// <param name="indicators">Codes of indicators.</param>
    public static V1.BriefingPlan ToWire(
        this BriefingPlan plan,
        Day day,
        AreaCatalogue areas,
        IndicatorCatalogue indicators
    ) =>
        new()
        {
            Pages = { plan.Pages.Select(page => ToWire(page, day, areas, indicators)) },
            Agenda = { plan.Agenda.Select(item => ToWire(item, day, areas)) },
            Tasks =
            {
                plan.Tasks.Select(task => new V1.BriefingTask
                {
                    Text = task.Text,
                    Owner = task.Owner,
                    Due = task.Due?.ToString() ?? "",
                    Done = task.IsDone,
                }),
            },
            Ministries = { plan.First.Code(), plan.First.Other().Code() },
        };

    /// <summary>The code of an area; empty for none.</summary>
    internal static string CodeOf(AreaId? area, Day day, AreaCatalogue areas) =>
        area is not { } id ? ""
        : areas.TryGet(id, out var known) ? known.Nearest(day).Code.ToString()
        : $"{id}";

    /// <summary>The code of an indicator; empty for none.</summary>
    internal static string CodeOf(IndicatorNumber? indicator, IndicatorCatalogue indicators) =>
        indicator is not { } number ? ""
        : indicators.TryGet(number, out var known) ? known.Code
        : $"{number}";

    private static V1.BriefingPage ToWire(
        BriefingPage page,
        Day day,
        AreaCatalogue areas,
        IndicatorCatalogue indicators
    ) =>
        new()
        {
            Key = page.Key,
            Kind = (V1.BriefingPageKind)page.Kind,
            Title = page.Title,
            Indicators = { page.Indicators.Select(number => CodeOf(number, indicators)) },
            Layout = page.Layout,
            Ranking = page.HasRanking,
            View = page.View.Code(),
            Area = CodeOf(page.Area, day, areas),
            AreaId = page.Area?.Value ?? 0,
        };

    private static V1.AgendaItem ToWire(AgendaItem item, Day day, AreaCatalogue areas) =>
        new()
        {
            Kind = (V1.AgendaKind)item.Kind,
            Topic = item.Topic,
            Speaker = item.Speaker,
            Rank = item.Rank,
            Title = item.Title,
            Ministry = item.Ministry?.Code() ?? "",
            Area = CodeOf(item.Area, day, areas),
            AreaId = item.Area?.Value ?? 0,
            Minutes = item.Minutes,
        };
}
