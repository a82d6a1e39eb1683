using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Coverage;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire;

namespace Federation.EdgeNode.Districts;

/// <summary>
/// The figures of one area and all below it, caught up from the node's ledgers whenever they are asked for: on
/// boundaries as reported those of its own ledger, with last year beside also from the ledgers of what it was made of;
/// on today's those of all that went into it. Any thread.
/// </summary>
/// <param name="area">The area.</param>
/// <param name="ledgers">The node's.</param>
/// <param name="boundaries">On which boundaries it answers.</param>
internal sealed class DistrictFigures(AreaId area, EdgeLedgers ledgers, Boundaries boundaries) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<LedgerHost, (LedgerId Ledger, EntryNumber Through)> _followed = [];
    private AreaCatalogue _areas = KnownAreas.Current;
    private IReadOnlyList<AreaId> _parts = [];
    private ProvinceFigures _figures = New(area, KnownAreas.Current);
    private ProvinceKinds _kinds = new(AreaId.Nation, KnownAreas.Current);

    /// <summary>Catches up, then answers.</summary>
    /// <exception cref="LedgerUnavailableException">A ledger's file could not be read.</exception>
    /// <exception cref="LedgerStoppedException">A ledger that the figures are of is damaged.</exception>
    public async Task<DistrictAnswer> QueryAsync(FigureQuery query)
    {
        await _turn.WaitAsync();
        try
        {
            // Away from the grain's own turn: catching up with a long ledger takes its time.
            return await Task.Run(() => Query(query));
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>True where amounts of several areas are added up under one.</summary>
    private bool IsJoined => boundaries == Boundaries.Today && _parts.Count > 1;

    private static ProvinceFigures New(AreaId owner, AreaCatalogue areas) =>
        new(owner, areas, IndicatorCatalogue.Reference);

    private DistrictAnswer Query(FigureQuery query)
    {
        if (_parts.Count == 0 || _areas != KnownAreas.Current || _followed.Any(one => one.Value.Ledger != Id(one.Key)))
        {
            _areas = KnownAreas.Current;
            _parts = _areas.PartsOf(area);
            _figures = New(IsJoined || _parts.Count == 1 ? area : AreaId.Nation, _areas);
            _kinds = new ProvinceKinds(AreaId.Nation, _areas);
            _followed.Clear();
        }

        var own = ledgers.Of(area);
        var isWhole = true;
        foreach (var part in _parts.Select(ledgers.TryOf).Prepend(own).Distinct())
        {
            isWhole &=
                part is not null && (boundaries == Boundaries.Today || part == own || part.Writer.Damage is null);
            if (part is not null && isWhole)
            {
                Follow(part);
            }
        }

        var answer = _figures.Query(isWhole || IsSelf(query.LastYear) ? query : query with { LastYear = null });
        answer = IsJoined ? answer.WithKinds(indicator => _kinds.Of(query, _parts, indicator)) : answer;
        var through =
            boundaries == Boundaries.Today
                ? new EntryNumber(_followed.Values.Sum(one => one.Through.Value))
                : _followed[own].Through;
        return new DistrictAnswer(answer, through);
    }

    /// <summary>True where the area stood on all those days: then nothing of its parts is missed.</summary>
    private bool IsSelf(Span? days) => days is { } span && span.First >= _areas.Get(area).Validity.First;

    private static LedgerId Id(LedgerHost ledger) => ledger.Feed.Ledger;

    private void Follow(LedgerHost ledger)
    {
        var (id, through) = _followed.GetValueOrDefault(ledger, (Id(ledger), default));
        _followed[ledger] = (id, ledger.Feed.Follow(through, Take, Take));
    }

    private void Take(Posting posting)
    {
        if (!_parts.Any(part => _areas.Includes(part, posting.Key.Area)))
        {
            return;
        }

        _figures.Apply(IsJoined ? posting with { Key = posting.Key with { Area = area } } : posting);
    }

    /// <summary>
    /// What is stated is of one area as it was: beside the sum of several it says nothing. Which nothing the sum is
    /// follows from what each of them closed and declared.
    /// </summary>
    private void Take(OtherFact fact)
    {
        if (IsJoined)
        {
            _kinds.Apply(fact, position: 0);
        }
        else
        {
            _figures.Apply(fact);
        }
    }
}
