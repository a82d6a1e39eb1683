using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>
/// What the staff of one province ask for next, by chance and by what they know: from what was answered, and from why
/// something was refused.
/// </summary>
internal sealed class Desk(Rng rng, SimulatedEdge edge)
{
    private readonly Draw _draw = new(rng, edge.Owner, edge.Rules.Rules.Count > 0);
    private readonly List<EntryId> _activities = [];

    /// <summary>What the activities said last, as far as it was answered.</summary>
    private readonly Dictionary<EntryId, ActivityContent> _said = [];
    private readonly List<ImportId> _imports = [];
    private readonly List<(EntryId Id, LumpContent Content)> _lumps = [];
    private readonly List<ClosePeriod> _closings = [];
    private readonly List<FileReturn> _returns = [];
    private readonly List<DeclareNothing> _declared = [];
    private readonly HashSet<EntryId> _busy = [];

    /// <summary>All that was done, to be asked again.</summary>
    public List<Request> Answered { get; } = [];

    public Request? Next() =>
        rng.Below(100) switch
        {
            < 32 => Record(),
            < 38 => DrawOnLump() ?? Record(),
            < 45 => RecordAgain() ?? Record(),
            < 55 => Correct(),
            < 60 => Void(),
            < 68 => Import(),
            < 70 => Undo(),
            < 76 => Participate(),
            < 80 => Close(),
            < 83 => Reopen(),
            < 89 => Return(),
            < 94 => Declare(),
            _ => Answered.Count > 0 ? rng.Of(Answered) : Record(),
        };

    /// <summary>What is asked instead once this was answered without being done; null: nothing.</summary>
    public Request? Instead(Request request) =>
        request switch
        {
            CommandRequest { LooksLike.Count: > 0, Command: RecordActivity record } asked => Decide(record, asked),
            CommandRequest { Command: RecordActivity { Overruling: null } record } when IsWarned(request) => Record(
                record with
                {
                    Overruling = Overruling(),
                }
            ),
            CommandRequest { Command: CorrectActivity { Overruling: null } correct } when IsWarned(request) => Correct(
                correct with
                {
                    Overruling = Overruling(),
                }
            ),
            ReturnRequest { Filed: { Overruling: null } filed } when IsWarned(request) => new ReturnRequest(
                filed with
                {
                    Overruling = Overruling(),
                }
            ),
            _ => null,
        };

    /// <summary>Nobody waits for the answer any more.</summary>
    public void Forget(Request request)
    {
        if (request is CommandRequest { Command: CorrectActivity correct })
        {
            _busy.Remove(correct.Activity);
        }
    }

    /// <summary>It was done.</summary>
    public void Learn(Request request)
    {
        Answered.Add(request);
        switch (request)
        {
            case CommandRequest { Command: RecordActivity { Joins: null } record }:
                _activities.Add(record.Activity);
                _said[record.Activity] = record.Content;
                break;
            case CommandRequest { Command: CorrectActivity correct }:
                _said[correct.Activity] = correct.Content;
                break;
            case CommandRequest { Command: ClosePeriod close }:
                _closings.Add(close);
                break;
            case CommandRequest { Command: DeclareNothing { Declared: not null } declare }:
                _declared.Add(declare);
                break;
            case ImportRequest { Import: { } import } imported:
                _imports.Add(import);
                _lumps.AddRange(imported.Lumps.Select(lump => (lump.Id, lump.Content)));
                break;
            case ReturnRequest filed:
                _returns.Add(filed.Filed);
                _lumps.AddRange(filed.Lumps.Select(lump => (lump.Id, lump.Content)));
                break;
        }
    }

    private static bool IsWarned(Request request) =>
        request.Refusals.Count > 0 && request.Refusals.All(refusal => refusal.Code == RefusalCode.Warning);

    private Overruling Overruling() => new(rng.Of(OverruleReasons.All), "đã kiểm tra");

    private CommandRequest Record() =>
        Record(new RecordActivity(Claim.Operator, new EntryId(rng.Uuid()), AnyDay().Content()));

    /// <summary>Who has several ledgers before them also says what belongs to another one.</summary>
    private Draw AnyDay()
    {
        var others = edge.Node.Where(one => one != edge).ToList();
        return others.Count > 0 && rng.Below(3) == 0 ? new Draw(rng, rng.Of(others).Owner) : _draw;
    }

    private static CommandRequest Record(RecordActivity record)
    {
        var id = record.Activity.Value;
        return new CommandRequest(record, id, Asked.Recorded(id, record.Content));
    }

    /// <summary>What a lump holds already.</summary>
    private CommandRequest? DrawOnLump()
    {
        if (_lumps.Count == 0)
        {
            return null;
        }

        var (lump, content) = rng.Of(_lumps);
        var drawing = new RecordActivity(Claim.Operator, new EntryId(rng.Uuid()), _draw.OutOf(content));
        return Record(drawing with { DrawsOn = [lump] });
    }

    /// <summary>What another force records of an activity that is recorded.</summary>
    private CommandRequest? RecordAgain() =>
        _activities.Count == 0
            ? null
            : Record(
                new RecordActivity(
                    Claim.Operator,
                    new EntryId(rng.Uuid()),
                    _draw.SecondRecord(_said[rng.Of(_activities)])
                )
            );

    /// <summary>
    /// The answer to what an edge asks back: it is one of these, or none of them, and none where it was recorded as an
    /// activity of its own before.
    /// </summary>
    private CommandRequest Decide(RecordActivity record, CommandRequest asked)
    {
        var candidates = asked.LooksLike;
        if (asked.WasDone || rng.Below(2) == 0)
        {
            IReadOnlyList<EntryId> others = [.. candidates.Select(candidate => candidate.Id), .. record.DistinctFrom];
            return Record(record with { DistinctFrom = others });
        }

        var joined = rng.Of(candidates).Id;
        var joins = record with
        {
            By = Claim.Of(record.Content.Lead),
            Joins = joined,
            DistinctFrom = [],
            DrawsOn = [],
            Overruling = null,
        };
        return new CommandRequest(joins, asked.Entry, Asked.Joined(joined.Value, record.Content));
    }

    private CommandRequest? Correct()
    {
        if (Pick() is not { } activity)
        {
            return null;
        }

        var id = new EntryId(rng.Uuid());
        return Correct(new CorrectActivity(Claim.Operator, activity, id, _draw.Content(), "sửa số liệu"));
    }

    private static CommandRequest Correct(CorrectActivity correct) =>
        new(correct, correct.Correction.Value, Asked.Corrected(correct.Activity.Value, correct.Content));

    private CommandRequest? Void()
    {
        if (Pick() is not { } activity)
        {
            return null;
        }

        var id = rng.Uuid();
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

        var id = rng.Of(_activities);
        return _busy.Add(id) ? id : null;
    }

    private ImportRequest Import()
    {
        var lines = new List<LumpContent>();
        for (var left = 1 + rng.Below(5); left > 0; left--)
        {
            var line = new LumpContent(_draw.Area(), _draw.Span(), _draw.AnyForces(), _draw.Amount(_draw.Indicator()));
            if (!lines.Exists(other => other.Key == line.Key))
            {
                lines.Add(line);
            }
        }

        var mode = rng.Below(3);
        return new ImportRequest(lines, add: mode == 1, replace: mode == 2);
    }

    private UndoRequest? Undo() => _imports.Count > 0 ? new UndoRequest(rng.Of(_imports)) : null;

    private ParticipationRequest? Participate()
    {
        var joint = _activities.Where(activity => _said[activity].Forces.Count > 1).ToList();
        if (joint.Count == 0)
        {
            return null;
        }

        var activity = rng.Of(joint);
        var others = Forces.All.Where(force => force != _said[activity].Lead).Where(_said[activity].Forces.Names);
        return new ParticipationRequest(activity, rng.Of(others.ToList()), declines: rng.Below(2) == 0);
    }

    private CommandRequest Close()
    {
        var (id, force) = (new EntryId(rng.Uuid()), _draw.Force());
        var close = new ClosePeriod(Claim.Of(force), id, force, _draw.AreaToClose(), _draw.ClosedThrough());
        return new CommandRequest(close, id.Value, Asked.Closed(close));
    }

    private CommandRequest? Reopen()
    {
        if (_closings.Count == 0)
        {
            return null;
        }

        var (id, closing) = (new EntryId(rng.Uuid()), rng.Of(_closings));
        var days = Math.Max(1, closing.Through.Number - Places.Of(edge.Owner).Days.First.Number);
        var reopen = new ReopenPeriod(
            closing.By,
            id,
            closing.Force,
            closing.Area,
            closing.Through.Plus(-rng.Below(days)),
            "bổ sung số liệu"
        );
        return new CommandRequest(reopen, id.Value, Asked.Reopened(reopen));
    }

    /// <summary>A declaration, or one taken back of some that may stand no more.</summary>
    private CommandRequest Declare()
    {
        var id = new EntryId(rng.Uuid());
        if (_declared.Count == 0 || rng.Below(3) > 0)
        {
            return Declare(_draw.Declaration(id));
        }

        var before = rng.Of(_declared);
        return Declare(
            before with
            {
                Declaration = id,
                Declared = null,
                Indicators = [.. before.Indicators.Take(1 + rng.Below(before.Indicators.Count))],
                Reason = "có phát sinh",
            }
        );
    }

    private static CommandRequest Declare(DeclareNothing declare) =>
        new(declare, declare.Declaration.Value, Asked.Declared(declare));

    /// <summary>A return, or again one of a figure that was stated before.</summary>
    private ReturnRequest Return()
    {
        var id = new EntryId(rng.Uuid());
        if (_returns.Count == 0 || rng.Below(2) == 0)
        {
            return new ReturnRequest(_draw.Return(id));
        }

        var before = rng.Of(_returns);
        var figures = before.Figures.Select(one => _draw.Stated(one.Indicator)).ToList();
        var withdrawn = figures.Count > 1 && rng.Below(3) == 0 ? figures[^1].Indicator : default;
        return new ReturnRequest(
            new FileReturn(Claim.Operator, id, before.Area, before.Span, before.View, figures)
            {
                Figures = [.. figures.Where(one => one.Indicator != withdrawn)],
                Withdrawn = withdrawn == default ? [] : [withdrawn],
            }
        );
    }
}
