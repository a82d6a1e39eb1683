using Federation.Core.Areas;
using Federation.Core.Calendars;

namespace Federation.Simulation.Audit;

/// <summary>
/// Which forces are to close a province, day by day, from the law and what the province is: military and police
/// everywhere; the border guard at a land border or coast, until its commands came under the military on 2025-07-01;
/// the coast guard at a coast.
/// </summary>
internal sealed class ExpectedDays
{
    private const int ForceCount = 4;
    private const int BorderGuard = 1;
    private const int CoastGuard = 3;

    private static readonly int BorderGuardLast = new Day(2025, 6, 30).Number;

    private readonly SortedDictionary<int, bool[]> _days = [];
    private readonly int _first;
    private readonly int _count;

    /// <param name="areas">What provinces there are, and what they are.</param>
    /// <param name="days">Of these days.</param>
    public ExpectedDays(AreaCatalogue areas, Days days)
    {
        (_first, _count) = (days.First, days.Last - days.First + 1);
        foreach (var area in areas.All.Where(area => area.Parent == AreaId.Nation))
        {
            var expected = new bool[ForceCount * _count];
            foreach (var version in area.Versions)
            {
                Mark(expected, version);
            }

            if (expected.Any(day => day))
            {
                _days.Add(area.Id.Value, expected);
            }
        }
    }

    /// <summary>The provinces in which anybody is expected on any of the days, in order.</summary>
    public IEnumerable<int> Provinces => _days.Keys;

    /// <summary>True where the force is to close the province's day.</summary>
    public bool Of(int province, int force, int day) =>
        _days.TryGetValue(province, out var expected) && expected[(force * _count) + day - _first];

    private void Mark(bool[] expected, AreaVersion version)
    {
        var first = Math.Max(version.Validity.First.Number, _first);
        var last = Math.Min(version.Validity.Last.Number, _first + _count - 1);
        for (var day = first; day <= last; day++)
        {
            for (var force = 0; force < ForceCount; force++)
            {
                expected[(force * _count) + day - _first] |= IsExpected(version, force, day);
            }
        }
    }

    private static bool IsExpected(AreaVersion version, int force, int day) =>
        force switch
        {
            BorderGuard => day <= BorderGuardLast && (version.HasCoast || version.LandBorders != LandBorders.None),
            CoastGuard => version.HasCoast,
            _ => true,
        };
}
