using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>What a ledger may speak of: the areas of its owner, and the indicators.</summary>
/// <param name="Owner">The province, or the unit directly under a ministry, that the ledger belongs to.</param>
/// <param name="Indicators">What can be counted.</param>
/// <param name="Areas">Where.</param>
public sealed record LedgerScope(AreaId Owner, IndicatorCatalogue Indicators, AreaCatalogue Areas)
{
    /// <summary>
    /// The first day that an entry can speak of: Decree 03/2019/NĐ-CP, where the reference data begin.
    /// </summary>
    public static Day FirstDay { get; } = new(2019, 9, 5);

    /// <summary>The last day that an entry can speak of: tomorrow, because clocks differ.</summary>
    public static Day LastDay(Day today) => today.Plus(1);

    /// <summary>
    /// For messages: <c>04 (Tỉnh Cao Bằng)</c>, as it was called on the day nearest to the one given.
    /// </summary>
    internal string NameOf(AreaId id, Day day) =>
        Areas.TryGet(id, out var area)
            ? $"{area.Nearest(day).Code} ({area.Nearest(day).FullNameVi})"
            : $"area {id}, which is in no catalogue,";
}
