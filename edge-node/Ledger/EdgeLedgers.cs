using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Federation.EdgeNode.Areas;
using Federation.Wire;
using Microsoft.Extensions.Options;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// The ledgers of this node: that of its province, and those of provinces that went into it and were taken over. An
/// area has one province for ever, so what is said of an area on a day belongs to one ledger. Any thread may ask.
/// </summary>
internal sealed class EdgeLedgers : IDisposable
{
    private EdgeLedgers(IReadOnlyList<LedgerHost> all) => All = all;

    /// <summary>At least one: the node's own first, then the earlier ones in the order of the configuration.</summary>
    public IReadOnlyList<LedgerHost> All { get; }

    /// <summary>The ledger of the node's own province.</summary>
    public LedgerHost Current => All[0];

    /// <summary>Opens them all, or none.</summary>
    /// <exception cref="LedgerUnavailableException">
    /// One cannot be opened (<see cref="LedgerHost.Open"/>), or two are of one province.
    /// </exception>
    /// <exception cref="LedgerFileDamagedException">Damaged, and not even which ledger it was is known.</exception>
    /// <exception cref="IOException">The plans of areas beside the ledger cannot be read.</exception>
    public static EdgeLedgers Open(
        EdgeOptions edge,
        IOptions<LedgerOptions> options,
        EdgeClock clock,
        TimeProvider time,
        ILogger<LedgerWriter> log
    )
    {
        AreaPlanFiles.Follow(edge.Data);
        DemandApart(edge.Ledgers, clock.Today);
        var all = new List<LedgerHost>();
        try
        {
            foreach (var place in edge.Ledgers)
            {
                all.Add(LedgerHost.Open(place, edge.Policy, options, clock, time, log));
            }

            return new EdgeLedgers(all);
        }
        catch
        {
            all.ForEach(one => one.Dispose());
            throw;
        }
    }

    /// <summary>The ledger of the province that the area is or lies in; null where this node has none.</summary>
    public LedgerHost? TryOf(AreaId area)
    {
        var areas = KnownAreas.Current;
        return All.FirstOrDefault(one => areas.Includes(one.Owner, area));
    }

    /// <summary>As <see cref="TryOf"/>; else the node's own, whose rules say what is wrong with the area.</summary>
    public LedgerHost Of(AreaId area) => TryOf(area) ?? Current;

    /// <summary>The ledger of what a code denotes on a day; the node's own where that cannot be told.</summary>
    public LedgerHost Of(string area, string day) =>
        AreaCode.TryParse(area, out var code)
        && Day.TryParse(day, out var on)
        && KnownAreas.Current.TryResolve(code, on, out var id)
            ? Of(id)
            : Current;

    /// <summary>The ledger of what a code denotes on the last day of a period; the node's own where that cannot be
    /// told.</summary>
    public LedgerHost Of(string area, string period, string calendar, Day today) =>
        Period.TryParse(period, out var asked)
        && CalendarCodes.TryParse(calendar.Length == 0 ? "civil" : calendar, out var cut)
        && asked.TryToSpan(cut, today, out var days)
            ? Of(area, $"{days.Last}")
            : Current;

    /// <summary>The ledger that holds the activity, lump or declaration; null where none does.</summary>
    /// <exception cref="LedgerStoppedException">
    /// None that can be read holds it, and one cannot be read.
    /// </exception>
    public async Task<LedgerHost?> FindAsync(EntryId id, CancellationToken cancellationToken)
    {
        LedgerStoppedException? stopped = null;
        foreach (var one in All)
        {
            try
            {
                if (await one.Writer.RunAsync(open => open.Ledger.Shows(id), cancellationToken))
                {
                    return one;
                }
            }
            catch (LedgerStoppedException e)
            {
                stopped = e;
            }
        }

        return stopped is null ? null : throw stopped;
    }

    /// <summary>
    /// The ledger to ask about an activity or lump: the one that holds it, else the node's own, which says that there
    /// is none. A node of one ledger looks nothing up.
    /// </summary>
    /// <exception cref="LedgerStoppedException">As <see cref="FindAsync"/>.</exception>
    public async Task<LedgerHost> HolderAsync(string id, CancellationToken cancellationToken) =>
        All.Count > 1 && EntryId.TryParse(id, out var entry)
            ? await FindAsync(entry, cancellationToken) ?? Current
            : Current;

    /// <summary>For messages: <c>15 (Tỉnh Yên Bái, 2019-09-05..2025-06-30)</c>.</summary>
    public static string NameOf(LedgerHost ledger)
    {
        var owner = KnownAreas.Current.Get(ledger.Owner);
        var last = owner.Versions[^1];
        var days =
            owner.Validity.Last == AreaVersion.StillValid ? $"from {owner.Validity.First} on" : $"{owner.Validity}";
        return $"{last.Code} ({last.FullNameVi}, {days})";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var one in All)
        {
            one.Dispose();
        }
    }

    /// <summary>Before anything is made: a province has one ledger on a node.</summary>
    private static void DemandApart(IReadOnlyList<LedgerPlace> places, Day today)
    {
        var owners = new Dictionary<AreaId, LedgerPlace>();
        foreach (var place in places)
        {
            if (OwnerOf(place, today) is { } owner && !owners.TryAdd(owner, place))
            {
                var name = KnownAreas.Current.Get(owner).Versions[^1].FullNameVi;
                throw new LedgerUnavailableException(
                    $"The ledgers in {owners[owner].Data} and {place.Data} are both of {name} (area {owner}): a node "
                        + "holds one ledger of a province. Move what is not this node's away, or correct Edge:Owner "
                        + "and Edge:Earlier."
                );
            }
        }
    }

    private static AreaId? OwnerOf(LedgerPlace place, Day today) =>
        LedgerIdentity.Read(place.Data) is { } header ? header.Owner
        : LedgerOwner.TryParse(place.Owner, out var owner) && owner.TryResolve(KnownAreas.Current, today, out var area)
            ? area
        : null;
}
