using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Ledger;

/// <summary>
/// What is closed (chốt) by each force in each area: everything through a day, there and in all below. The same at an
/// edge and at the nation. For one thread at a time.
/// </summary>
public sealed class ClosedPeriods
{
    private readonly Dictionary<(Force Force, AreaId Area), Closing> _closings = [];

    /// <summary>True where nothing is closed.</summary>
    public bool IsEmpty => _closings.Count == 0;

    /// <summary>All closings that stand, by area, then force.</summary>
    public IEnumerable<(AreaId Area, Force Force, Closing Closing)> All =>
        _closings
            .OrderBy(closing => closing.Key.Area)
            .ThenBy(closing => closing.Key.Force)
            .Select(closing => (closing.Key.Area, closing.Key.Force, closing.Value));

    /// <summary>A copy that shares nothing.</summary>
    public ClosedPeriods Copy()
    {
        var copy = new ClosedPeriods();
        foreach (var (key, closing) in _closings)
        {
            copy._closings.Add(key, closing);
        }

        return copy;
    }

    /// <summary>The closing of exactly that area; null where it has none of its own.</summary>
    public Closing? Find(Force force, AreaId area) =>
        _closings.TryGetValue((force, area), out var closing) ? closing : null;

    /// <summary>
    /// The closing that reaches furthest of the area and of those that include it; null where none does.
    /// </summary>
    public (AreaId Area, Closing Closing)? FindAbove(AreaCatalogue areas, Force force, AreaId area)
    {
        (AreaId Area, Closing Closing)? furthest = null;
        for (AreaId? at = area; at is { } here && areas.TryGet(here, out _); at = areas.Parent(here))
        {
            if (Find(force, here) is { } own && (furthest is null || own.Through > furthest.Value.Closing.Through))
            {
                furthest = (here, own);
            }
        }

        return furthest;
    }

    /// <summary>True where the force has closed the day in the area.</summary>
    public bool IsClosed(AreaCatalogue areas, Force force, AreaId area, Day day) =>
        !IsEmpty && FindAbove(areas, force, area) is { } found && found.Closing.Through >= day;

    /// <summary>Takes in a closing or a reopening.</summary>
    /// <returns>False where the fact is neither: nothing changed.</returns>
    public bool TryApply(OtherFact fact)
    {
        if (!ClosingFact.TryRead(fact, out var read))
        {
            return false;
        }

        if (fact.Kind == FactKind.Closing)
        {
            Close(read);
        }
        else
        {
            Reopen(read);
        }

        return true;
    }

    /// <summary>Closes through a day; a closing that reaches further stands.</summary>
    public void Close(ClosingFact closing)
    {
        if (Find(closing.Force, closing.Area) is not { } before || before.Through < closing.Day)
        {
            _closings[(closing.Force, closing.Area)] = new Closing(closing.Day, closing.SaidOn);
        }
    }

    /// <summary>Opens a day and all after it.</summary>
    public void Reopen(ClosingFact reopening)
    {
        var key = (reopening.Force, reopening.Area);
        if (Find(key.Force, key.Area) is not { } before || before.Through < reopening.Day)
        {
            return;
        }

        if (reopening.Day <= LedgerScope.FirstDay)
        {
            _closings.Remove(key);
        }
        else
        {
            _closings[key] = new Closing(reopening.Day.Plus(-1), before.SaidOn);
        }
    }
}
