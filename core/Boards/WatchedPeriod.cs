using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>
/// The sums of one period by ledger, kept up to date, and the board made of them, of which only what changed is made
/// anew. A province is the sum of its ledgers, of each its own sums or what stands in for them.
/// </summary>
internal sealed class WatchedPeriod(
    Span period,
    Func<AreaId, ClosedPeriods?> closedOf,
    StatementBook statements,
    Declarations declarations
)
{
    private readonly Dictionary<LedgerId, WatchedLedger> _ledgers = [];
    private readonly Dictionary<AreaId, List<WatchedLedger>> _provinces = [];
    private readonly SortedDictionary<AreaId, SortedSet<IndicatorNumber>> _changed = [];
    private readonly HashSet<AreaId> _remade = [];
    private Board _board = Boards.Board.Empty(period);

    /// <summary>The days.</summary>
    public Span Period => period;

    /// <summary>Adds a ledger with its sums so far and what is announced of it.</summary>
    public void Add(LedgerId ledger, LedgerTables tables)
    {
        var watched = new WatchedLedger(ledger, tables.Owner, tables.Sum(period));
        watched.Announce(tables.Standing);
        _ledgers.Add(ledger, watched);
        if (!_provinces.TryGetValue(tables.Owner, out var ofProvince))
        {
            _provinces.Add(tables.Owner, ofProvince = []);
        }

        ofProvince.Add(watched);
        ofProvince.Sort(static (a, b) => a.Ledger.ToArray().AsSpan().SequenceCompareTo(b.Ledger.ToArray()));
        _remade.Add(tables.Owner);
    }

    /// <summary>Adds to the sums of a ledger that was added.</summary>
    public void Apply(LedgerId ledger, in PostingKey key, in Cell delta)
    {
        var watched = _ledgers[ledger];
        if (!watched.Table.Apply(key.Area, key, delta) || watched.IsCovered)
        {
            return;
        }

        if (!_changed.TryGetValue(key.Area, out var indicators))
        {
            _changed.Add(key.Area, indicators = []);
        }

        indicators.Add(key.Indicator);
    }

    /// <summary>Shows what a standing says of a ledger that was added, or (null) its sums again.</summary>
    public void Announce(LedgerId ledger, AreaId province, Standing? standing)
    {
        _ledgers[ledger].Announce(standing);
        _remade.Add(province);
    }

    /// <summary>The sums of a ledger that was added, whatever is shown in their place.</summary>
    public PeriodTable SumsOf(LedgerId ledger) => _ledgers[ledger].Table;

    /// <summary>Follows a statement of a province.</summary>
    public void State(in ReturnStatement statement)
    {
        if (statement.Key.Span == period)
        {
            _remade.Add(statement.Key.Area);
        }
    }

    /// <summary>Follows a declaration of a province, or its withdrawal.</summary>
    public void Declare(in DeclarationFact declaration)
    {
        if (declaration.Key.Span.Overlaps(period))
        {
            _remade.Add(declaration.Key.Area);
        }
    }

    /// <summary>Follows a closing or a reopening of a province.</summary>
    public void Close(AreaId province) => _remade.Add(province);

    /// <summary>The board as of everything applied; the same object as before where nothing changed.</summary>
    public Board Board()
    {
        if (_changed.Count + _remade.Count > 0)
        {
            var leaves = _changed.Keys.Union(_remade).ToDictionary(area => area, Leaf);
            var isSame = leaves.All(leaf => _board.Find(leaf.Key)?.Digest == leaf.Value?.Digest);
            _board = isSame ? _board : _board.With(leaves);
            _changed.Clear();
            _remade.Clear();
        }

        return _board;
    }

    /// <summary>What is shown of each ledger as of everything applied.</summary>
    public IReadOnlyList<ShownLedger> Ledgers() => [.. _ledgers.Values.Select(ledger => ledger.Show())];

    private BoardLeaf? Leaf(AreaId province)
    {
        var ledgers = _provinces.TryGetValue(province, out var known) ? known : [];
        BoardAnnouncement[] announcements =
        [
            .. ledgers.Select(ledger => ledger.Announcement).OfType<BoardAnnouncement>(),
        ];
        return _remade.Contains(province)
            ? BoardLeaf.Merge(province, null, announcements, Closings(province), Stated(province, RowsOf(ledgers)))
            : BoardLeaf.Merge(
                province,
                _board.Find(province),
                announcements,
                Closings(province),
                [.. _changed[province].Select(indicator => Stated(province, Row(ledgers, indicator)))]
            );
    }

    private BoardRow Stated(AreaId province, BoardRow row) =>
        row.With(
            statements.Of(province, period, row.Indicator),
            BoardDeclaration.Of(period, declarations.Of(province, row.Indicator))
        );

    private List<BoardRow> Stated(AreaId province, IReadOnlyList<BoardRow> rows)
    {
        var stated = new SortedDictionary<IndicatorNumber, BoardRow>(rows.ToDictionary(row => row.Indicator));
        var marked = statements
            .IndicatorsOf(province, period)
            .Union(declarations.IndicatorsOf(province, period))
            .ToList();
        foreach (var indicator in marked)
        {
            var row = stated.TryGetValue(indicator, out var known) ? known : BoardRow.Gone(indicator);
            stated[indicator] = Stated(province, row);
        }

        return [.. stated.Values];
    }

    private BoardClosing[] Closings(AreaId province)
    {
        if (closedOf(province) is not { IsEmpty: false } closed)
        {
            return [];
        }

        var closings = new List<BoardClosing>();
        foreach (var force in Forces.All)
        {
            if (closed.Find(force, province) is { } closing && closing.Through >= period.First)
            {
                closings.Add(new BoardClosing(force, closing.Through < period.Last ? closing.Through : period.Last));
            }
        }

        return [.. closings];
    }

    private static IReadOnlyList<BoardRow> RowsOf(List<WatchedLedger> ledgers)
    {
        if (ledgers.Count == 1)
        {
            return [.. ledgers[0].Rows];
        }

        var sums = new SortedDictionary<IndicatorNumber, CellSums>();
        foreach (var row in ledgers.SelectMany(ledger => ledger.Rows))
        {
            CellSums.AddTo(sums, row);
        }

        return [.. sums.Select(sum => sum.Value.ToRow(sum.Key))];
    }

    private static BoardRow Row(List<WatchedLedger> ledgers, IndicatorNumber indicator)
    {
        if (ledgers.Count == 1)
        {
            return ledgers[0].Find(indicator) ?? BoardRow.Gone(indicator);
        }

        var sums = new CellSums();
        foreach (var ledger in ledgers)
        {
            if (ledger.Find(indicator) is { } row)
            {
                sums.Add(row);
            }
        }

        return sums.ToRow(indicator);
    }
}
