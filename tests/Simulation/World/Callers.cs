using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>
/// The staff of one province: they record, correct, void and import, and ask again with the same ids until they are
/// answered. They outlive the edge's process.
/// </summary>
internal sealed class Callers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Longer = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryMax = TimeSpan.FromSeconds(2);

    private readonly Setting _setting;
    private readonly SimulatedEdge _edge;
    private readonly Draw _draw;
    private readonly Rng _rng;
    private readonly List<EntryId> _activities = [];

    /// <summary>What the activities said last, as far as it was answered.</summary>
    private readonly Dictionary<EntryId, ActivityContent> _said = [];
    private readonly List<ImportId> _imports = [];
    private readonly List<Request> _answered = [];
    private readonly HashSet<EntryId> _busy = [];

    public Callers(Setting setting, SimulatedEdge edge)
    {
        (_setting, _edge, _rng) = (setting, edge, new Rng(setting.Rng.Next()));
        _draw = new Draw(_rng, edge.Owner);
    }

    /// <summary>How many wait for an answer.</summary>
    public int Waiting { get; private set; }

    /// <summary>How many were answered, refusals too.</summary>
    public int Answered { get; private set; }

    /// <summary>Asks at random times until an end.</summary>
    public void Work(TimeSpan until, TimeSpan meanPause)
    {
        var pause = _rng.Around(meanPause);
        if (_setting.Now + pause >= until)
        {
            return;
        }

        _setting.Time.After(
            pause,
            () =>
            {
                Ask();
                Work(until, meanPause);
            }
        );
    }

    /// <summary>
    /// Asks again for all that was answered: whatever became of the disk, nobody is sure. Then goes on for a while.
    /// </summary>
    public void AskAgain()
    {
        foreach (var request in _answered.ToList())
        {
            Ask(request);
        }

        GoOn();
    }

    /// <summary>Goes on for a while.</summary>
    public void GoOn() => Work(_setting.Now + Longer, Longer / 5);

    /// <summary>What was answered at another machine with the same ledger, which is off now, is asked here.</summary>
    public void TakeOver(Callers others)
    {
        foreach (var request in others._answered.ToList())
        {
            Ask(request);
        }
    }

    private void Ask() => Ask(Next());

    private void Ask(Request? request)
    {
        if (request is not null && !_edge.IsRetired)
        {
            Waiting++;
            Attempt(new Call(request));
        }
    }

    private Request? Next() =>
        _rng.Below(100) switch
        {
            < 52 => Record(),
            < 60 => RecordAgain() ?? Record(),
            < 74 => Correct(),
            < 80 => Void(),
            < 90 => Import(),
            < 93 => Undo(),
            _ => _answered.Count > 0 ? _rng.Of(_answered) : Record(),
        };

    private CommandRequest Record()
    {
        var id = _rng.Uuid();
        var content = _draw.Content();
        var command = new RecordActivity(Claim.Operator, new EntryId(id), content);
        return new CommandRequest(command, id, Asked.Recorded(id, content));
    }

    /// <summary>What another force records of an activity that is recorded.</summary>
    private CommandRequest? RecordAgain()
    {
        if (_activities.Count == 0)
        {
            return null;
        }

        var id = _rng.Uuid();
        var content = _draw.SecondRecord(_said[_rng.Of(_activities)]);
        var command = new RecordActivity(Claim.Operator, new EntryId(id), content);
        return new CommandRequest(command, id, Asked.Recorded(id, content));
    }

    /// <summary>The answer to what an edge asks back: it is one of these, or none of them.</summary>
    private CommandRequest Decide(RecordActivity record, Guid id, IReadOnlyList<ItemState> candidates)
    {
        if (_rng.Below(2) == 0)
        {
            IReadOnlyList<EntryId> others = [.. candidates.Select(candidate => candidate.Id), .. record.DistinctFrom];
            var apart = record with { DistinctFrom = others };
            return new CommandRequest(apart, id, Asked.Recorded(id, record.Content));
        }

        var joined = _rng.Of(candidates).Id;
        var joins = record with { By = Claim.Of(record.Content.Lead), Joins = joined, DistinctFrom = [] };
        return new CommandRequest(joins, id, Asked.Joined(joined.Value, record.Content));
    }

    private CommandRequest? Correct()
    {
        if (Pick() is not { } activity)
        {
            return null;
        }

        var id = _rng.Uuid();
        var content = _draw.Content();
        var command = new CorrectActivity(Claim.Operator, activity, new EntryId(id), content, "sửa số liệu");
        return new CommandRequest(command, id, Asked.Corrected(activity.Value, content));
    }

    private CommandRequest? Void()
    {
        if (Pick() is not { } activity)
        {
            return null;
        }

        var id = _rng.Uuid();
        _activities.Remove(activity);
        var command = new VoidActivity(Claim.Operator, activity, new EntryId(id), "ghi nhầm");
        return new CommandRequest(command, id, Asked.TakenBack(ConfirmedKind.Voided, activity.Value));
    }

    /// <summary>An activity that is confirmed and that no unanswered request is about.</summary>
    private EntryId? Pick()
    {
        if (_activities.Count == 0)
        {
            return null;
        }

        var id = _rng.Of(_activities);
        return _busy.Add(id) ? id : null;
    }

    private ImportRequest Import()
    {
        var lines = new List<LumpContent>();
        for (var left = 1 + _rng.Below(5); left > 0; left--)
        {
            var line = new LumpContent(_draw.Area(), _draw.Span(), _draw.AnyForces(), _draw.Amount(_draw.Indicator()));
            if (!lines.Exists(other => other.Key == line.Key))
            {
                lines.Add(line);
            }
        }

        var mode = _rng.Below(3);
        return new ImportRequest(lines, add: mode == 1, replace: mode == 2);
    }

    private UndoRequest? Undo() => _imports.Count > 0 ? new UndoRequest(_rng.Of(_imports)) : null;

    private void Attempt(Call call)
    {
        if (call.IsAnswered)
        {
            return;
        }

        if (_edge.IsDamaged || _edge.IsRetired)
        {
            GiveUp(call);
            return;
        }

        var attempt = ++call.Attempts;
        var life = _edge.Life;
        if (_edge.Writer is { } writer && !_edge.IsPaused)
        {
            writer.Add(
                new EdgeJob(
                    book => call.Request.Run(_edge, book, _setting.Witness),
                    () => Answer(call),
                    () => Again(call, attempt, _rng.UpTo(RetryMax))
                )
            );
        }

        Again(call, attempt, _edge.Writer is null || life != _edge.Life ? _rng.UpTo(RetryMax) : Patience);
    }

    private void Again(Call call, int attempt, TimeSpan wait) =>
        _setting.Time.After(
            wait,
            () =>
            {
                if (attempt == call.Attempts)
                {
                    Attempt(call);
                }
            }
        );

    private void Answer(Call call)
    {
        if (call.IsAnswered || _setting.Strikes(FaultKind.AnswerLost, _edge.Number))
        {
            return;
        }

        if (call.Request is CommandRequest { LooksLike.Count: > 0, Command: RecordActivity record } asked)
        {
            GiveUp(call);
            Ask(Decide(record, asked.Entry, asked.LooksLike));
            return;
        }

        var isDone = call.Request.Answer(_edge, _setting.Witness);
        _setting.Note(isDone ? TraceKind.Answered : TraceKind.Refused, _edge.Number, Answered);
        GiveUp(call);
        Answered++;
        if (isDone)
        {
            Learn(call.Request);
        }
    }

    private void GiveUp(Call call)
    {
        call.IsAnswered = true;
        Waiting--;
        if (call.Request is CommandRequest { Command: CorrectActivity correct })
        {
            _busy.Remove(correct.Activity);
        }
    }

    private void Learn(Request request)
    {
        _answered.Add(request);
        if (request is CommandRequest { Command: RecordActivity { Joins: null } record })
        {
            _activities.Add(record.Activity);
            _said[record.Activity] = record.Content;
        }
        else if (request is CommandRequest { Command: CorrectActivity correct })
        {
            _said[correct.Activity] = correct.Content;
        }
        else if (request is ImportRequest { Import: { } import })
        {
            _imports.Add(import);
        }
    }

    private sealed class Call(Request request)
    {
        public Request Request => request;

        public int Attempts { get; set; }

        public bool IsAnswered { get; set; }
    }
}
