using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Federation.Core.Plausibility;

namespace Federation.Simulation.World;

/// <summary>
/// A ledger of an edge node: its disk, writer and uplink. The node is a process with a line and a clock; where it holds
/// several ledgers they are killed, stopped and started together. A clone is a second machine with the same ledger.
/// </summary>
internal sealed class SimulatedEdge : Process
{
    private static readonly TimeSpan DownMax = TimeSpan.FromSeconds(6);

    /// <summary>One owner in so many judges nothing, so that amounts of every size are recorded.</summary>
    private const int Unjudged = 4;

    private readonly Stops _stops;

    /// <summary>All ledgers of the node, its own province's first.</summary>
    private readonly List<SimulatedEdge> _node;
    private EdgeWriter? _writer;
    private EdgeUplink? _uplink;

    public SimulatedEdge(
        Setting setting,
        Cluster cluster,
        Stops stops,
        int number,
        AreaId owner,
        LedgerId ledger,
        LedgerDisk disk,
        SimulatedEdge? beside = null
    )
        : base(setting)
    {
        (_stops, Number, Owner, Ledger, Disk) = (stops, number, owner, ledger, disk);
        Line = beside?.Line ?? new EdgeLine(setting, cluster);
        Clock = beside?.Clock ?? new WallClock(setting);
        _node = beside?._node ?? [];
        _node.Add(this);
        Rules = owner.Value % Unjudged == 0 ? RulePack.None : RulePack.Reference;
    }

    public int Number { get; }

    public AreaId Owner { get; }

    public LedgerId Ledger { get; private set; }

    /// <summary>It goes on in place of a closed ledger.</summary>
    public bool Follows { get; private set; }

    public LedgerDisk Disk { get; private set; }

    public EdgeLine Line { get; }

    public WallClock Clock { get; }

    /// <summary>What its ledger holds to be plausible.</summary>
    public RulePack Rules { get; }

    /// <summary>Null while the process is dead.</summary>
    public EdgeWriter? Writer => _writer;

    /// <summary>Null while the process is dead.</summary>
    public EdgeUplink? Uplink => _uplink;

    /// <summary>Why its uplink was ever in a state.</summary>
    public HashSet<UplinkReason> ReasonsSeen { get; } = [];

    /// <summary>True from when its disk was found damaged: it is not started again.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>
    /// True once its disk was flipped, restored or cloned: then its ledger may stop in a named state.
    /// </summary>
    public bool IsDiskTouched { get; set; }

    /// <summary>True for a second machine with a copy of another edge's disk.</summary>
    public bool IsClone { get; set; }

    /// <summary>True where it is switched off for good: a clone that an operator found.</summary>
    public bool IsRetired { get; private set; }

    /// <summary>The ledgers of the node, its own province's first.</summary>
    public IReadOnlyList<SimulatedEdge> Node => _node;

    /// <summary>
    /// The ledger of the node that what is said of a code on a day belongs to: what the code denotes then lies in the
    /// owner's area. The node's own where it has none, which says what is wrong with it.
    /// </summary>
    public SimulatedEdge Of(AreaCode code, Day day) =>
        AreaCatalogue.Reference.TryResolve(code, day, out var area)
            ? _node.Find(one => AreaCatalogue.Reference.Includes(one.Owner, area)) ?? _node[0]
            : _node[0];

    /// <summary>The node starts, with all its ledgers that can be opened.</summary>
    public void Start() => _node.ForEach(one => one.Open());

    private void Open()
    {
        if (IsAlive || IsDamaged || IsRetired)
        {
            return;
        }

        BeginLife();
        Setting.Note(TraceKind.EdgeStarted, Number, Disk.Rows.Count);
        try
        {
            _writer = new EdgeWriter(this, Setting);
        }
        catch (DiskDamagedException damage)
        {
            StopDamaged(damage.Message);
            return;
        }

        _uplink = new EdgeUplink(this, _writer, Setting);
        _uplink.Start();
    }

    /// <inheritdoc/>
    public override void Pause() => _node.ForEach(one => one.Stand());

    /// <inheritdoc/>
    public override void Resume() => _node.ForEach(one => one.GoOn());

    /// <summary>The process is killed, now; it is started again after a while.</summary>
    public void Die()
    {
        if (!IsAlive)
        {
            return;
        }

        var power = Setting.Rng.Chance(Setting.Swarm.Chance(FaultKind.UnsyncedLost));
        _node.ForEach(one => one.Die(power));
        Clock.Forget();
        Setting.Time.After(Setting.Rng.UpTo(DownMax), Start);
    }

    private void Die(bool power)
    {
        if (IsAlive)
        {
            Setting.Note(TraceKind.EdgeDied, Number, Life);
            EndLife();
            _uplink?.Abandon();
            (_uplink, _writer) = (null, null);
            Disk.Crash(Setting, Number, power);
        }
    }

    private void Stand() => base.Pause();

    private void GoOn() => base.Resume();

    /// <summary>True where the process is killed between two of its effects, here.</summary>
    public bool DiesHere()
    {
        if (IsAlive && Setting.Strikes(FaultKind.EdgeCrashAtEffect, Number))
        {
            Die();
        }

        return !IsAlive;
    }

    /// <summary>The disk does not hold what was written: the node ends, and stays down.</summary>
    public void StopDamaged(string reason)
    {
        IsDamaged = true;
        EndLife();
        _uplink?.Abandon();
        (_uplink, _writer) = (null, null);
        _stops.StoppedAt(this, "Damaged", reason);
    }

    /// <summary>Switched off: an operator found it beside the other.</summary>
    public void Retire()
    {
        IsRetired = true;
        Halt();
    }

    /// <summary>The process is ended by an operator, who starts it again.</summary>
    public void Halt()
    {
        if (IsAlive)
        {
            EndLife();
            _uplink?.Abandon();
            (_uplink, _writer) = (null, null);
        }
    }

    /// <summary>A repair put a new ledger in the place of the old one, while the process is down.</summary>
    public void GoOnIn(LedgerId successor, LedgerDisk disk)
    {
        PutIn(disk);
        (Ledger, Follows) = (successor, true);
        IsDiskTouched = false;
    }

    /// <summary>Another disk is put in while the process is down.</summary>
    public void PutIn(LedgerDisk disk)
    {
        Disk = disk;
        IsDamaged = false;
    }

    /// <summary>A change is about to be written.</summary>
    public void TellAsked(Guid entry, ConfirmedChange change)
    {
        Setting.Work[change.Kind]++;
        Setting.Work.Earlier += _node[0] == this ? 0 : 1;
        Setting.Witness.Asked(Owner, Ledger, entry, change);
    }

    /// <summary>A caller is told that a change is done.</summary>
    public void TellConfirmed(Guid entry, ConfirmedChange change) =>
        Setting.Witness.Confirmed(Owner, Ledger, entry, change);

    /// <summary>A caller that asked by an id is refused.</summary>
    public void TellRefused(Guid entry, string why) => Setting.Witness.Refused(Owner, Ledger, entry, why);

    /// <summary>A participant confirmed into closed days.</summary>
    public void CountLate() => Setting.Work.Late++;

    /// <summary>The writer made something durable.</summary>
    public void Committed() => After(TimeSpan.Zero, () => _uplink?.Wake());

    public void Enter(UplinkEffect.EnterState enter)
    {
        ReasonsSeen.Add(enter.Reason);
        if (enter.State == UplinkState.Stopped)
        {
            Setting.Tell($"edge {Number} stopped: {enter.Detail}");
            _stops.StoppedAt(this, enter.Reason.ToString(), enter.Detail);
        }
        else if (enter.State == UplinkState.Streaming)
        {
            _stops.GoesOn(this);
        }
    }
}
