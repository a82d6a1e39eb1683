using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// What is declared zero or not applicable now: of each key what was said last. The same at an edge and at the nation.
/// For one thread at a time.
/// </summary>
public sealed class Declarations
{
    private static readonly SortedDictionary<IndicatorNumber, SortedDictionary<DeclarationKey, DeclaredKind>> None = [];

    private readonly Dictionary<
        AreaId,
        SortedDictionary<IndicatorNumber, SortedDictionary<DeclarationKey, DeclaredKind>>
    > _byArea = [];
    private readonly Dictionary<DeclarationKey, long> _toldAt = [];

    /// <summary>True where nothing is declared.</summary>
    public bool IsEmpty => _byArea.Count == 0;

    /// <summary>All that is declared, in order of keys.</summary>
    public IReadOnlyList<DeclarationFact> All =>
        [
            .. _byArea
                .Values.SelectMany(area => area.Values.SelectMany(row => row))
                .Select(one => new DeclarationFact(one.Key, one.Value))
                .OrderBy(one => one.Key),
        ];

    /// <summary>What is declared of exactly that; null: nothing.</summary>
    public DeclaredKind? Of(DeclarationKey key) =>
        Rows(key.Area).TryGetValue(key.Indicator, out var row) && row.TryGetValue(key, out var kind) ? kind : null;

    /// <summary>What is declared of an area's indicator, in order of keys.</summary>
    public IEnumerable<DeclarationFact> Of(AreaId area, IndicatorNumber indicator) =>
        Rows(area).TryGetValue(indicator, out var row)
            ? row.Select(one => new DeclarationFact(one.Key, one.Value))
            : [];

    /// <summary>
    /// What is declared of an area's indicator, and of that of the areas that include it, nearest first.
    /// </summary>
    public IEnumerable<DeclarationFact> AtOrAbove(AreaCatalogue areas, AreaId area, IndicatorNumber indicator)
    {
        for (AreaId? at = area; !IsEmpty && at is { } here && areas.TryGet(here, out _); at = areas.Parent(here))
        {
            foreach (var one in Of(here, indicator))
            {
                yield return one;
            }
        }
    }

    /// <summary>The indicators of which anything is declared of an area for days of a period, in order.</summary>
    public IEnumerable<IndicatorNumber> IndicatorsOf(AreaId area, Span period) =>
        Rows(area).Where(row => row.Value.Keys.Any(key => key.Span.Overlaps(period))).Select(row => row.Key);

    /// <summary>Takes in a declaration or its withdrawal.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="position">Where in the journal it was told; 0 where facts come in their order.</param>
    /// <returns>False where the fact is neither: nothing changed.</returns>
    public bool TryApply(OtherFact fact, long position = 0)
    {
        var isOne = DeclarationFact.TryRead(fact, out var read);
        if (isOne)
        {
            Apply(read!.Value, position);
        }

        return isOne;
    }

    /// <summary>
    /// Takes a declaration in, in the place of that of the same key; one that was told before that one is left.
    /// </summary>
    /// <param name="declaration">What is declared.</param>
    /// <param name="position">Where in the journal it was told; 0 where they come in their order.</param>
    public void Apply(in DeclarationFact declaration, long position = 0)
    {
        var key = declaration.Key;
        if (_toldAt.TryGetValue(key, out var later) && position < later)
        {
            return;
        }

        if (position > 0)
        {
            _toldAt[key] = position;
        }

        if (declaration.Declared is { } kind)
        {
            Set(key, kind);
        }
        else if (Rows(key.Area).TryGetValue(key.Indicator, out var row) && row.Remove(key) && row.Count == 0)
        {
            _ = _byArea[key.Area].Remove(key.Indicator);
            _ = _byArea[key.Area].Count == 0 && _byArea.Remove(key.Area);
        }
    }

    private void Set(DeclarationKey key, DeclaredKind kind)
    {
        if (!_byArea.TryGetValue(key.Area, out var rows))
        {
            _byArea.Add(key.Area, rows = []);
        }

        if (!rows.TryGetValue(key.Indicator, out var row))
        {
            rows.Add(key.Indicator, row = []);
        }

        row[key] = kind;
    }

    private SortedDictionary<IndicatorNumber, SortedDictionary<DeclarationKey, DeclaredKind>> Rows(AreaId area) =>
        _byArea.GetValueOrDefault(area, None);
}
