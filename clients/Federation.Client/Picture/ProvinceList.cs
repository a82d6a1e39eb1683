using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Wire;

namespace Federation.Client.Picture;

/// <summary>Makes the list of provinces from board and links: what needs a person first, then by name.</summary>
public sealed class ProvinceList
{
    private static readonly TimeSpan OldAfter = TimeSpan.FromMinutes(1);

    private readonly Dictionary<AreaId, long> _longestLag = [];
    private readonly Dictionary<AreaId, DateTimeOffset> _upUntil = [];

    /// <summary>The provinces that have a ledger or a figure.</summary>
    /// <param name="state">Board and links.</param>
    /// <param name="asOf">
    /// The day whose names are shown; an area that was no more by then is said to be former.
    /// </param>
    /// <param name="now">Now, by the nation's clock.</param>
    /// <param name="urgencyOf">How urgently the alarms of a province need a person: the least first.</param>
    public IReadOnlyList<ProvinceEntry> Of(BoardState state, Day asOf, DateTimeOffset now, Func<AreaId, int> urgencyOf)
    {
        var links = state
            .Links.Where(link => !link.IsClosed)
            .GroupBy(link => link.Owner)
            .ToDictionary(group => group.Key, group => group.ToList());
        var areas = links.Keys.Union(state.Board?.Leaves.Select(leaf => leaf.Area) ?? []);
        var isCurrent = state.Condition == BoardCondition.Live;
        return
        [
            .. areas
                .Select(area => Entry(area, links.GetValueOrDefault(area, []), asOf, isCurrent, now))
                .Select(entry => Announced(entry, state.Board))
                .OrderBy(entry => entry.Need)
                .ThenBy(entry => urgencyOf(entry.Area))
                .ThenBy(entry => Folding.Fold(entry.Name), StringComparer.Ordinal)
                .ThenBy(entry => entry.Area),
        ];
    }

    /// <summary>Totals that were announced are as new as the line, whatever of their detail is still to come.</summary>
    private static ProvinceEntry Announced(ProvinceEntry entry, Board? board)
    {
        var isAnnounced = board?.AnnouncementsOf(entry.Area).Any(one => one.IsShown) ?? false;
        return entry with
        {
            IsAnnounced = isAnnounced,
            IsOld = entry.IsOld && !(isAnnounced && entry.Link == LinkState.CatchingUp),
        };
    }

    private ProvinceEntry Entry(AreaId area, List<LedgerStatus> links, Day asOf, bool isCurrent, DateTimeOffset now)
    {
        var worst = links.MinBy(link => (NeedOf(link), link.Since));
        var lag = links.Sum(link => link.LagFrames);
        var need = worst is null ? Need.None : NeedOf(worst);
        var (name, fullName) = NamesOf(area, worst, asOf);
        return new ProvinceEntry(
            area,
            name,
            fullName,
            need,
            worst,
            lag,
            links.Sum(link => link.BacklogEntries),
            CaughtUp(area, need, lag),
            links.Max(link => link.LastReceipt),
            links.Max(link => link.LastActivity),
            IsOld(area, worst, isCurrent, now)
        );
    }

    /// <summary>
    /// What a province holds is current while its line is up. Afterwards it is as old as the line is gone: since this
    /// console saw it up, or the nation heard it; of one that catches up or was stopped, since its last figure.
    /// </summary>
    private bool IsOld(AreaId area, LedgerStatus? worst, bool isCurrent, DateTimeOffset now)
    {
        if (worst is null or { State: LinkState.Up })
        {
            _upUntil[area] = isCurrent ? now : _upUntil.GetValueOrDefault(area, now);
            return false;
        }

        DateTimeOffset? seen = _upUntil.TryGetValue(area, out var up) ? up : null;
        var told = worst.State switch
        {
            LinkState.Down => worst.LastHeard ?? worst.LastReceipt,
            LinkState.CatchingUp => null,
            _ => worst.LastReceipt,
        };
        var until = seen is null || told > seen ? told : seen;
        return until is null || now - until > OldAfter;
    }

    private double CaughtUp(AreaId area, Need need, long lag)
    {
        if (need != Need.Behind)
        {
            _longestLag.Remove(area);
            return 1;
        }

        var longest = Math.Max(lag, _longestLag.GetValueOrDefault(area));
        _longestLag[area] = longest;
        return longest == 0 ? 1 : 1 - (lag / (double)longest);
    }

    private static Need NeedOf(LedgerStatus link) =>
        link.IsStopped ? Need.Stopped
        : link.State == LinkState.Down ? Need.Down
        : link.State is LinkState.CatchingUp or LinkState.NationBehind ? Need.Behind
        : Need.None;

    private static (string Name, string FullName) NamesOf(AreaId id, LedgerStatus? link, Day asOf)
    {
        if (!KnownAreas.Current.TryGet(id, out var area))
        {
            var told = link is null ? $"#{id}" : link.OwnerNameVi;
            return (told, told);
        }

        var version = area.Nearest(asOf);
        var isFormer = area.Validity.Last < asOf;
        return (isFormer ? $"{version.NameVi} (cũ)" : version.NameVi, version.FullNameVi);
    }
}
