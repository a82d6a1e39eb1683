using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.InTime;
using Federation.Core.Calendars;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Vintages.Revisions;
using Federation.Silo.Catalogue;
using Federation.Silo.Vintages;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.Silo.Boards;

/// <summary>Answers what the nation comes to by province, region, military region, border or coast.</summary>
internal sealed class RollUps(FoldHost fold, LastVintages vintages, AreaBook areas, IndicatorCatalogue indicators)
{
    /// <summary>The answer, all of one version.</summary>
    /// <param name="query">About the nation.</param>
    /// <param name="by">By what.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="JournalDamagedException">A vintage's record is not what it was.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public async Task<RollUpResponse> AnswerAsync(
        FigureQuery query,
        AreaGrouping by,
        CancellationToken cancellationToken
    )
    {
        var today = query.Boundaries == Boundaries.Today ? query.Today : (Day?)null;
        var lastYear = BoardsInTime.LastYearOf(query.Period, query.Calendar, query.Today);
        var (nation, board, kinds, groups, before, version) = fold.Ask(now =>
        {
            var made = GroupRows.Of(now.BoardAt, query.Span, areas.Current, by, today);
            return (
                ComparedBoards.Answer(query, now.BoardAt, areas.Current),
                now.BoardAt(query.Span),
                KindsOf(now, query, made),
                made,
                Before(query, by, lastYear, now.BoardAt),
                now.Version
            );
        });
        nation = await vintages.MarkAsync(nation, version, cancellationToken);
        var last = nation.IsVintageUnknown ? null : await vintages.OfAsync(query.Span, version, cancellationToken);
        var then = Then(query, by, last);
        var response = new RollUpResponse { Nation = nation.ToResponse(version, areas.Current, indicators) };
        foreach (var group in groups)
        {
            var answer = AnswerOf(query, group, before.GetValueOrDefault(group.Group), kinds);
            answer = today is null ? GroupReturns.Beside(answer, group, board) : answer;
            if (then is not null)
            {
                answer = answer.Since(nation.Vintage!, then.GetValueOrDefault(group.Group)?.Rows ?? []);
            }

            response.Groups.Add(ToWire(group, answer, today));
        }

        return response;
    }

    /// <summary>
    /// The groups of a vintage. Null where there is none, and where a group was redrawn within the period: a vintage
    /// holds the sums of the whole period, and not of the days that were the one group's.
    /// </summary>
    private Dictionary<AreaGroup, GroupRows>? Then(FigureQuery query, AreaGrouping by, LastVintage? last)
    {
        if (last is null)
        {
            return null;
        }

        var isWhole = true;
        var today = query.Boundaries == Boundaries.Today ? query.Today : (Day?)null;
        var groups = GroupRows.Of(BoardAt, query.Span, areas.Current, by, today).ToDictionary(group => group.Group);
        return isWhole ? groups : null;

        Board BoardAt(Span days)
        {
            isWhole &= days == query.Span;
            return days == query.Span ? last.Board : Board.Empty(days);
        }
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

    /// <summary>
    /// The boards that say which nothing it is: of the period, and of the days that groups have parts of.
    /// </summary>
    private Dictionary<Span, BoardKinds> KindsOf(BoardFold now, FigureQuery query, IReadOnlyList<GroupRows> groups)
    {
        var days = query.Boundaries == Boundaries.Today ? [] : groups.SelectMany(group => group.Days);
        return days.Select(one => one.Days)
            .Append(query.Span)
            .Distinct()
            .ToDictionary(
                span => span,
                span => new BoardKinds(now.BoardAt(span), ExpectedPairs.Reference, areas.Current)
            );
    }

    private FigureAnswer AnswerOf(
        FigureQuery query,
        GroupRows group,
        GroupRows? before,
        Dictionary<Span, BoardKinds> kinds
    )
    {
        var rows = group.Rows.Where(row => query.Asks(row.Indicator));
        var answer = query.Answer(rows.Select(row => query.Line(row.Indicator, row.Cells, row.UnattributedCells)));
        answer = answer with { Announcements = group.Announcements };
        answer = answer.WithKinds(query.Boundaries == Boundaries.Today ? OfToday : AsReported);
        return before is null
            ? answer
            : FigureQuery.Compare(
                answer,
                before.Rows.Select(row => row.Indicator),
                indicator => before.FigureOf(indicator, query.View)
            );

        KindTally OfToday(IndicatorNumber indicator)
        {
            var whole = kinds[query.Span];
            var parts = whole.Provinces.Where(one => group.Provinces.Contains(areas.Current.Onto(one, query.Today)));
            return whole.Tally(parts, indicator, query.View);
        }

        // A province that was in two groups says of each what it says of the days that were that group's.
        KindTally AsReported(IndicatorNumber indicator) =>
            group.Days.Aggregate(
                default(KindTally),
                (tally, one) => tally + kinds[one.Days].Tally([one.Province], indicator, query.View)
            );
    }

    private RolledUp ToWire(GroupRows group, FigureAnswer answer, Day? today)
    {
        var last = today ?? answer.Query.Span.Last;
        var names = group.Provinces.Select(id => areas.Current.Get(id).Nearest(last).Code.ToString());
        return new RolledUp
        {
            Code = group.Group.Code,
            NameVi = group.Group.NameVi,
            NameEn = group.Group.NameEn,
            ProvinceIds = { group.Provinces.Select(id => id.Value) },
            ProvinceCodes = { names },
            Figures = { answer.Figures(group.Group.Code, areas.Current, indicators) },
        };
    }
}
