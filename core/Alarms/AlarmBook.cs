namespace Federation.Core.Alarms;

/// <summary>
/// The alarms of the nation and the shifts of its operators: what is wrong, since when, who has seen it, and what is
/// over. It reads no clock and writes nothing: the host writes the events that it decides on, and applies them; the
/// same events give the same book. One thread at a time.
/// </summary>
public sealed class AlarmBook
{
    /// <summary>So many events are kept; of what is over the oldest goes first.</summary>
    public const int EventsMax = 4_000;

    /// <summary>So many alarms may stand at one time; further signs wait until one clears.</summary>
    public const int StandingMax = 1_000;

    /// <summary>The longest name of a person, in UTF-16 units.</summary>
    public const int NameCharsMax = 100;

    /// <summary>The longest remark, in UTF-16 units.</summary>
    public const int RemarkCharsMax = 500;

    private readonly SortedDictionary<long, Alarm> _alarms = [];
    private readonly SortedDictionary<long, ShiftTaken> _shifts = [];
    private readonly SortedDictionary<long, AlarmEvent> _events = [];
    private readonly Dictionary<AlarmKey, long> _standing = [];
    private readonly HashSet<Guid> _commands = [];

    /// <summary>The last event's number; 0: nothing happened yet.</summary>
    public long Number { get; private set; }

    /// <summary>When the last event was; 0: nothing happened yet.</summary>
    public long LastAtUnixMicroseconds { get; private set; }

    /// <summary>
    /// From this moment on all that happened is kept, microseconds since 1970-01-01 UTC; 0: nothing is forgotten.
    /// </summary>
    public long CompleteSinceUnixMicroseconds { get; private set; }

    /// <summary>The events that are kept, in their order.</summary>
    public IReadOnlyCollection<AlarmEvent> Events => _events.Values;

    /// <summary>The alarms that are kept, in the order in which they were raised.</summary>
    public IReadOnlyCollection<Alarm> Alarms => _alarms.Values;

    /// <summary>The shifts that are kept, in their order.</summary>
    public IReadOnlyCollection<ShiftTaken> Shifts => _shifts.Values;

    /// <summary>How many alarms stand.</summary>
    public int StandingCount => _standing.Count;

    /// <summary>The alarm of a number; null where there is none, or it was forgotten.</summary>
    public Alarm? Find(long number) => _alarms.GetValueOrDefault(number);

    /// <summary>The shift of a command; null where that took none over.</summary>
    public ShiftTaken? ShiftOf(Guid command) =>
        _shifts.Values.LastOrDefault(shift => _events[shift.Number].CommandId == command);

    /// <summary>True where the command of this id was taken and is kept.</summary>
    public bool HasTaken(Guid command) => command != Guid.Empty && _commands.Contains(command);

    /// <summary>What a look at everything comes to: alarms that are raised, and that clear. Changes nothing.</summary>
    /// <param name="sight">What was seen.</param>
    /// <param name="nowUnixMicroseconds">The host's clock.</param>
    public IReadOnlyList<AlarmEvent> Observe(AlarmSight sight, long nowUnixMicroseconds)
    {
        var at = Math.Max(nowUnixMicroseconds, LastAtUnixMicroseconds);
        var wrong = sight.Signs.DistinctBy(sign => sign.Key).ToList();
        var keys = wrong.Select(sign => sign.Key).ToHashSet();
        var over = _standing
            .Where(one => IsJudged(sight, one.Key) && !keys.Contains(one.Key))
            .Select(one => (AlarmHappening)new AlarmHappening.Cleared(one.Value))
            .ToList();
        var room = StandingMax - _standing.Count + over.Count;
        var raised = wrong
            .Where(sign => IsJudged(sight, sign.Key) && !_standing.ContainsKey(sign.Key))
            .Take(Math.Max(0, room))
            .Select(sign => (AlarmHappening)new AlarmHappening.Raised(sign));
        return [.. over.Concat(raised).Select((what, i) => new AlarmEvent(Number + 1 + i, at, Guid.Empty, what))];
    }

    /// <summary>What becomes of a person's acknowledgement; changes nothing.</summary>
    /// <param name="command">The caller's id: the same again is answered as it was.</param>
    /// <param name="alarm">The alarm's number.</param>
    /// <param name="name">Who has seen it.</param>
    /// <param name="remark">In their own words; may be empty.</param>
    /// <param name="nowUnixMicroseconds">The host's clock.</param>
    public AlarmDecision Acknowledge(Guid command, long alarm, string name, string remark, long nowUnixMicroseconds) =>
        HasTaken(command) ? new AlarmDecision.AlreadyDone()
        : AlarmRules.WhyNot(this, alarm, name, remark) is { Count: > 0 } refusals ? new AlarmDecision.Refused(refusals)
        : Accept(command, new AlarmHappening.Acknowledged(alarm, name, remark), nowUnixMicroseconds);

    /// <summary>What becomes of a person's taking over of the shift; changes nothing.</summary>
    /// <param name="command">The caller's id: the same again is answered as it was.</param>
    /// <param name="name">Who takes over.</param>
    /// <param name="remark">In their own words; may be empty.</param>
    /// <param name="nowUnixMicroseconds">The host's clock.</param>
    public AlarmDecision TakeOver(Guid command, string name, string remark, long nowUnixMicroseconds) =>
        HasTaken(command) ? new AlarmDecision.AlreadyDone()
        : AlarmRules.WhyNotSaid(name, remark) is { Count: > 0 } refusals ? new AlarmDecision.Refused(refusals)
        : Accept(command, new AlarmHappening.ShiftTaken(name, remark, StandingCount), nowUnixMicroseconds);

    /// <summary>Takes in the next event: the only way in which anything changes.</summary>
    /// <exception cref="InvalidOperationException">It does not follow, or its alarm does not stand.</exception>
    public void Apply(AlarmEvent happened)
    {
        if (happened.Number <= Number)
        {
            throw new InvalidOperationException($"Event {happened.Number} does not follow event {Number}.");
        }

        if (happened.Number > Number + 1)
        {
            CompleteSinceUnixMicroseconds = happened.AtUnixMicroseconds;
        }

        Apply(happened.What, happened);
        _events.Add(happened.Number, happened);
        (Number, LastAtUnixMicroseconds) = (happened.Number, happened.AtUnixMicroseconds);
        _ = happened.CommandId == Guid.Empty || _commands.Add(happened.CommandId);
    }

    /// <summary>
    /// Forgets the oldest of what is over, until no more than <see cref="EventsMax"/> events are kept. An alarm that
    /// stands is never forgotten.
    /// </summary>
    /// <returns>The numbers of the events that are kept no more.</returns>
    public IReadOnlySet<long> Forget()
    {
        var forgotten = new HashSet<long>();
        while (_events.Count - forgotten.Count > EventsMax && Oldest(forgotten) is { } oldest)
        {
            forgotten.UnionWith(_events.Values.Where(one => IsOf(one, oldest)).Select(one => one.Number));
            _ = _alarms.Remove(oldest);
            _ = _shifts.Remove(oldest);
        }

        foreach (var number in forgotten)
        {
            _ = _events.Remove(number, out var gone);
            _ = _commands.Remove(gone!.CommandId);
            CompleteSinceUnixMicroseconds = Math.Max(CompleteSinceUnixMicroseconds, gone.AtUnixMicroseconds + 1);
        }

        return forgotten;
    }

    private static bool IsJudged(AlarmSight sight, AlarmKey key) =>
        sight.Kinds.Contains(key.Kind) && !sight.Unknown.Contains(key.About);

    private static bool IsOf(AlarmEvent happened, long number) =>
        happened.What switch
        {
            AlarmHappening.Cleared(var alarm) => alarm == number,
            AlarmHappening.Acknowledged acknowledged => acknowledged.Alarm == number,
            _ => happened.Number == number,
        };

    private long? Oldest(HashSet<long> forgotten)
    {
        var alarm = _alarms.Values.FirstOrDefault(one => !one.IsStanding)?.Number;
        var shift = _shifts.Count == 0 ? (long?)null : _shifts.Keys.First();
        var oldest = alarm < shift || shift is null ? alarm : shift;
        return oldest is { } number && !forgotten.Contains(number) ? number : null;
    }

    private AlarmDecision.Accepted Accept(Guid command, AlarmHappening what, long now) =>
        new(new AlarmEvent(Number + 1, Math.Max(now, LastAtUnixMicroseconds), command, what));

    private void Apply(AlarmHappening what, AlarmEvent happened)
    {
        var at = happened.AtUnixMicroseconds;
        switch (what)
        {
            case AlarmHappening.Raised(var sign):
                _standing.Add(sign.Key, happened.Number);
                _alarms.Add(happened.Number, new Alarm(happened.Number, sign, at));
                break;
            case AlarmHappening.Cleared(var number):
                var over = Standing(number);
                _ = _standing.Remove(over.Sign.Key);
                _alarms[number] = over with { ClearedAtUnixMicroseconds = at };
                break;
            case AlarmHappening.Acknowledged(var number, var name, var remark):
                _alarms[number] = Standing(number) with { Acknowledged = new AlarmWord(name, remark, at) };
                break;
            case AlarmHappening.ShiftTaken(var name, var remark, var open):
                var shift = new ShiftTaken(happened.Number, new AlarmWord(name, remark, at), open);
                _shifts.Add(happened.Number, shift);
                break;
        }
    }

    private Alarm Standing(long number) =>
        Find(number) is { IsStanding: true } alarm
            ? alarm
            : throw new InvalidOperationException($"Alarm {number} does not stand.");
}
