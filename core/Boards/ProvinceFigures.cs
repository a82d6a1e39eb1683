using Federation.Core.Areas;
using Federation.Core.Boards.InTime;
using Federation.Core.Calendars;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>
/// The figures of one owner down to the last post, from its postings in any order. Answers for every area in it. For
/// one thread at a time.
/// </summary>
/// <param name="owner">The province; areas outside it are not for these figures.</param>
/// <param name="areas">Which areas there are, and which includes which.</param>
/// <param name="indicators">Which indicators there are.</param>
public sealed class ProvinceFigures(AreaId owner, AreaCatalogue areas, IndicatorCatalogue indicators)
{
    /// <summary>The province.</summary>
    public AreaId Owner => owner;

    /// <summary>The base cells.</summary>
    public FigureTable Table { get; } = new();

    /// <summary>What returns state of the owner and its areas.</summary>
    public StatementBook Statements { get; } = new();

    private readonly ProvinceKinds _kinds = new(owner, areas);

    /// <summary>
    /// Postings that were kept aside: their area or indicator is unknown here, or the area is not the owner's.
    /// </summary>
    public long Parked { get; private set; }

    /// <summary>Adds a posting, or counts it as parked.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits. Nothing changed.</exception>
    public void Apply(in Posting posting)
    {
        if (indicators.TryGet(posting.Key.Indicator, out _) && areas.Includes(owner, posting.Key.Area))
        {
            Table.Apply(posting);
        }
        else
        {
            Parked++;
        }
    }

    /// <summary>Takes in a fact that is no posting; one that says nothing of figures is left to others.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="position">Where in the journal it was told; 0 where facts come in their order.</param>
    public void Apply(OtherFact fact, long position = 0)
    {
        if (ReturnStatement.TryRead(fact, out var statement) && areas.Includes(owner, statement.Value.Key.Area))
        {
            Statements.Apply(statement.Value, position);
        }

        _kinds.Apply(fact, position);
    }

    /// <summary>
    /// The figures of the asked area: the owner, an area in it, or one that includes it (of which this owner's part is
    /// given). Of any other area nothing is known here: no lines.
    /// </summary>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public FigureAnswer Query(FigureQuery query)
    {
        var rows = Table.Roll(areas, query.Area, query.Span).Rows.Where(row => query.Asks(row.Indicator));
        var answer = query.Answer(rows.Select(row => query.Line(row.Indicator, row.Cells, row.UnattributedCells)));
        var parts = areas.PartsOf(query.Area);
        return Compare(
            query,
            query.Area,
            _kinds.Mark(Statements.Beside(answer, query.Area), Within(query.Area)),
            LastYear(query, query.LastYear, PartIn)
        );

        AreaId Within(AreaId area) => areas.Includes(owner, area) ? area : owner;

        AreaId? PartIn(AreaId area) => parts.Any(part => areas.Includes(part, area)) ? query.Area : null;
    }

    /// <summary>On which days and spans the figure of the one asked indicator lies.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public SortedDictionary<Span, long> Spans(FigureQuery query)
    {
        var sums = new SortedDictionary<Span, long>();
        var isAsked = (AreaId area) => areas.Includes(query.Area, area);
        Table.AddSpans(sums, query.Indicators[0], query.Span, query.View, isAsked);
        return sums;
    }

    /// <summary>
    /// As <see cref="Query"/>, for every area directly in the asked one that has anything live in the period, in order
    /// of codes.
    /// </summary>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public IReadOnlyList<(AreaId Area, FigureAnswer Answer)> QueryWithin(FigureQuery query)
    {
        var table = new PeriodTable(query.Span);
        foreach (var (key, cell) in Table.Cells)
        {
            if (areas.ChildToward(query.Area, key.Area) is { } child)
            {
                table.Apply(child, key, cell);
            }
        }

        var whole = query.LastYear is null ? null : BoardsInTime.LastYearOf(query.Period, query.Calendar, query.Today);
        var before = new Dictionary<Span, PeriodTable?>();
        return
        [
            .. table
                .Rows.Where(row => query.Asks(row.Indicator))
                .GroupBy(row => row.Area)
                .Select(rows =>
                    (rows.Key, query.Answer(rows.Select(r => query.Line(r.Indicator, r.Cells, r.UnattributedCells))))
                )
                .Where(answer => answer.Item2.Lines.Count > 0)
                .Select(answer => (answer.Key, Statements.Beside(answer.Item2, answer.Key)))
                .Select(answer => (answer.Key, _kinds.Mark(answer.Item2, answer.Key)))
                .OrderBy(answer => areas.Get(answer.Key).Nearest(query.Span.Last).Code)
                .Select(answer => (answer.Key, Compare(query, answer.Key, answer.Item2, LastYearOf(answer.Key)))),
        ];

        PeriodTable? LastYearOf(AreaId child)
        {
            if (whole is not { } year)
            {
                return null;
            }

            var days = BoardsInTime.LastYearOf(areas.Get(child).Validity.Within(query.Span), query.Span, year);
            if (!before.TryGetValue(days, out var then))
            {
                before.Add(days, then = LastYear(query, days, area => ChildIn(query, area)));
            }

            return then;
        }
    }

    private static FigureAnswer Compare(FigureQuery query, AreaId area, FigureAnswer answer, PeriodTable? lastYear) =>
        lastYear is null
            ? answer
            : FigureQuery.Compare(
                answer,
                lastYear.Rows.Where(row => row.Area == area).Select(row => row.Indicator),
                indicator => lastYear.Find(area, indicator)?.Figure(query.View) ?? Figure.Of(query.View, [])
            );

    /// <summary>Last year's sums under the areas that a cell's area counts in; null without such days.</summary>
    private PeriodTable? LastYear(FigureQuery query, Span? days, Func<AreaId, AreaId?> into)
    {
        if (days is not { } span)
        {
            return null;
        }

        var table = new PeriodTable(span);
        foreach (var (key, cell) in Table.Cells)
        {
            if (query.Asks(key.Indicator) && span.Overlaps(key.Span) && into(key.Area) is { } area)
            {
                table.Apply(area, key, cell);
            }
        }

        return table;
    }

    /// <summary>The area directly in the asked one that the other is in, or went into with what it was in.</summary>
    private AreaId? ChildIn(FigureQuery query, AreaId area) =>
        areas.ChildToward(query.Area, area) is { } child ? areas.Onto(child, query.Span.Last) : null;
}
