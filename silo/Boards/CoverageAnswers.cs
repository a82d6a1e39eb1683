using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Coverage;
using Federation.Core.Ledger;
using Federation.Silo.Catalogue;
using Federation.Wire;
using Federation.Wire.V1;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Boards;

/// <summary>Answers who has closed a period, who is late, and whom to chase first.</summary>
internal sealed class CoverageAnswers(FoldHost fold, AreaBook areas, IOptions<BoardsOptions> options)
{
    private readonly DutyPhones _phones = DutyPhones.TryRead(options.Value.DutyPhones, out var read) is ""
        ? read
        : DutyPhones.None;

    private static ExpectedPairs Expected => ExpectedPairs.Reference;

    /// <summary>The answer, all of one version.</summary>
    /// <param name="query">About the nation, or about a province.</param>
    /// <param name="today">Today in Vietnam.</param>
    /// <param name="withPhones">True: with the duty phones of who has not closed.</param>
    public CoverageResponse Answer(FigureQuery query, Day today, bool withPhones)
    {
        var deadline = options.Value.Deadlines.Of(query.Calendar, query.Span);
        return fold.Ask(now =>
        {
            var coverage = CoverageTable.Of(
                PairsOf(query),
                ClosedIn(now),
                areas.Current,
                deadline,
                today,
                query.Area == AreaId.Nation ? Usual(now, query, today) : null
            );
            var board = now.BoardAt(query.Span);
            var answer = coverage.ToResponse(
                query,
                now.Version,
                areas.Current,
                Core.Coverage.UnexpectedAmounts.Of(board, PairsOf(query), query.Area)
            );
            return withPhones ? WithPhones(answer, coverage, today) : answer;
        });
    }

    private CoverageResponse WithPhones(CoverageResponse answer, CoverageTable coverage, Day today)
    {
        foreach (var (line, pair) in answer.Pairs.Zip(coverage.Pairs).Where(both => !both.Second.IsClosed))
        {
            line.DutyPhone = _phones.Of(areas.Current, pair.Pair.Area, pair.Pair.Force, today);
        }

        return answer;
    }

    /// <summary>Who of the expected forces has closed days of the nation, and who is late.</summary>
    public CoverageTable Closings(Span days, Day deadline, Day today) =>
        fold.Ask(now =>
            CoverageTable.Of(
                Expected.Within(areas.Current, AreaId.Nation, days),
                ClosedIn(now),
                areas.Current,
                deadline,
                today
            )
        );

    private IReadOnlyList<ExpectedPair> PairsOf(FigureQuery query) =>
        query.Area == AreaId.Nation
            ? Expected.Within(areas.Current, query.Area, query.Span)
            :
            [
                .. Expected.Of(areas.Current.Get(query.Area), query.Span),
                .. Expected.Within(areas.Current, query.Area, query.Span),
            ];

    private Func<AreaId, ClosedPeriods?> ClosedIn(BoardFold now)
    {
        var known = new Dictionary<AreaId, ClosedPeriods?>();
        return area =>
        {
            var owner = areas.Current.ProvinceOf(area) ?? area;
            if (!known.TryGetValue(owner, out var closed))
            {
                known.Add(owner, closed = now.ClosedOf(owner));
            }

            return closed;
        };
    }

    /// <summary>From the boards of the last like periods, as far as days of the reference data go.</summary>
    private UsualShares Usual(BoardFold now, FigureQuery query, Day today)
    {
        var before = new List<Board>();
        var period = query.Period;
        for (var i = 0; i < UsualShares.Periods; i++)
        {
            period = period.Previous();
            if (!period.TryToSpan(query.Calendar, today, out var days) || days.Last < LedgerScope.FirstDay)
            {
                break;
            }

            before.Add(now.BoardAt(days));
        }

        return UsualShares.Of(before, areas.Current, PairsOf(query));
    }
}
