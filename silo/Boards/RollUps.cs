using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.InTime;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Silo.Catalogue;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.Silo.Boards;

/// <summary>Answers what the nation comes to by province, region, military region, border or coast.</summary>
internal sealed class RollUps(FoldHost fold, AreaBook areas, IndicatorCatalogue indicators)
{
    /// <summary>The answer, all of one version.</summary>
    /// <param name="query">About the nation.</param>
    /// <param name="by">By what.</param>
    public RollUpResponse Answer(FigureQuery query, AreaGrouping by)
    {
        var today = query.Boundaries == Boundaries.Today ? query.Today : (Day?)null;
        var lastYear = BoardsInTime.LastYearOf(query.Period, query.Calendar, query.Today);
        var (nation, groups, before, version) = fold.Ask(now =>
            (
                ComparedBoards.Answer(query, now.BoardAt, areas.Current),
                GroupRows.Of(now.BoardAt, query.Span, areas.Current, by, today),
                Before(query, by, lastYear, now.BoardAt),
                now.Version
            )
        );
        var response = new RollUpResponse { Nation = nation.ToResponse(version, areas.Current, indicators) };
        response.Groups.Add(groups.Select(group => ToWire(query, group, before.GetValueOrDefault(group.Group), today)));
        return response;
    }

    /// <summary>Last year's figures of the same provinces, in the groups that they are in this year.</summary>
    private Dictionary<AreaGroup, GroupRows> Before(
        FigureQuery query,
        AreaGrouping by,
        Span? lastYear,
        Func<Span, Board> boardAt
    )
    {
        if (lastYear is not { } whole)
        {
            return [];
        }

        var today = query.Boundaries == Boundaries.Today ? query.Today : (Day?)null;
        return GroupRows.Of(Then, query.Span, areas.Current, by, today).ToDictionary(group => group.Group);

        Board Then(Span part)
        {
            var days = BoardsInTime.LastYearOf(part, query.Span, whole);
            return today is null ? BoardsInTime.LastYear(boardAt, part, days, areas.Current) : boardAt(days);
        }
    }

    private RolledUp ToWire(FigureQuery query, GroupRows group, GroupRows? before, Day? today)
    {
        var rows = group.Rows.Where(row => query.Asks(row.Indicator));
        var answer = query.Answer(rows.Select(row => query.Line(row.Indicator, row.Cells, row.UnattributedCells)));
        answer = answer with { Announcements = group.Announcements };
        if (before is not null)
        {
            answer = FigureQuery.Compare(answer, indicator => before.FigureOf(indicator, query.View));
        }

        var names = group.Provinces.Select(id =>
            areas.Current.Get(id).Nearest(today ?? query.Span.Last).Code.ToString()
        );
        return new RolledUp
        {
            Code = group.Group.Code,
            NameVi = group.Group.NameVi,
            NameEn = group.Group.NameEn,
            ProvinceIds = { group.Provinces.Select(id => id.Value) },
            ProvinceCodes = { names },
            Figures = { answer.Figures(group.Group.Code, indicators) },
        };
    }
}
