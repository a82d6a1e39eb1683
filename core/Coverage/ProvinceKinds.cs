using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Coverage;

/// <summary>
/// Which kind of nothing it is that is counted in an area down to the last post, from the closings and declarations of
/// its owner's ledgers in any order. For one thread at a time.
/// </summary>
/// <param name="owner">The province, or an area in it; what is told of areas that neither are in it nor include it is
/// left.</param>
/// <param name="areas">Which areas there are.</param>
public sealed class ProvinceKinds(AreaId owner, AreaCatalogue areas)
{
    private readonly Declarations _declarations = new();

    /// <summary>By where they were told: one that was told earlier may come later.</summary>
    private readonly SortedDictionary<long, List<OtherFact>> _closings = [];
    private ClosedPeriods? _closed;

    private ClosedPeriods Closed => _closed ??= Fold(_closings.Values);

    /// <summary>Takes in a closing, a reopening or a declaration; another fact is left to others.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="position">Where in the journal it was told; 0 where facts come in their order.</param>
    public void Apply(OtherFact fact, long position)
    {
        if (DeclarationFact.TryRead(fact, out var declaration) && IsAbout(declaration.Value.Key.Area))
        {
            _declarations.Apply(declaration.Value, position);
        }
        else if (ClosingFact.TryRead(fact, out var said) && IsAbout(said.Area))
        {
            if (!_closings.TryGetValue(position, out var told))
            {
                _closings.Add(position, told = []);
            }

            told.Add(fact);
            _closed = null;
        }
    }

    /// <summary>
    /// The answer in which each figure says whether it is counted, with those of which something is declared besides.
    /// </summary>
    /// <param name="answer">The figures.</param>
    /// <param name="area">Of which area they are: the owner, or one in it.</param>
    public FigureAnswer Mark(FigureAnswer answer, AreaId area)
    {
        var query = answer.Query;
        var lines = answer.Lines.ToDictionary(line => line.Indicator);
        foreach (var indicator in _declarations.IndicatorsOf(area, query.Span).Where(query.Asks))
        {
            if (DeclaredBy(query, area, indicator))
            {
                var line = lines.TryGetValue(indicator, out var known) ? known : query.Line(indicator, [], []);
                lines[indicator] = line with { IsDeclared = true };
            }
        }

        var expected = ExpectedIn(area, query.Span);
        var marked = answer with { Lines = [.. lines.Values.OrderBy(line => line.Indicator)] };
        return marked.WithKinds(indicator => Of(query, area, indicator, expected));
    }

    /// <summary>Which nothing each force of several areas is, where nothing is counted.</summary>
    /// <param name="query">Which period and view.</param>
    /// <param name="parts">The areas.</param>
    /// <param name="indicator">What was to be counted.</param>
    public KindTally Of(FigureQuery query, IEnumerable<AreaId> parts, IndicatorNumber indicator)
    {
        var tally = default(KindTally);
        foreach (var part in parts)
        {
            tally += Of(query, part, indicator, ExpectedIn(part, query.Span));
        }

        return tally;
    }

    private Span?[] ExpectedIn(AreaId area, Span period) =>
        [.. Forces.All.Select(force => ExpectedPairs.Reference.DaysOf(areas, area, force, period))];

    private KindTally Of(FigureQuery query, AreaId area, IndicatorNumber indicator, Span?[] expected)
    {
        var declared = _declarations.AtOrAbove(areas, area, indicator).ToList();
        var tally = default(KindTally);
        foreach (var force in query.View.ForcesOf())
        {
            var through = Closed.FindAbove(areas, force, area)?.Closing.Through;
            var own = DeclaredSpan.On(query.Span, declared.Where(one => one.Key.Force == force));
            tally += KindTally.Of(FigureKinds.Of(expected[(int)force], through, own));
        }

        return tally;
    }

    private bool DeclaredBy(FigureQuery query, AreaId area, IndicatorNumber indicator) =>
        _declarations
            .Of(area, indicator)
            .Any(one => one.Key.Span.Overlaps(query.Span) && query.View.ForcesOf().Contains(one.Key.Force));

    private bool IsAbout(AreaId area) =>
        areas.Includes(owner, area) || (area != AreaId.Nation && areas.Includes(area, owner));

    private static ClosedPeriods Fold(IEnumerable<List<OtherFact>> told)
    {
        var closed = new ClosedPeriods();
        foreach (var fact in told.SelectMany(facts => facts))
        {
            _ = closed.TryApply(fact);
        }

        return closed;
    }
}
