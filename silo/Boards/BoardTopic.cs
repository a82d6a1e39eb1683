using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Journal;

namespace Federation.Silo.Boards;

/// <summary>
/// The board of one watched period: its latest version and a few before it. A reader that is slow finds the latest when
/// it comes back, never a queue. Any thread may use it.
/// </summary>
internal sealed class BoardTopic(Span period, int remembered)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<PublishedBoard> _versions = [];
    private TaskCompletionSource _changed = Make();

    public Span Period => period;

    /// <summary>How many readers watch it; counted by <see cref="FoldHost"/>.</summary>
    public int Watchers { get; set; }

    /// <summary>When the last version was published, on the host's monotonic scale.</summary>
    public TimeSpan PublishedAt { get; set; }

    /// <summary>The latest version, and what completes when a later one is there.</summary>
    public (PublishedBoard Latest, Task Changed) Read()
    {
        lock (_gate)
        {
            return (_versions.Last!.Value, _changed.Task);
        }
    }

    /// <summary>The board that a reader says it holds, or null where it is not remembered.</summary>
    public PublishedBoard? Find(JournalVersion version)
    {
        lock (_gate)
        {
            return _versions.FirstOrDefault(published => published.Version == version);
        }
    }

    /// <summary>Publishes a version.</summary>
    public void Publish(Board board, JournalVersion version)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            _ = _versions.AddLast(new PublishedBoard(board, version));
            if (_versions.Count > remembered)
            {
                _versions.RemoveFirst();
            }

            (changed, _changed) = (_changed, Make());
        }

        changed.SetResult();
    }

    private static TaskCompletionSource Make() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
