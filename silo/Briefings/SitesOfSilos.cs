using Federation.Wire.V1;

namespace Federation.Silo.Briefings;

/// <summary>The screens of a briefing as each silo told them last. One thread at a time.</summary>
/// <param name="forgottenAfter">After how long a silo that says nothing is gone, and its screens with it.</param>
/// <param name="time">The clock.</param>
internal sealed class SitesOfSilos(TimeSpan forgottenAfter, TimeProvider time)
{
    private readonly Dictionary<Guid, (IReadOnlyList<BriefingSite> Sites, long At)> _told = [];

    /// <summary>A silo says which screens it has.</summary>
    public void Told(Guid silo, BriefingSitesResponse sites) => _told[silo] = (sites.Sites, time.GetTimestamp());

    /// <summary>Each screen once, as the silo says that heard it last, in order of sites.</summary>
    public BriefingSitesResponse All()
    {
        foreach (var (silo, (_, at)) in _told.ToList())
        {
            if (time.GetElapsedTime(at) > forgottenAfter)
            {
                _ = _told.Remove(silo);
            }
        }

        var sites = _told
            .Values.SelectMany(told => told.Sites)
            .GroupBy(site => site.Display)
            .Select(same => same.OrderBy(site => site.Connected).ThenBy(site => site.HeardUnixUs).Last())
            .OrderBy(site => site.Site, StringComparer.Ordinal)
            .ThenBy(site => site.SiteName, StringComparer.Ordinal)
            .ThenBy(site => site.Display, StringComparer.Ordinal);
        return new BriefingSitesResponse { Sites = { sites } };
    }
}
