using Federation.Core.Areas;

namespace Federation.Simulation.Audit;

/// <summary>Which province of today each went into: step by step, into the only one that followed.</summary>
internal sealed class MergedProvinces(AreaCatalogue areas)
{
    private readonly Dictionary<int, int> _today = [];

    /// <summary>The province of today; the province itself where it stands, or was divided.</summary>
    public int Of(int province)
    {
        if (!_today.TryGetValue(province, out var today))
        {
            var next = areas.All.Where(area => IsMadeOf(area, province)).ToList();
            _today.Add(province, today = next.Count == 1 ? Of(next[0].Id.Value) : province);
        }

        return today;
    }

    private static bool IsMadeOf(Area area, int province) =>
        area.Parent == AreaId.Nation && area.Predecessors.Any(before => before.Value == province);
}
