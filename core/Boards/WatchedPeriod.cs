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
    private readonly Dictionary<AreaId, WatchedProvince> _provinces = [];
    private readonly List<WatchedProvince> _touched = [];
    private Board _board = Boards.Board.Empty(period);

    /// <summary>The days.</summary>
    public Span Period => period;

    /// <summary>Adds a ledger with its sums so far and what is announced of it.</summary>
    public void Add(LedgerId ledger, LedgerTables tables)
    {
        var province = Of(tables.Owner);
        var watched = new WatchedLedger(ledger, province, tables.Sum(period));
        watched.Announce(tables.Standing);
        _ledgers.Add(ledger, watched);
        province.Ledgers.Add(watched);
        province.Ledgers.Sort(static (a, b) => a.Ledger.ToArray().AsSpan().SequenceCompareTo(b.Ledger.ToArray()));
        province.Remake();
    }

    /// <summary>A ledger that was added: what adds to its sums.</summary>
    public WatchedLedger Find(LedgerId ledger) => _ledgers[ledger];

    /// <summary>Shows what a standing says of a ledger that was added, or (null) its sums again.</summary>
    public void Announce(LedgerId ledger, AreaId province, Standing? standing)
    {
        _ledgers[ledger].Announce(standing);
        Of(province).Remake();
    }

    /// <summary>The sums of a ledger that was added, whatever is shown in their place.</summary>
    public PeriodTable SumsOf(LedgerId ledger) => _ledgers[ledger].Table;

    /// <summary>Follows a statement of a province.</summary>
    public void State(in ReturnStatement statement)
    {
        if (statement.Key.Span == period)
        {
            Of(statement.Key.Area).Remake();
        }
    }

    /// <summary>Follows a declaration of a province, or its withdrawal.</summary>
    public void Declare(in DeclarationFact declaration)
    {
        if (declaration.Key.Span.Overlaps(period))
        {
            Of(declaration.Key.Area).Remake();
        }
    }

    /// <summary>Follows a closing or a reopening of a province.</summary>
    public void Close(AreaId province) => Of(province).Remake();

    /// <summary>The board as of everything applied; the same object as before where nothing changed.</summary>
    public Board Board()
    {
        if (_touched.Count > 0)
        {
            var leaves = _touched.ToDictionary(province => province.Area, Leaf);
            var isSame = leaves.All(leaf => _board.Find(leaf.Key)?.Digest == leaf.Value?.Digest);
            _board = isSame ? _board : _board.With(leaves);
            _touched.ForEach(province => province.Settle());
            _touched.Clear();
        }

        return _board;
    }

    /// <summary>What is shown of each ledger as of everything applied.</summary>
    public IReadOnlyList<ShownLedger> Ledgers() => [.. _ledgers.Values.Select(ledger => ledger.Show())];

    private WatchedProvince Of(AreaId province)
    {
        if (!_provinces.TryGetValue(province, out var known))
        {
            _provinces.Add(province, known = new WatchedProvince(province, _touched));
        }

        return known;
    }

    private BoardLeaf? Leaf(WatchedProvince province)
    {
        var (area, ledgers) = (province.Area, province.Ledgers);
        BoardAnnouncement[] announcements =
        [
            .. ledgers.Select(ledger => ledger.Announcement).OfType<BoardAnnouncement>(),
        ];
        return province.IsRemade
            ? BoardLeaf.Merge(area, null, announcements, Closings(area), Stated(area, RowsOf(ledgers)))
            : BoardLeaf.Merge(
                area,
                _board.Find(area),
                announcements,
                Closings(area),
                [.. province.Changed.Select(indicator => Stated(area, Row(ledgers, indicator)))]
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

    private static BoardRow[] RowsOf(List<WatchedLedger> ledgers)
    {
        if (ledgers.Count == 1)
        {
            return [.. ledgers[0].Rows];
        }

        var sums = new RowSums();
        foreach (var row in ledgers.SelectMany(ledger => ledger.Rows))
        {
            sums.Add(row);
        }

        return sums.ToRows();
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
