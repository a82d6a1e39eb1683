using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Journal;

namespace Federation.Simulation.World;

/// <summary>The board of one watched period: its latest version and a few before it, and who watches it.</summary>
internal sealed class Topic(Span period)
{
    private const int Remembered = 16;

    private readonly LinkedList<PublishedBoard> _versions = [];
    private readonly List<DisplayFeed> _feeds = [];

    public Span Period => period;

    public TimeSpan PublishedAt { get; set; }

    public PublishedBoard Latest => _versions.Last!.Value;

    public PublishedBoard? Find(JournalVersion version) =>
        _versions.FirstOrDefault(published => published.Version == version);

    public void Publish(PublishedBoard published)
    {
        _versions.AddLast(published);
        if (_versions.Count > Remembered)
        {
            _versions.RemoveFirst();
        }

        foreach (var feed in _feeds.ToArray())
        {
            feed.Changed();
        }
    }

    public void Add(DisplayFeed feed) => _feeds.Add(feed);

    public void Remove(DisplayFeed feed) => _feeds.Remove(feed);

    public void Abandon()
    {
        foreach (var feed in _feeds.ToArray())
        {
            feed.Abandon();
        }

        _feeds.Clear();
    }
}
