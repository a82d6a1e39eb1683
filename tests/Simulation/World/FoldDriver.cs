using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Journal;

namespace Federation.Simulation.World;

/// <summary>
/// Folds the journal into boards, in one life of a silo: looks at the head when it moved or is due, reads what is new
/// in order, publishes what is watched.
/// </summary>
internal sealed class FoldDriver
{
    private static readonly TimeSpan ConfirmInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan PublishInterval = TimeSpan.FromMilliseconds(10);

    private readonly SimulatedSilo _silo;
    private readonly Setting _setting;
    private readonly IFold _fold;
    private readonly AskedFigures _figures;
    private readonly SortedDictionary<Span, Topic> _topics = [];
    private bool _isLooking;
    private bool _isMoved;
    private long _wait;

    public FoldDriver(SimulatedSilo silo)
    {
        (_silo, _setting) = (silo, silo.World);
        _fold = _setting.Parts.Fold();
        _figures = new AskedFigures(_setting.Rng, _setting.Parts);
    }

    public JournalVersion Version => _fold.Version;

    /// <summary>False until all that the journal held at the start is folded: nobody is served before.</summary>
    public bool IsCaughtUp { get; private set; }

    /// <summary>When it last saw the journal's head, by the silo's clock.</summary>
    public long ConfirmedUnixMicroseconds { get; private set; }

    /// <summary>The periods of which standings are wanted.</summary>
    public IReadOnlyList<Span> Watched => [.. _topics.Keys];

    public void Start() => Look();

    /// <summary>The journal moved.</summary>
    public void Moved()
    {
        _isMoved = true;
        if (!_isLooking)
        {
            Look();
        }
    }

    public Topic Watch(Span period)
    {
        if (!_topics.TryGetValue(period, out var topic))
        {
            topic = new Topic(period);
            _topics.Add(period, topic);
            Publish(topic, _fold.BoardAt(period));
        }

        return topic;
    }

    /// <summary>Brings the version of a watched board up to the folded one, also where its figures stayed.</summary>
    public void Refresh(Topic topic)
    {
        if (topic.Latest.Version != _fold.Version)
        {
            Publish(topic, _fold.BoardAt(topic.Period));
        }
    }

    /// <summary>Every total of every watched board is asked for.</summary>
    public void TellTotals()
    {
        foreach (var (period, topic) in _topics)
        {
            foreach (var figure in _figures.TotalsOf(topic.Latest.Board))
            {
                Tell(period, topic.Latest, figure);
            }
        }
    }

    /// <summary>The silo died: those who watched hear of it, or not.</summary>
    public void Abandon()
    {
        foreach (var topic in _topics.Values)
        {
            topic.Abandon();
        }
    }

    private void Look()
    {
        (_isLooking, _isMoved) = (true, false);
        var seenAt = _silo.Clock.UnixMicroseconds;
        _silo.Journal.Read(journal => journal.Head, head => Read(head, seenAt), Wait);
    }

    private void Read(JournalVersion head, long seenAt)
    {
        if (head < _fold.Version)
        {
            throw new AuditException(
                "fold-above-journal",
                $"Silo {_silo.Number} folded {_fold.Version}; the journal's head is {head}."
            );
        }

        if (head.Position == _fold.Version.Position)
        {
            Folded(head, seenAt);
            return;
        }

        var after = (int)_fold.Version.Position;
        _silo.Journal.Read(
            journal => Slice(journal, after, (int)head.Position),
            records =>
            {
                foreach (var record in records)
                {
                    _fold.Apply(record);
                }

                Folded(head, seenAt);
            },
            Wait
        );
    }

    private static JournalRecord[] Slice(ModelJournal journal, int after, int through)
    {
        var records = new JournalRecord[through - after];
        for (var i = after; i < through; i++)
        {
            records[i - after] = journal.Records[i];
        }

        return records;
    }

    private void Folded(JournalVersion head, long seenAt)
    {
        _fold.EnterEpoch(head.Epoch);
        ConfirmedUnixMicroseconds = seenAt;
        IsCaughtUp = true;
        Wait();
    }

    private void Wait()
    {
        _isLooking = false;
        var wait = Publish();
        if (_isMoved)
        {
            Look();
            return;
        }

        var which = ++_wait;
        _silo.After(
            wait,
            () =>
            {
                if (which == _wait && !_isLooking)
                {
                    Look();
                }
            }
        );
    }

    private TimeSpan Publish()
    {
        var wait = ConfirmInterval;
        foreach (var topic in _topics.Values)
        {
            var board = _fold.BoardAt(topic.Period);
            var left = topic.PublishedAt + PublishInterval - _setting.Now;
            if (ReferenceEquals(board, topic.Latest.Board))
            {
                continue;
            }

            if (left <= TimeSpan.Zero)
            {
                Publish(topic, board);
            }
            else if (left < wait)
            {
                wait = left;
            }
        }

        return wait;
    }

    private void Publish(Topic topic, Board board)
    {
        topic.PublishedAt = _setting.Now;
        var published = new PublishedBoard(board, _fold.Version);
        var (first, last) = (topic.Period.First.Number, topic.Period.Last.Number);
        var (epoch, position) = (published.Version.Epoch, published.Version.Position);
        _setting.Note(TraceKind.Published, _silo.Number, position, published.Board.Fingerprint.Code);
        _setting.Witness.BoardPublished(_silo.Number, epoch, position, first, last, published.Canonical);
        TellFigure(topic.Period, published);
        topic.Publish(published);
    }

    private void TellFigure(Span period, PublishedBoard published)
    {
        if (_setting.Rng.Below(8) > 0)
        {
            return;
        }

        Tell(period, published, _figures.Of(published.Board));
    }

    private void Tell(Span period, PublishedBoard published, ShownFigure figure)
    {
        var (epoch, position) = published.Version;
        var (first, last) = (period.First.Number, period.Last.Number);
        _setting.Witness.FigureShown(_silo.Number, epoch, position, first, last, figure);
    }
}
