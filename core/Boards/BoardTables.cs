using System.Runtime.InteropServices;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>
/// The base cells of all ledgers, what is announced ahead of them, and the periods that are watched. A period is a
/// derived cache: when there are too many, the one that was asked for longest ago is dropped, and made anew from the
/// base cells when asked for again.
/// </summary>
internal sealed class BoardTables(AreaCatalogue areas, IndicatorCatalogue indicators, int watchedMax)
{
    private readonly Dictionary<LedgerId, LedgerTables> _ledgers = [];
    private readonly Dictionary<Span, LinkedListNode<WatchedPeriod>> _watched = [];
    private readonly SortedDictionary<AreaId, ClosedPeriods> _closed = [];
    private readonly LinkedList<WatchedPeriod> _byUse = [];
    private readonly List<WatchedLedger> _watchedOf = [];

    /// <summary>
    /// Which areas there are. What was counted stays where it is: an AreaId has one province for ever.
    /// </summary>
    public AreaCatalogue Areas { get; set; } = areas;

    /// <summary>The periods that are watched, the one that was asked for last first.</summary>
    public IEnumerable<Span> Watched => _byUse.Select(watched => watched.Period);

    /// <summary>The ledgers of which there are cells or standings.</summary>
    public IEnumerable<LedgerId> Ledgers => _ledgers.Keys;

    /// <summary>What is held of a ledger; the array is the caller's.</summary>
    public (AreaId Owner, KeyValuePair<PostingKey, Cell>[] Cells, Standing? Standing) Take(LedgerId ledger) =>
        _ledgers.TryGetValue(ledger, out var tables)
            ? (tables.Owner, [.. tables.Base.Cells], tables.Standing)
            : (default, [], null);

    /// <summary>Takes over what a checkpoint holds of a ledger. Before any period is watched.</summary>
    public void Load(LedgerCheckpoint ledger)
    {
        if (ledger.Cells.Length > 0 || ledger.Standing is not null)
        {
            var tables = Of(ledger.Ledger, ledger.Owner);
            tables.Base.Load(ledger.Cells);
            tables.Standing = ledger.Standing;
        }
    }

    /// <summary>Adds the postings of a ledger's frame, at the level of its province.</summary>
    /// <returns>
    /// How many are not for these catalogues, or lie outside the owner: the caller keeps them aside.
    /// </returns>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public long Apply(LedgerId ledger, AreaId owner, FrameContents contents)
    {
        var sums = contents.SumByKey();
        var parked = 0L;
        var inflow = new LedgerInflow(this, ledger, owner);
        for (var key = 0; key < sums.Length; key++)
        {
            if (!inflow.TryAdd(contents.Keys[key], sums[key].ToCell()))
            {
                parked += contents.KeyOf.Count(key);
            }
        }

        return parked;
    }

    /// <summary>Adds a posting of a ledger, at the level of its province.</summary>
    /// <returns>False where it is kept aside, as above.</returns>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public bool Apply(LedgerId ledger, AreaId owner, in Posting posting) =>
        new LedgerInflow(this, ledger, owner).TryAdd(posting.Key, default(Cell) + posting);

    /// <summary>The province of an area of an owner; null where it lies outside, or in none.</summary>
    internal AreaId? ProvinceOf(AreaId owner, AreaId area) =>
        Areas.Includes(owner, area) ? Areas.ProvinceOf(area) : null;

    internal bool Knows(IndicatorNumber indicator) => indicators.TryGet(indicator, out _);

    /// <summary>The base cells of a ledger, which are watched from now on.</summary>
    internal FigureTable CellsOf(LedgerId ledger, AreaId province) => Of(ledger, province).Base;

    /// <summary>A ledger of which there are base cells, in every watched period; valid until the next call.</summary>
    internal ReadOnlySpan<WatchedLedger> WatchedOf(LedgerId ledger)
    {
        _watchedOf.Clear();
        foreach (var period in _byUse)
        {
            _watchedOf.Add(period.Find(ledger));
        }

        return CollectionsMarshal.AsSpan(_watchedOf);
    }

    /// <summary>What is closed of an owner's areas, and of all below them; null: nothing ever was.</summary>
    public ClosedPeriods? ClosedOf(AreaId owner) => _closed.GetValueOrDefault(owner);

    /// <summary>The owners that ever closed anything, with what they closed.</summary>
    public IEnumerable<KeyValuePair<AreaId, ClosedPeriods>> Closed => _closed;

    /// <summary>Takes over what a checkpoint holds of an owner's closings. Before any period is watched.</summary>
    public void Load(AreaId owner, ClosedPeriods closed) => _closed.Add(owner, closed);

    /// <summary>What returns state of provinces; what they state of areas below is not for boards.</summary>
    public StatementBook Statements { get; } = new();

    /// <summary>What is declared of provinces; what is declared of areas below is not for boards.</summary>
    public Declarations Declarations { get; } = new();

    /// <summary>Takes in a fact that is no posting.</summary>
    /// <returns>False where nothing here reads it, or it lies outside the owner: the caller keeps it aside.</returns>
    public bool Apply(AreaId owner, OtherFact fact)
    {
        if (ReturnStatement.TryRead(fact, out var statement))
        {
            return Apply(owner, statement.Value);
        }

        if (DeclarationFact.TryRead(fact, out var declaration))
        {
            return Apply(owner, declaration.Value);
        }

        // Counted where the figures of districts are; no figure of a board changes by it.
        if (OverruledCode.TryRead(fact, out var code))
        {
            return Areas.Includes(owner, code.Value.Area) && indicators.TryGet(code.Value.Warning.Indicator, out _);
        }

        if (!ClosingFact.TryRead(fact, out var said) || !Areas.Includes(owner, said.Area))
        {
            return false;
        }

        if (!_closed.TryGetValue(owner, out var closed))
        {
            _closed.Add(owner, closed = new ClosedPeriods());
        }

        _ = closed.TryApply(fact);
        if (said.Area == owner)
        {
            foreach (var period in _byUse)
            {
                period.Close(owner);
            }
        }

        return true;
    }

    private bool Apply(AreaId owner, in ReturnStatement statement)
    {
        var (area, _, _, indicator) = statement.Key;
        if (!Areas.Includes(owner, area) || !indicators.TryGet(indicator, out _))
        {
            return false;
        }

        if (area == owner)
        {
            Statements.Apply(statement);
            foreach (var period in _byUse)
            {
                period.State(statement);
            }
        }

        return true;
    }

    private bool Apply(AreaId owner, in DeclarationFact declaration)
    {
        var (area, indicator, _, _) = declaration.Key;
        if (!Areas.Includes(owner, area) || !indicators.TryGet(indicator, out _))
        {
            return false;
        }

        if (area == owner)
        {
            Declarations.Apply(declaration);
            foreach (var period in _byUse)
            {
                period.Declare(declaration);
            }
        }

        return true;
    }

    /// <summary>What stands in for the ledger's sums; null where nothing does.</summary>
    public Standing? StandingOf(LedgerId ledger) => _ledgers.GetValueOrDefault(ledger)?.Standing;

    /// <summary>All that stands in for sums now.</summary>
    public IEnumerable<Standing> Standings => _ledgers.Values.Select(tables => tables.Standing).OfType<Standing>();

    /// <summary>Lets a standing stand in for its ledger's sums, in place of an earlier one.</summary>
    public void Announce(Standing standing)
    {
        var known = standing with { Periods = [.. standing.Periods.Select(OfKnown)] };
        Of(standing.Ledger, standing.Owner).Standing = known;
        Show(standing.Ledger, standing.Owner, known);
    }

    /// <summary>Ends what stands in for a ledger's sums: from now on the sums are shown.</summary>
    /// <returns>True where they agree in every period that was named.</returns>
    public bool EndStanding(LedgerId ledger)
    {
        var tables = _ledgers[ledger];
        var agrees = tables.Standing!.Periods.All(named => Agrees(ledger, tables, named));
        tables.Standing = null;
        Show(ledger, tables.Owner, null);
        return agrees;
    }

    /// <summary>The board of a period, which is watched from now on.</summary>
    public Board BoardAt(Span period)
    {
        if (_watched.TryGetValue(period, out var node))
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Board();
        }

        if (_watched.Count == watchedMax)
        {
            Forget(_byUse.Last!);
        }

        var watched = Sum(period);
        _watched.Add(period, _byUse.AddFirst(watched));
        return watched.Board();
    }

    /// <summary>On which days and spans a figure lies: <see cref="BoardFold.Spans"/>.</summary>
    public SortedDictionary<Span, long> Spans(FigureQuery query)
    {
        var sums = new SortedDictionary<Span, long>();
        foreach (var tables in _ledgers.Values)
        {
            var isAsked = (AreaId area) => query.Area == AreaId.Nation || query.Area == area;
            tables.Base.AddSpans(sums, query.Indicators[0], query.Span, query.View, isAsked);
        }

        return sums;
    }

    /// <summary>What of the board of a period is of which ledger; the period is watched from now on.</summary>
    public IReadOnlyList<ShownLedger> LedgersAt(Span period)
    {
        _ = BoardAt(period);
        return _watched[period].Value.Ledgers();
    }

    /// <summary>
    /// Without the indicators that are not for this catalogue: their postings are kept aside as well.
    /// </summary>
    private StandingPeriod OfKnown(StandingPeriod named) =>
        named.Rows.All(row => indicators.TryGet(row.Indicator, out _))
            ? named
            : named with
            {
                Rows = [.. named.Rows.Where(row => indicators.TryGet(row.Indicator, out _))],
            };

    private LedgerTables Of(LedgerId ledger, AreaId province)
    {
        if (!_ledgers.TryGetValue(ledger, out var tables))
        {
            _ledgers.Add(ledger, tables = new LedgerTables(province));
            foreach (var period in _byUse)
            {
                period.Add(ledger, tables);
            }
        }

        return tables;
    }

    private void Show(LedgerId ledger, AreaId province, Standing? standing)
    {
        foreach (var period in _byUse)
        {
            period.Announce(ledger, province, standing);
        }
    }

    private bool Agrees(LedgerId ledger, LedgerTables tables, StandingPeriod named)
    {
        var isWatched = _watched.TryGetValue(named.Period, out var node);
        var rows = (isWatched ? node!.Value.SumsOf(ledger) : tables.Sum(named.Period)).Rows;
        return rows.Count == named.Rows.Count
            && rows.Zip(named.Rows).All(pair => BoardRow.Of(pair.First).HasSameCells(pair.Second));
    }

    private WatchedPeriod Sum(Span period)
    {
        var watched = new WatchedPeriod(period, ClosedOf, Statements, Declarations);
        foreach (var declaration in Declarations.All)
        {
            watched.Declare(declaration);
        }

        foreach (var statement in Statements.All)
        {
            watched.State(statement);
        }

        foreach (var owner in _closed.Keys)
        {
            watched.Close(owner);
        }

        foreach (var (ledger, tables) in _ledgers)
        {
            watched.Add(ledger, tables);
        }

        return watched;
    }

    private void Forget(LinkedListNode<WatchedPeriod> node)
    {
        _watched.Remove(node.Value.Period);
        _byUse.Remove(node);
    }
}
