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
    /// <summary>By force and area, how it came to be closed: each reaches further than the one before.</summary>
    private readonly Dictionary<(Force Force, AreaId Area), List<Closing>> _closings = [];

    /// <summary>True where nothing is closed.</summary>
    public bool IsEmpty => _closings.Count == 0;

    /// <summary>
    /// All closings that stand, by area, then force, then day: through which day each reached, and when it was said.
    /// </summary>
    public IEnumerable<(AreaId Area, Force Force, Closing Closing)> All =>
        _closings
            .OrderBy(closing => closing.Key.Area)
            .ThenBy(closing => closing.Key.Force)
            .SelectMany(closing => closing.Value.Select(step => (closing.Key.Area, closing.Key.Force, step)));

    /// <summary>A copy that shares nothing.</summary>
    public ClosedPeriods Copy()
    {
        var copy = new ClosedPeriods();
        foreach (var (key, closing) in _closings)
        {
            copy._closings.Add(key, [.. closing]);
        }

        return copy;
    }

    /// <summary>The closing of exactly that area that reaches furthest; null where it has none of its own.</summary>
    public Closing? Find(Force force, AreaId area) =>
        _closings.TryGetValue((force, area), out var closings) ? closings[^1] : null;

    /// <summary>
    /// What closed a day first: of the area itself, else of the nearest that includes it; null where the day is open.
    /// </summary>
    public Closing? FindCovering(AreaCatalogue areas, Force force, AreaId area, Day day)
    {
        for (AreaId? at = area; at is { } here && areas.TryGet(here, out _); at = areas.Parent(here))
        {
            if (Find(force, here) is { } own && own.Through >= day)
            {
                return _closings[(force, here)].Find(step => step.Through >= day);
            }
        }

        return null;
    }

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
        var key = (closing.Force, closing.Area);
        if (!_closings.TryGetValue(key, out var closings))
        {
            _closings.Add(key, closings = []);
        }

        if (closings.Count == 0 || closings[^1].Through < closing.Day)
        {
            closings.Add(new Closing(closing.Day, closing.SaidOn));
        }
    }

    /// <summary>Opens a day and all after it.</summary>
    public void Reopen(ClosingFact reopening)
    {
        var key = (reopening.Force, reopening.Area);
        if (!_closings.TryGetValue(key, out var closings))
        {
            return;
        }

        var kept = closings.FindIndex(step => step.Through >= reopening.Day);
        if (kept < 0)
        {
            return;
        }

        var said = closings[kept].SaidOn;
        closings.RemoveRange(kept, closings.Count - kept);
        var before = reopening.Day.Plus(-1);
        if (before >= LedgerScope.FirstDay && (kept == 0 || closings[^1].Through < before))
        {
            closings.Add(new Closing(before, said));
        }

        if (closings.Count == 0)
        {
            _ = _closings.Remove(key);
        }
    }
}
