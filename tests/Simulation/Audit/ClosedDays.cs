using System.Numerics;
using Federation.Core.Areas;

namespace Federation.Simulation.Audit;

/// <summary>Through which day each force has closed which area of an owner, in the order of its ledger.</summary>
internal sealed class ClosedDays(AreaCatalogue areas)
{
    private const int ForceCount = 4;

    private readonly Dictionary<(int Force, int Area), int> _through = [];

    public void Take(in ToldFact fact)
    {
        var key = (fact.Code, fact.Area);
        if (fact.Kind == ToldFact.Closing)
        {
            _through[key] = Math.Max(fact.FirstDay, _through.GetValueOrDefault(key, int.MinValue));
        }
        else if (_through.TryGetValue(key, out var through))
        {
            _through[key] = Math.Min(through, fact.FirstDay - 1);
        }
    }

    /// <summary>The same with a closing besides.</summary>
    public ClosedDays With(ConfirmedChange closing)
    {
        var with = new ClosedDays(areas);
        foreach (var (key, through) in _through)
        {
            with._through.Add(key, through);
        }

        var force = (byte)BitOperations.TrailingZeroCount(closing.Forces);
        var (area, day) = (closing.Area.Value, closing.FirstDay);
        with.Take(new ToldFact(ToldFact.Closing, area, day, day, Indicator: 0, Number: 0, force, Mark: 0));
        return with;
    }

    /// <summary>
    /// True where what is said lies in closed days: the lead has closed them, or where nobody leads every force.
    /// </summary>
    public bool Covers(Worth worth)
    {
        for (var force = 0; force < ForceCount; force++)
        {
            if (worth.Asks((byte)(1 << force)) && !IsClosed(force, worth.Said.Area, worth.Said.LastDay))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True where the force has closed the day in the area.</summary>
    public bool IsClosed(int force, AreaId area, int day)
    {
        foreach (var ((by, closed), through) in _through)
        {
            if (by == force && through >= day && areas.Includes(new AreaId(closed), area))
            {
                return true;
            }
        }

        return false;
    }
}
