using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>
/// An activation of a province's grain: the intakes of its ledgers. At activation the terms of all of them are raised.
/// </summary>
internal sealed class Grain
{
    private readonly Cluster _cluster;
    private readonly Dictionary<LedgerId, IntakeDriver> _intakes = [];
    private readonly Dictionary<LedgerId, List<Action>> _opening = [];
    private List<Action>? _waiting = [];

    public Grain(Cluster cluster, SimulatedSilo host, AreaId owner)
    {
        (_cluster, Host, Owner, HostLife) = (cluster, host, owner, host.Life);
        host.Run(Activate);
    }

    public SimulatedSilo Host { get; }

    public int HostLife { get; }

    public AreaId Owner { get; }

    /// <summary>True once it stood down, was moved away, or could not be activated.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>True while its host lives on.</summary>
    public bool IsThere => !HasLeft && Host.IsAlive && Host.Life == HostLife;

    public IntakeDriver? Find(LedgerId ledger) => _intakes.GetValueOrDefault(ledger);

    /// <summary>A stream said Hello.</summary>
    public void Open(EdgeStream stream, SiloSession session, Hello hello)
    {
        if (HasLeft)
        {
            stream.CloseByNation();
        }
        else if (_waiting is not null)
        {
            _waiting.Add(() => Open(stream, session, hello));
        }
        else if (_intakes.TryGetValue(session.Ledger, out var intake))
        {
            intake.Open(stream, session, hello);
        }
        else
        {
            AddThen(session.Ledger, () => Open(stream, session, hello));
        }
    }

    public void Deliver(SiloSession session, object message)
    {
        if (this == session.Grain && session.Number is { } number)
        {
            session.Intake!.Deliver(number, message);
        }
    }

    public void Disconnected(SiloSession session)
    {
        if (session.Number is { } number)
        {
            session.Intake!.Disconnected(number);
        }
    }

    /// <summary>Ends every session and performs nothing more; edges find the next activation.</summary>
    public void Leave()
    {
        HasLeft = true;
        _cluster.Forget(this);
        foreach (var intake in _intakes.Values)
        {
            intake.Leave();
        }

        GoOn();
        foreach (var waiting in _opening.Values.ToList())
        {
            waiting.ForEach(action => action());
        }
    }

    /// <summary>Closes a ledger for good and tells how it stands then; null: no answer of the journal.</summary>
    public void Close(ClosingStatement statement, Action<LedgerMark?> done)
    {
        if (HasLeft || _waiting is not null)
        {
            done(null);
            return;
        }

        Host.Journal.Write(
            journal => journal.Close(Owner, statement, Host.Clock.UnixMicroseconds),
            mark => Closed(mark, () => done(mark)),
            () => done(null)
        );
    }

    /// <summary>An operator lets a stopped ledger go on: kept in the journal first.</summary>
    public void Release(LedgerId ledger)
    {
        if (!HasLeft && Find(ledger) is { } intake)
        {
            intake.Release();
        }
    }

    private void Closed(LedgerMark mark, Action done)
    {
        Host.Fold.Moved();
        if (HasLeft)
        {
            done();
            return;
        }

        if (_intakes.Remove(mark.Ledger, out var intake))
        {
            intake.Leave();
        }

        AddThen(mark.Ledger, done);
    }

    private void Activate() =>
        Host.Journal.Read(
            journal => journal.Ledgers(),
            marks => Activate([.. marks.Where(mark => mark.Owner == Owner).Select(mark => mark.Ledger)], 0),
            Leave
        );

    private void Activate(IReadOnlyList<LedgerId> ledgers, int next)
    {
        if (HasLeft)
        {
            return;
        }

        if (next == ledgers.Count)
        {
            GoOn();
            return;
        }

        Add(ledgers[next], () => Activate(ledgers, next + 1), Leave);
    }

    private void GoOn()
    {
        var waiting = _waiting ?? [];
        _waiting = null;
        waiting.ForEach(action => action());
    }

    private void AddThen(LedgerId ledger, Action then)
    {
        if (_opening.TryGetValue(ledger, out var others))
        {
            others.Add(then);
            return;
        }

        _opening.Add(ledger, [then]);
        Add(ledger, () => Opened(ledger), Leave);
    }

    private void Opened(LedgerId ledger)
    {
        if (_opening.Remove(ledger, out var waiting))
        {
            waiting.ForEach(action => action());
        }
    }

    private void Add(LedgerId ledger, Action done, Action unavailable) =>
        Host.Journal.Write(
            journal => journal.RaiseTerm(Owner, ledger),
            mark =>
                Host.Journal.Read(
                    journal => journal.Head,
                    head =>
                    {
                        if (!HasLeft)
                        {
                            _intakes.Add(ledger, new IntakeDriver(this, mark, head.Epoch));
                            done();
                        }
                    },
                    unavailable
                ),
            unavailable
        );
}
