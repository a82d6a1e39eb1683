using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;

namespace Federation.Simulation.World;

/// <summary>
/// A silo: takes in streams and hands them to the grains of their owners, wherever those are; folds the journal and
/// serves displays.
/// </summary>
internal sealed class SimulatedSilo : Process
{
    private static readonly TimeSpan DownMax = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Hop = TimeSpan.FromMilliseconds(0.3);

    private readonly Cluster _cluster;
    private readonly List<EdgeStream> _streams = [];

    public SimulatedSilo(Setting setting, Cluster cluster, Stops stops, int number)
        : base(setting)
    {
        (_cluster, Stops, Number) = (cluster, stops, number);
        Clock = new WallClock(setting);
        Journal = new JournalClient(setting, this, cluster.Journal);
        Writer = new GroupCommit(this);
        Fold = new FoldDriver(this);
    }

    public int Number { get; }

    public Setting World => Setting;

    public Stops Stops { get; }

    public WallClock Clock { get; }

    public JournalClient Journal { get; }

    /// <summary>Of this life.</summary>
    public GroupCommit Writer { get; private set; }

    /// <summary>Of this life.</summary>
    public FoldDriver Fold { get; private set; }

    public IntakeOptions Options { get; } = new() { CreditFrames = 20, AppendFramesMax = 7 };

    /// <summary>True where a connection to it comes about: also while it is stopped.</summary>
    public bool Accepts => IsAlive;

    public void Start()
    {
        if (IsAlive)
        {
            return;
        }

        BeginLife();
        Setting.Note(TraceKind.SiloStarted, Number, Life);
        Setting.Witness.SiloStarted(Number);
        Writer = new GroupCommit(this);
        Fold = new FoldDriver(this);
        Fold.Start();
    }

    /// <summary>The process is killed, now; it is started again after a while.</summary>
    public void Die() => Die(Setting.Rng.UpTo(DownMax));

    /// <summary>The process is killed, now.</summary>
    /// <param name="downFor">Until it is started again.</param>
    public void Die(TimeSpan downFor)
    {
        if (!IsAlive)
        {
            return;
        }

        Setting.Note(TraceKind.SiloDied, Number, Life);
        EndLife();
        foreach (var stream in _streams)
        {
            stream.Cut(isHeard: true);
        }

        _streams.Clear();
        Fold.Abandon();
        _cluster.Silent(this);
        Setting.Time.After(downFor, Start);
    }

    /// <summary>True where the process is killed between two of its effects, here.</summary>
    public bool DiesHere()
    {
        if (IsAlive && Setting.Strikes(FaultKind.SiloCrashAtEffect, Number))
        {
            Die();
        }

        return !IsAlive;
    }

    /// <summary>A message of an edge came in.</summary>
    public void Hear(EdgeStream stream, object message)
    {
        Setting.Note(TraceKind.SiloHeard, Number, Messages.Code(message), stream.EdgeNumber);
        if (stream.Session is { } session)
        {
            var current = _cluster.Known(session.Grain.Owner);
            if (current is { IsThere: true })
            {
                At(current.Host, () => current.Deliver(session, message));
            }
        }
        else if (message is Hello hello)
        {
            Open(stream, hello);
        }
        else
        {
            stream.CloseByNation();
        }
    }

    /// <summary>An edge's stream ended.</summary>
    public void Closed(EdgeStream stream)
    {
        if (_streams.Remove(stream) && stream.Session is { } session)
        {
            At(session.Grain.Host, () => session.Grain.Disconnected(session));
        }
    }

    /// <summary>A grain says something to an edge over a stream of this silo; null: it ends the stream.</summary>
    public void Forward(SimulatedSilo from, EdgeStream stream, object? message)
    {
        if (from == this)
        {
            ToEdge(stream, message);
        }
        else
        {
            Setting.Time.After(Hop, InThisLife(() => ToEdge(stream, message)));
        }
    }

    private void ToEdge(EdgeStream stream, object? message)
    {
        if (message is not null)
        {
            stream.ToEdge(message);
            return;
        }

        _streams.Remove(stream);
        stream.CloseByNation();
    }

    private void Open(EdgeStream stream, Hello hello)
    {
        if (_cluster.Locate(hello.Owner) is not { } grain)
        {
            stream.CloseByNation();
            return;
        }

        var session = new SiloSession(hello.Ledger, grain);
        stream.Session = session;
        _streams.Add(stream);
        At(grain.Host, () => grain.Open(stream, session, hello));
    }

    private void At(SimulatedSilo host, Action action)
    {
        if (host == this)
        {
            action();
        }
        else
        {
            Setting.Time.After(Hop, host.InThisLife(action));
        }
    }
}
