using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;

namespace Federation.Simulation.World;

/// <summary>
/// The national database: what is committed. Each call is one transaction; copies can be taken and brought back.
/// </summary>
internal sealed class ModelJournal(Setting setting)
{
    private const int CopiesMax = 4;

    private readonly List<JournalRecord> _records = [];
    private readonly SortedDictionary<Guid, LedgerMark> _marks = [];
    private readonly List<Copy> _copies = [];
    private long _epochMax;

    /// <summary>The epoch and the last position.</summary>
    public JournalVersion Head { get; private set; } = new(Epoch: 1, Position: 0);

    /// <summary>Rises with each restore: what was on its way to the database before finds nobody.</summary>
    public int Generation { get; private set; }

    public IReadOnlyList<JournalRecord> Records => _records;

    /// <summary>How many copies there are; the oldest is number 0.</summary>
    public int Copies => _copies.Count;

    /// <summary>When each record was committed, in virtual time.</summary>
    public List<TimeSpan> CommittedAt { get; } = [];

    public IReadOnlyList<LedgerMark> Ledgers() => [.. _marks.Values.OrderBy(m => m.Owner).ThenBy(m => m.Ledger.Value)];

    public LedgerMark? Find(LedgerId ledger) => _marks.GetValueOrDefault(ledger.Value);

    public LedgerMark RaiseTerm(AreaId owner, LedgerId ledger)
    {
        var genesis = FrameChain.Genesis(owner, ledger);
        var mark = Find(ledger) ?? new LedgerMark(owner, ledger, genesis, genesis, new WriterTerm(0), 0);
        var follows = _marks.Values.Any(other => other.Successor == ledger);
        mark = mark with { Term = new WriterTerm(mark.Term.Value + 1), Follows = follows };
        _marks[ledger.Value] = mark;
        setting.Note(TraceKind.TermRaised, owner.Value, mark.Term.Value);
        setting.Witness.TermRaised(ledger, mark.Term.Value);
        return mark;
    }

    public void Announce(LedgerId ledger, WriterTerm term, FrameHead head)
    {
        if (Find(ledger) is { } mark && mark.Term == term && mark.Announced.Number < head.Number)
        {
            _marks[ledger.Value] = mark with { Announced = head };
            setting.Note(TraceKind.Announced, mark.Owner.Value, head.Number.Value);
            setting.Witness.Announced(ledger, head.Number.Value, head.Hash.ToArray());
        }
    }

    public JournalVersion RaiseEpoch(long expected)
    {
        if (Head.Epoch == expected)
        {
            Head = Head with { Epoch = expected + 1 };
            setting.Note(TraceKind.EpochRaised, 0, Head.Epoch);
        }

        return Head;
    }

    /// <summary>One transaction; a ledger that is fenced or in conflict drops out.</summary>
    public AppendOutcome[] Append(IReadOnlyList<AppendRequest> requests, long atUnixMicroseconds)
    {
        var outcomes = new AppendOutcome[requests.Count];
        foreach (var index in Enumerable.Range(0, requests.Count).OrderBy(i => requests[i].Ledger.Value))
        {
            outcomes[index] = Append(requests[index], atUnixMicroseconds);
        }

        return outcomes;
    }

    /// <summary>Closes a ledger where it still ends where the statement says; how it stands afterwards.</summary>
    public LedgerMark Close(AreaId owner, ClosingStatement statement, long atUnixMicroseconds)
    {
        var mark = Find(statement.Ledger) ?? RaiseTerm(owner, statement.Ledger);
        if (mark.Successor is not null || mark.Watermark != statement.Through)
        {
            return mark;
        }

        mark = RaiseTerm(owner, statement.Ledger) with { Successor = statement.Successor };
        _marks[statement.Ledger.Value] = mark;
        Write(JournalRecordKind.Closing, mark, default, statement.Encode(), atUnixMicroseconds);
        setting.Note(TraceKind.LedgerClosed, owner.Value, mark.Watermark.Number.Value);
        return mark;
    }

    /// <summary>Keeps that an operator let a ledger go on; its position.</summary>
    public long Release(ReleaseStatement statement, long atUnixMicroseconds)
    {
        Write(JournalRecordKind.Release, Find(statement.Ledger)!, default, statement.Encode(), atUnixMicroseconds);
        return Head.Position;
    }

    /// <summary>What is held of a ledger and of those that were closed in its favour, oldest first.</summary>
    public IReadOnlyList<NationCopy> Trail(LedgerId ledger)
    {
        var trail = _marks.Values.Where(mark => mark.Ledger == ledger).ToList();
        for (var next = 0; next < trail.Count; next++)
        {
            var follower = trail[next].Ledger;
            trail.AddRange(_marks.Values.Where(mark => mark.Successor == follower));
        }

        trail.Reverse();
        return [.. trail.Select(mark => new NationCopy(mark.Ledger, FramesOf(mark.Ledger)))];
    }

    /// <summary>Takes a copy, as a backup does.</summary>
    public void Back()
    {
        if (_copies.Count == CopiesMax)
        {
            _copies.RemoveAt(setting.Rng.Below(CopiesMax));
        }

        _copies.Add(new Copy(Head, [.. _marks]));
    }

    /// <summary>
    /// Brings one of the copies back, and begins an epoch above all that were (the option <c>EpochLeast</c>). No silo
    /// may be running.
    /// </summary>
    public void Restore(int number)
    {
        var copy = _copies[number];
        _copies.RemoveAll(other => other.Head.Position > copy.Head.Position);
        _epochMax = Math.Max(_epochMax, Head.Epoch);
        Head = copy.Head;
        var count = (int)Head.Position;
        _records.RemoveRange(count, _records.Count - count);
        CommittedAt.RemoveRange(count, CommittedAt.Count - count);
        _marks.Clear();
        foreach (var (ledger, mark) in copy.Marks)
        {
            _marks.Add(ledger, mark);
        }

        Generation++;
        setting.Witness.JournalRestored(Head.Epoch, Head.Position);
        Head = Head with { Epoch = _epochMax + 1 };
    }

    private AppendOutcome Append(AppendRequest request, long at)
    {
        if (Find(request.Ledger) is not { } mark)
        {
            return new AppendOutcome.Fenced(default);
        }

        if (setting.Parts.Guard(mark, request) is { } refusal)
        {
            setting.Note(TraceKind.JournalRefused, mark.Owner.Value, refusal is AppendOutcome.Fenced ? 1 : 2);
            return refusal;
        }

        var first = Head.Position + 1;
        foreach (var frame in request.Frames)
        {
            Write(mark, frame, request.Term, at);
        }

        if (request.Standing is { } standing)
        {
            Write(JournalRecordKind.Standing, mark, request.Term, standing, at);
        }

        var watermark = request.Frames.Count == 0 ? mark.Watermark : request.Frames[^1].Head;
        var announced = mark.Announced.Number > watermark.Number ? mark.Announced : watermark;
        _marks[request.Ledger.Value] = mark with
        {
            Watermark = watermark,
            Announced = announced,
            LastAppendUnixMicroseconds = request.Frames.Count == 0 ? mark.LastAppendUnixMicroseconds : at,
        };
        return new AppendOutcome.Appended(first, watermark);
    }

    private List<ReadOnlyMemory<byte>> FramesOf(LedgerId ledger) =>
        [
            .. _records
                .Where(record => record.Kind == JournalRecordKind.Frame && record.Ledger == ledger)
                .Select(record => record.Payload),
        ];

    private void Write(LedgerMark mark, Frame frame, WriterTerm term, long at)
    {
        Head = Head with { Position = Head.Position + 1 };
        Add(new(Head.Position, JournalRecordKind.Frame, mark.Owner, mark.Ledger, frame.Head, at, frame.Bytes));
        Tell(JournalRecordKind.Frame, mark, term, frame.Head, frame.Bytes);
    }

    private void Write(JournalRecordKind kind, LedgerMark mark, WriterTerm term, ReadOnlyMemory<byte> payload, long at)
    {
        Head = Head with { Position = Head.Position + 1 };
        Add(new(Head.Position, kind, default, default, default, at, payload));
        Tell(kind, mark, term, default, payload);
    }

    private void Add(JournalRecord record)
    {
        _records.Add(record);
        CommittedAt.Add(setting.Now);
    }

    private void Tell(
        JournalRecordKind kind,
        LedgerMark mark,
        WriterTerm term,
        FrameHead head,
        ReadOnlyMemory<byte> payload
    )
    {
        setting.Note(TraceKind.JournalAppended, mark.Owner.Value, Head.Position, head.Number.Value);
        setting.Witness.JournalAppended(
            Head.Epoch,
            Head.Position,
            (int)kind,
            mark.Owner,
            mark.Ledger,
            term.Value,
            head.Number.Value,
            kind == JournalRecordKind.Frame ? head.Hash.ToArray() : default,
            payload
        );
    }

    private sealed record Copy(JournalVersion Head, List<KeyValuePair<Guid, LedgerMark>> Marks);
}
