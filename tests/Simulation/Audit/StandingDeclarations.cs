using Federation.Core.Areas;

namespace Federation.Simulation.Audit;

/// <summary>What forces have declared to be nothing: of each area, indicator, force and days the last word.</summary>
internal sealed class StandingDeclarations
{
    private const byte Zero = 1;
    private const int SomeCombination = 0x80;

    private readonly SortedDictionary<(int Area, int Indicator, int Force), Dictionary<Days, byte>> _kinds = [];

    /// <summary>The rows that they come to on the days that are asked for; null: they may be others now.</summary>
    private IReadOnlyList<DeclaredRow>? _rows;

    /// <summary>What a declaration alone declares; of another change nothing.</summary>
    public static StandingDeclarations Of(ConfirmedChange declared)
    {
        var standing = new StandingDeclarations();
        foreach (var indicator in declared.Kind == ConfirmedKind.DeclaredNoMore ? [] : declared.Declared)
        {
            standing._kinds.Add(
                (declared.Area.Value, indicator, declared.Lead),
                new() { [new Days(declared.FirstDay, declared.LastDay)] = Zero }
            );
        }

        return standing;
    }

    public void Take(in ToldFact fact)
    {
        var (key, days) = ((fact.Area, fact.Indicator, fact.Code), new Days(fact.FirstDay, fact.LastDay));
        if (!_kinds.TryGetValue(key, out var kinds))
        {
            _kinds.Add(key, kinds = []);
        }

        kinds[days] = fact.Mark;
        _ = fact.Mark == 0 && kinds.Remove(days) && kinds.Count == 0 && _kinds.Remove(key);
        _rows = null;
    }

    /// <summary>The same, to go on from by themselves.</summary>
    public StandingDeclarations Copy()
    {
        var copy = new StandingDeclarations { _rows = _rows };
        foreach (var (key, kinds) in _kinds)
        {
            copy._kinds.Add(key, new(kinds));
        }

        return copy;
    }

    /// <summary>What is declared, one line each, in order: for comparing.</summary>
    public IEnumerable<string> Lines() =>
        from one in _kinds
        from said in one.Value.OrderBy(said => (said.Key.First, said.Key.Last))
        select $"{one.Key} {said.Key} {said.Value}";

    /// <summary>
    /// True where a force that is in it for certain has declared one of its indicators, there or above, on all days.
    /// </summary>
    public bool Contradict(AreaCatalogue areas, ConfirmedChange said) =>
        (said.Forces & SomeCombination) == 0
        && _kinds.Any(one =>
            (said.Forces & (1 << one.Key.Force)) != 0
            && said.Amounts.Any(amount => amount.Indicator == one.Key.Indicator)
            && one.Value.Keys.Any(days => days.First <= said.FirstDay && said.LastDay <= days.Last)
            && areas.Includes(new AreaId(one.Key.Area), said.Area)
        );

    /// <summary>What is declared of a day: 0 nothing, 1 zero (also beside the other), 2 not applicable.</summary>
    public byte On(int area, int indicator, int force, int day) =>
        _kinds.TryGetValue((area, indicator, force), out var kinds) ? On(kinds, day) : default;

    /// <summary>
    /// The fewest spans that say, day by day, what is declared on these days; by area, then as boards have them. Always
    /// asked for the same days.
    /// </summary>
    public IReadOnlyList<DeclaredRow> RowsOf(int firstDay, int lastDay) => _rows ??= [.. Rows(firstDay, lastDay)];

    private IEnumerable<DeclaredRow> Rows(int firstDay, int lastDay)
    {
        foreach (var ((area, indicator, force), kinds) in _kinds)
        {
            var open = default(DeclaredRow);
            for (var day = firstDay; day <= lastDay; day++)
            {
                var kind = On(kinds, day);
                if (open.Kind > 0 && open.Kind != kind)
                {
                    yield return open;
                }

                open =
                    kind == 0 ? default
                    : open.Kind == kind ? open with { LastDay = day }
                    : new DeclaredRow(area, indicator, (byte)force, kind, day, day);
            }

            if (open.Kind > 0)
            {
                yield return open;
            }
        }
    }

    private static byte On(Dictionary<Days, byte> kinds, int day)
    {
        var on = default(byte);
        foreach (var (days, kind) in kinds)
        {
            on = day < days.First || day > days.Last || on == Zero ? on : kind;
        }

        return on;
    }
}
