using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Core.Journal;

namespace Federation.Wire;

/// <summary>Coverage on the wire.</summary>
public static class CoverageMessages
{
    /// <summary>The answer to a question for coverage.</summary>
    /// <param name="coverage">Which pairs have closed.</param>
    /// <param name="query">The question.</param>
    /// <param name="version">What the answer stands on.</param>
    /// <param name="areas">Codes and names of areas.</param>
    /// <param name="unexpected">What nobody who is expected will approve.</param>
    public static V1.CoverageResponse ToResponse(
        this CoverageTable coverage,
        FigureQuery query,
        JournalVersion version,
        AreaCatalogue areas,
        IReadOnlyList<UnexpectedAmounts> unexpected
    )
    {
        var chase = coverage.ToChase.Select((pair, i) => (pair.Pair, Place: i + 1)).ToDictionary(one => one.Pair);
        var response = new V1.CoverageResponse
        {
            Expected = coverage.Expected,
            Closed = coverage.Closed,
            OnTime = coverage.OnTime,
            UsualPercentIn = coverage.UsualPercentIn ?? -1,
            Deadline = coverage.Deadline.ToString(),
            Version = version.ToWire(),
            FirstDay = query.Span.First.Number,
            LastDay = query.Span.Last.Number,
        };
        response.Pairs.AddRange(
            coverage.Pairs.Select(pair =>
                ToWire(pair, areas, chase.TryGetValue(pair.Pair, out var one) ? one.Place : 0)
            )
        );
        response.Unexpected.AddRange(unexpected.Select(one => ToWire(one, query.Span.Last, areas)));
        return response;
    }

    private static V1.UnexpectedAmounts ToWire(UnexpectedAmounts amounts, Day day, AreaCatalogue areas)
    {
        var named = areas.Get(amounts.Area).Nearest(day);
        return new V1.UnexpectedAmounts
        {
            Area = named.Code.ToString(),
            AreaNameVi = named.FullNameVi,
            Forces = amounts.Forces.ToString(),
            Amounts = amounts.Count,
        };
    }

    private static V1.CoverageLine ToWire(PairCoverage pair, AreaCatalogue areas, int chase)
    {
        var (area, force, days) = pair.Pair;
        var named = areas.Get(area).Nearest(days.Last);
        return new V1.CoverageLine
        {
            Area = named.Code.ToString(),
            AreaNameVi = named.FullNameVi,
            Force = force.Code(),
            FirstDay = days.First.ToString(),
            LastDay = days.Last.ToString(),
            Closed = pair.IsClosed,
            ClosedThrough = pair.Through?.ToString() ?? "",
            ClosedOn = pair.Closed?.SaidOn.ToString() ?? "",
            DaysLate = pair.DaysLate,
            UsualPerMillion = pair.UsualPerMillion,
            Chase = chase,
        };
    }
}
