using Federation.Wire.V1;

namespace Federation.Silo.Briefings;

/// <summary>The screens of one briefing that this silo serves, or served a moment ago. Any thread may use it.</summary>
/// <param name="forgottenAfter">After how long one that left is not listed any more.</param>
/// <param name="time">The clock.</param>
internal sealed class ConnectedSites(TimeSpan forgottenAfter, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = [];

    /// <summary>A screen's stream has begun.</summary>
    /// <returns>Ends it; of a screen that has come back since, nothing.</returns>
    public IDisposable Connect(string display, string site, string siteName)
    {
        lock (_gate)
        {
            var entry = Find(display);
            (entry.Site.Site, entry.Site.SiteName, entry.Site.Connected) = (site, siteName, true);
            return entry.Stream = new SiteStream(this, display);
        }
    }

    /// <summary>A screen says what it shows.</summary>
    /// <param name="seen">What it says.</param>
    /// <param name="lag">Since when this silo has had that state; null: not known.</param>
    public void Seen(SeenRequest seen, TimeSpan? lag)
    {
        lock (_gate)
        {
            var site = Find(seen.Display).Site;
            if (seen.Number > site.Number)
            {
                site.LagUs = (long)(lag ?? TimeSpan.Zero).TotalMicroseconds;
            }

            (site.Number, site.Page, site.Fingerprint) = (seen.Number, seen.Page, seen.Fingerprint);
            site.Version = seen.Version?.Clone();
        }
    }

    /// <summary>All that are listed; the caller owns the message.</summary>
    public BriefingSitesResponse All()
    {
        lock (_gate)
        {
            var now = UnixTime.Microseconds(time.GetUtcNow());
            foreach (var (display, entry) in _entries.ToList())
            {
                if (entry.Site.Connected)
                {
                    entry.Site.HeardUnixUs = now;
                }
                else if (now - entry.Site.HeardUnixUs > forgottenAfter.TotalMicroseconds)
                {
                    _ = _entries.Remove(display);
                }
            }

            return new BriefingSitesResponse { Sites = { _entries.Values.Select(entry => entry.Site.Clone()) } };
        }
    }

    private Entry Find(string display)
    {
        if (!_entries.TryGetValue(display, out var entry))
        {
            _entries[display] = entry = new Entry(new BriefingSite { Display = display });
        }

        entry.Site.HeardUnixUs = UnixTime.Microseconds(time.GetUtcNow());
        return entry;
    }

    private void Left(string display, SiteStream stream)
    {
        lock (_gate)
        {
            if (_entries.TryGetValue(display, out var entry) && entry.Stream == stream)
            {
                entry.Site.Connected = false;
                entry.Site.HeardUnixUs = UnixTime.Microseconds(time.GetUtcNow());
            }
        }
    }

    private sealed class Entry(BriefingSite site)
    {
        public BriefingSite Site => site;

        public SiteStream? Stream { get; set; }
    }

    private sealed class SiteStream(ConnectedSites sites, string display) : IDisposable
    {
        public void Dispose() => sites.Left(display, this);
    }
}
