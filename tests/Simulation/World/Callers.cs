namespace Federation.Simulation.World;

/// <summary>
/// The staff of one province: they ask for what their <see cref="Desk"/> says, and ask again with the same ids until
/// they are answered. They outlive the edge's process.
/// </summary>
internal sealed class Callers
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Longer = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RetryMax = TimeSpan.FromSeconds(2);

    private readonly Setting _setting;
    private readonly SimulatedEdge _edge;
    private readonly Rng _rng;
    private readonly Desk _desk;
    private readonly Action<SimulatedEdge, Request> _ask;

    /// <param name="setting">Of the run.</param>
    /// <param name="edge">The ledger that they mostly speak to.</param>
    /// <param name="ask">Asks another ledger of the node.</param>
    public Callers(Setting setting, SimulatedEdge edge, Action<SimulatedEdge, Request> ask)
    {
        (_setting, _edge, _rng, _ask) = (setting, edge, new Rng(setting.Rng.Next()), ask);
        _desk = new Desk(_rng, edge);
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
        foreach (var request in _desk.Answered.ToList())
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
        foreach (var request in others._desk.Answered.ToList())
        {
            Ask(request);
        }
    }

    private void Ask()
    {
        if (_desk.Next() is { } request)
        {
            _ask(request.Place is var (code, day) ? _edge.Of(code, day) : _edge, request);
        }
    }

    /// <summary>Asks until there is an answer.</summary>
    public void Ask(Request request)
    {
        if (!_edge.IsRetired)
        {
            Waiting++;
            Attempt(new Call(request));
        }
    }

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
                    book => call.Request.Run(_edge, book),
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

        if (_desk.Instead(call.Request) is { } instead)
        {
            GiveUp(call);
            Ask(instead);
            return;
        }

        var isDone = call.Request.Answer(_edge);
        _setting.Note(isDone ? TraceKind.Answered : TraceKind.Refused, _edge.Number, Answered);
        GiveUp(call);
        Answered++;
        _setting.Work.Refused += isDone ? 0 : 1;
        if (isDone)
        {
            _desk.Learn(call.Request);
        }
    }

    private void GiveUp(Call call)
    {
        call.IsAnswered = true;
        Waiting--;
        _desk.Forget(call.Request);
    }

    private sealed class Call(Request request)
    {
        public Request Request => request;

        public int Attempts { get; set; }

        public bool IsAnswered { get; set; }
    }
}
