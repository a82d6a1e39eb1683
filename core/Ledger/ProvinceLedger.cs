using System.Diagnostics.CodeAnalysis;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.Explained;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger.State;

namespace Federation.Core.Ledger;

/// <summary>
/// One owner's ledger in memory: decides every rule that spans entries. It reads no clock and writes nothing: the host
/// writes the entries that it decides on, and applies them. One thread at a time.
/// </summary>
public sealed class ProvinceLedger
{
    private readonly LedgerState _state = new();
    private readonly ActivityRules _activities;
    private readonly ImportRules _imports;
    private readonly UndoRules _undo;
    private readonly ParticipationRules _participations;
    private readonly ClosingRules _closings;
    private readonly ReturnRules _returns;
    private readonly DeclarationRules _declarations;

    /// <param name="owner">The province, or the unit directly under a ministry.</param>
    /// <param name="id">The ledger's identity; derived ids depend on it.</param>
    /// <param name="indicators">What can be counted.</param>
    /// <param name="areas">Where.</param>
    /// <param name="policy">What the province sets; null: the defaults.</param>
    public ProvinceLedger(
        AreaId owner,
        LedgerId id,
        IndicatorCatalogue indicators,
        AreaCatalogue areas,
        LedgerPolicy? policy = null
    )
    {
        Policy = policy ?? new LedgerPolicy();
        Id = id;
        Scope = new LedgerScope(owner, indicators, areas);
        var plausibility = new OverruleRules(Scope, _state, Policy.Rules);
        _closings = new ClosingRules(Scope, _state);
        var closedDays = new ClosedDays(Scope, _state);
        var declared = new DeclaredNothing(Scope, _state);
        var draws = new DrawRules(Scope, _state, closedDays);
        _declarations = new DeclarationRules(Scope, _state);
        _activities = new ActivityRules(Scope, _state, plausibility, closedDays, declared, draws);
        _imports = new ImportRules(Scope, id, _state, plausibility, closedDays, declared, draws);
        _undo = new UndoRules(Scope, id, _state, closedDays, draws);
        _returns = new ReturnRules(Scope, _state, plausibility, closedDays, declared);
        _participations = new ParticipationRules(_state, Policy, closedDays);
    }

    /// <summary>The ledger's identity.</summary>
    public LedgerId Id { get; }

    /// <summary>Whose ledger it is, and what it may speak of.</summary>
    public LedgerScope Scope { get; }

    /// <summary>What the province sets.</summary>
    public LedgerPolicy Policy { get; }

    /// <summary>The number that the next entry has: 1 for an empty ledger.</summary>
    public EntryNumber NextEntry => _state.NextEntry;

    /// <summary>The last adopted entry (<see cref="Entry.CountedIn"/>); 0 where none was adopted.</summary>
    public EntryNumber AdoptedThrough => _state.AdoptedThrough;

    /// <summary>
    /// The latest day in Vietnam on which an entry was made, by the clocks of their time; null for an empty ledger.
    /// Today is never before it (DESIGN law 7).
    /// </summary>
    public Day? LatestDay => _state.LatestAt is { } at ? LedgerState.DayOf(at) : null;

    /// <summary>How many activities and lumps there are, voided ones too.</summary>
    public int ItemCount => _state.Items.Count;

    /// <summary>All activities and lumps, in the order in which they were recorded.</summary>
    public IEnumerable<ItemState> Items => Enumerable.Range(0, ItemCount).Select(_state.StateOf);

    /// <summary>
    /// The live joint activities that wait for this force's confirmation, in order of recording, each with its place in
    /// that order; those whose time is over by <paramref name="today"/> are deemed confirmed and come as null. Lazy: it
    /// ends being good when the ledger changes.
    /// </summary>
    /// <param name="force">Who is asked.</param>
    /// <param name="today">Today in Vietnam.</param>
    /// <param name="after">Only those after this place; -1: all.</param>
    public IEnumerable<(int Place, ItemState? Activity)> PendingFor(Force force, Day today, int after = -1) =>
        _state
            .Participations.WaitingFor(force, after)
            .Select(item => (item, IsPending(item, force, today) ? _state.StateOf(item) : null));

    private bool IsPending(int item, Force force, Day today) =>
        _state.ParticipantOf(item, force).At(today, Policy.ConfirmationDays) == Participation.Pending;

    /// <summary>What is counted of the owner in a period; sums all that is live anew.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits: the bounds of the ledger did not hold.</exception>
    public PeriodTable Counted(Span period) => CountedFigures.Of(_state, Scope.Areas, Scope.Owner, [period])[0];

    /// <summary>What is closed now; a copy that does not follow the ledger.</summary>
    public ClosedPeriods Closed => _state.Closings.Closed.Copy();

    /// <summary>
    /// What is declared zero or not applicable now, in order of keys, each with the entry that said it; entry 0: only
    /// the nation's copy is left of it.
    /// </summary>
    /// <param name="within">Only of these areas and all below them; null: of all.</param>
    public IReadOnlyList<(DeclarationFact Declaration, EntryNumber SaidBy)> Declared(
        IReadOnlyList<AreaId>? within = null
    ) =>
        [
            .. _state
                .Declarations.Standing.All.Where(one => IsWithin(within, one.Key.Area))
                .Select(one => (one, _state.Declarations.SaidBy(one.Key))),
        ];

    /// <summary>What became of what that id declared or withdrew; null where the ledger holds no such entry.</summary>
    public DeclarationState? Declaration(EntryId id) => _state.Declarations.StateOf(id);

    /// <summary>True where the id is that of an activity or lump, or of a declaration or its withdrawal.</summary>
    public bool Shows(EntryId id) => _state.Items.TryFindItemOrJoined(id, out _) || _state.Declarations.Contains(id);

    /// <summary>What a command comes to. Changes nothing; write the entries, then <see cref="Apply"/> each.</summary>
    /// <param name="command">What is wanted.</param>
    /// <param name="today">Today in Vietnam.</param>
    /// <param name="atUnixMicroseconds">The time that goes into the entries, microseconds since 1970-01-01 UTC.</param>
    public Decision Decide(Command command, Day today, long atUnixMicroseconds) =>
        command switch
        {
            RecordActivity record => _activities.Decide(record, today, atUnixMicroseconds),
            CorrectActivity correct => _activities.Decide(correct, today, atUnixMicroseconds),
            VoidActivity @void => _activities.Decide(@void, atUnixMicroseconds),
            ConfirmParticipation confirm => _participations.Decide(confirm, atUnixMicroseconds),
            DeclineParticipation decline => _participations.Decide(decline, today, atUnixMicroseconds),
            ClosePeriod close => _closings.Decide(close, today, atUnixMicroseconds),
            ReopenPeriod reopen => _closings.Decide(reopen, today, atUnixMicroseconds),
            DeclareNothing declare => _declarations.Decide(declare, today, atUnixMicroseconds),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "No such command."),
        };

    /// <summary>
    /// What an import comes to, line by line. Changes nothing; write the plan's entries, then apply each.
    /// </summary>
    /// <param name="file">Its lines.</param>
    /// <param name="today">Today in Vietnam.</param>
    /// <param name="atUnixMicroseconds">As of <see cref="Decide"/>.</param>
    public ImportPlan Plan(ImportFile file, Day today, long atUnixMicroseconds) =>
        _imports.Plan(file, today, atUnixMicroseconds);

    /// <summary>
    /// What taking an import back comes to. Changes nothing; write the plan's entries, then apply each.
    /// </summary>
    /// <param name="undo">Which import.</param>
    /// <param name="atUnixMicroseconds">As of <see cref="Decide"/>.</param>
    public ImportPlan Plan(UndoImport undo, long atUnixMicroseconds) => _undo.Plan(undo, atUnixMicroseconds);

    /// <summary>What filing a return comes to. Changes nothing; write the plan's entries, then apply each.</summary>
    /// <param name="command">What it states.</param>
    /// <param name="today">Today in Vietnam.</param>
    /// <param name="atUnixMicroseconds">As of <see cref="Decide"/>.</param>
    public ReturnPlan Plan(FileReturn command, Day today, long atUnixMicroseconds) =>
        _returns.Plan(command, today, atUnixMicroseconds);

    /// <summary>
    /// All that the returns of this ledger state now, in order of keys, each with what is counted of it. Sums all that
    /// is
    /// live once for every area.
    /// </summary>
    /// <param name="within">Only of these areas and all below them; null: of all.</param>
    public IReadOnlyList<(ReturnStatement Statement, Figure Counted)> Compare(IReadOnlyList<AreaId>? within = null) =>
        [
            .. _state
                .Statements.All.Where(one => IsWithin(within, one.Key.Area))
                .GroupBy(one => one.Key.Area)
                .SelectMany(ofArea => CountedFigures.Compare(_state, Scope.Areas, ofArea.Key, [.. ofArea])),
        ];

    private bool IsWithin(IReadOnlyList<AreaId>? within, AreaId area) =>
        within is null || within.Any(one => Scope.Areas.Includes(one, area));

    /// <summary>
    /// Takes an entry in: the only way the ledger changes, at write and at replay. Returns what the entry tells the
    /// nation, the same at every replay, and nothing for an adopted one; the array is the caller's. All or nothing.
    /// </summary>
    /// <exception cref="LedgerDamagedException">
    /// The entry does not follow from those before. Nothing changed; at replay the node must stop.
    /// </exception>
    public IReadOnlyList<Fact> Apply(Entry entry)
    {
        var facts = _state.Apply(entry);
        return entry.CountedIn is null ? facts : [];
    }

    /// <summary>
    /// As <see cref="Apply"/>, and returns what the entry tells whoever counts it: for an adopted entry what the ledger
    /// told that was closed.
    /// </summary>
    /// <exception cref="LedgerDamagedException">As of <see cref="Apply"/>.</exception>
    public IReadOnlyList<Fact> Adopt(Entry entry) => _state.Apply(entry);

    /// <summary>
    /// The activity or lump of that id as it stands now; of a recording that joined an activity, that activity.
    /// </summary>
    public bool TryGet(EntryId id, [NotNullWhen(true)] out ItemState? item)
    {
        item = _state.Items.TryFindItemOrJoined(id, out var position) ? _state.StateOf(position) : null;
        return item is not null;
    }

    /// <summary>
    /// The activity or lump that this entry made what it is now; false where a later entry changed it again.
    /// </summary>
    public bool TryGetNewest(EntryNumber entry, [NotNullWhen(true)] out ItemState? item)
    {
        item = _state.Items.TryFindByNewest(entry, out var position) ? _state.StateOf(position) : null;
        return item is not null;
    }

    /// <summary>What is at a place in <see cref="Items"/>, and the entry that made it what it counts.</summary>
    public (ItemState Item, EntryNumber Counting) ItemAt(int place) =>
        (_state.StateOf(place), _state.Items.Newest(place));

    /// <summary>Takes what the items of some places add to a figure.</summary>
    /// <param name="query">Which figure: of its indicators, of days that lie in its period.</param>
    /// <param name="from">The first place.</param>
    /// <param name="count">How many places.</param>
    /// <param name="shares">Gets them.</param>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public void TakeShares(FigureQuery query, int from, int count, LargestShares<ItemShare> shares) =>
        SharesOfItems.Take(_state, Scope.Areas, query, from, count, shares);

    /// <summary>Takes what is in a figure and came back from the nation without its item, as a sum.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public void TakeLooseShares(FigureQuery query, LargestShares<ItemShare> shares) =>
        SharesOfItems.TakeLoose(_state, Scope.Areas, query, shares);

    /// <summary>The sum of the live amounts of an indicator, 0 to <see cref="Amount.OwnerMax"/> base units.</summary>
    public long SumOf(IndicatorNumber indicator) => _state.Sums.Of(indicator);
}
