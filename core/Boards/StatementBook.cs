using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>
/// What returns state now: the last statement of each key, in the order of the journal. For one thread at a time.
/// </summary>
public sealed class StatementBook
{
    private readonly Dictionary<StatementKey, long> _toldAt = [];

    private static readonly SortedDictionary<IndicatorNumber, SortedDictionary<View, BoardStatement>> Nothing = [];

    private readonly Dictionary<
        (AreaId, Span),
        SortedDictionary<IndicatorNumber, SortedDictionary<View, BoardStatement>>
    > _byPeriod = [];

    /// <summary>All of them, in order of keys.</summary>
    public IReadOnlyList<ReturnStatement> All =>
        [
            .. _byPeriod
                .SelectMany(period =>
                    period.Value.SelectMany(row => row.Value.Values.Select(one => Of(period.Key, row.Key, one)))
                )
                .OrderBy(statement => statement.Key),
        ];

    /// <summary>
    /// Takes a statement in, in the place of that of the same key; one that was told before that one is left.
    /// </summary>
    /// <param name="statement">What is stated.</param>
    /// <param name="position">Where in the journal it was told; 0 where statements come in their order.</param>
    public void Apply(in ReturnStatement statement, long position = 0)
    {
        if (_toldAt.TryGetValue(statement.Key, out var later) && position < later)
        {
            return;
        }

        if (position > 0)
        {
            _toldAt[statement.Key] = position;
        }

        var (area, span, view, indicator) = statement.Key;
        if (!_byPeriod.TryGetValue((area, span), out var rows))
        {
            _byPeriod.Add((area, span), rows = []);
        }

        if (!rows.TryGetValue(indicator, out var views))
        {
            rows.Add(indicator, views = []);
        }

        if (statement.Qualifier is { } qualifier)
        {
            views[view] = new BoardStatement(view, statement.Amount.Value, qualifier);
            return;
        }

        views.Remove(view);
        _ = views.Count == 0 && rows.Remove(indicator);
        _ = rows.Count == 0 && _byPeriod.Remove((area, span));
    }

    /// <summary>The indicators of which anything is stated for an area and a period, in order.</summary>
    public IEnumerable<IndicatorNumber> IndicatorsOf(AreaId area, Span period) => Rows(area, period).Keys;

    /// <summary>What is stated of an indicator, in order of views; empty where nothing is.</summary>
    public BoardStatement[] Of(AreaId area, Span period, IndicatorNumber indicator) =>
        Rows(area, period).TryGetValue(indicator, out var views) ? [.. views.Values] : [];

    /// <summary>Puts what is stated beside the figures of an answer; adds those of which nothing is counted.</summary>
    /// <param name="answer">The figures.</param>
    /// <param name="area">Of which area they are.</param>
    public FigureAnswer Beside(FigureAnswer answer, AreaId area)
    {
        var query = answer.Query;
        var lines = answer.Lines.ToDictionary(line => line.Indicator);
        foreach (var indicator in IndicatorsOf(area, query.Span).Where(query.Asks))
        {
            foreach (var stated in Of(area, query.Span, indicator).Where(one => one.View == query.View))
            {
                var line = lines.TryGetValue(indicator, out var known) ? known : query.Line(indicator, [], []);
                lines[indicator] = line with { Stated = stated };
            }
        }

        return answer with
        {
            Lines = [.. lines.Values.OrderBy(line => line.Indicator)],
        };
    }

    private SortedDictionary<IndicatorNumber, SortedDictionary<View, BoardStatement>> Rows(AreaId area, Span period) =>
        _byPeriod.TryGetValue((area, period), out var rows) ? rows : Nothing;

    private static ReturnStatement Of((AreaId Area, Span Span) period, IndicatorNumber indicator, BoardStatement one) =>
        new(new StatementKey(period.Area, period.Span, one.View, indicator), new Amount(one.Amount), one.Qualifier);
}
