using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>Edges, silos, their database and displays of one run, and what operators and faults do to them.</summary>
internal sealed class SimulatedFederation
{
    private const int CopiesMax = 3;

    /// <summary>Of so many ledgers the nodes hold others too.</summary>
    private const int TakersMax = 2;

    private readonly Setting _setting;
    private readonly Dictionary<int, List<LedgerDisk>> _copies = [];
    private readonly List<SimulatedEdge> _edges = [];
    private readonly List<Callers> _callers = [];
    private TimeSpan _workUntil;

    public SimulatedFederation(Setting setting, int edges, int silos, int displays)
    {
        _setting = setting;
        Stops = new Stops(setting.Witness);
        Cluster = new Cluster(setting, Stops, silos);
        for (var i = 0; i < edges; i++)
        {
            var edge = Add(Places.Provinces[i], new LedgerId(setting.Rng.Uuid()), new LedgerDisk());
            foreach (var earlier in EarlierOf(edge))
            {
                Add(earlier, new LedgerId(setting.Rng.Uuid()), new LedgerDisk(), edge);
            }
        }

        Displays =
        [
            .. Enumerable
                .Range(0, displays)
                .Select(i => new SimulatedDisplay(setting, Cluster, i, setting.Rng.Of(Places.Periods))),
        ];
    }

    public Stops Stops { get; }

    public Cluster Cluster { get; }

    public IReadOnlyList<SimulatedEdge> Edges => _edges;

    public IReadOnlyList<Callers> Callers => _callers;

    public IReadOnlyList<SimulatedDisplay> Displays { get; }

    public void Start(TimeSpan workUntil, TimeSpan meanPause)
    {
        _workUntil = workUntil;
        foreach (var silo in Cluster.Silos)
        {
            silo.Start();
        }

        foreach (var edge in _edges)
        {
            _setting.Time.After(_setting.Rng.UpTo(TimeSpan.FromSeconds(2)), edge.Start);
        }

        foreach (var callers in _callers)
        {
            callers.Work(workUntil, meanPause * (0.3 + (1.4 * _setting.Rng.Fraction())));
        }

        foreach (var display in Displays)
        {
            _setting.Time.After(_setting.Rng.UpTo(TimeSpan.FromSeconds(1)), display.Start);
        }

        TakeCopies();
    }

    /// <summary>
    /// The edge's disk is lost; an older copy is put in, if there is one, and the edge goes on with it.
    /// </summary>
    public void Restore(SimulatedEdge edge)
    {
        if (!_copies.TryGetValue(edge.Number, out var copies) || copies.Count == 0 || edge.IsRetired)
        {
            return;
        }

        _setting.Struck(FaultKind.DiskRestored, edge.Number);
        PutIn(edge, _setting.Rng.Of(copies).Copy());
    }

    /// <summary>Another disk takes the place of the edge's, and the edge goes on with it.</summary>
    public void PutIn(SimulatedEdge edge, LedgerDisk disk)
    {
        edge.IsDiskTouched = true;
        edge.Die();
        edge.PutIn(disk);
        Tell(edge, disk);
        _setting.Time.After(_setting.Rng.UpTo(TimeSpan.FromSeconds(2)), edge.Start);
    }

    /// <summary>A copy of the edge's disk starts on a second machine, and is written to there.</summary>
    public void Clone(SimulatedEdge edge)
    {
        _setting.Struck(FaultKind.LedgerCloned, edge.Number);
        edge.IsDiskTouched = true;
        var disk = edge.Disk.Copy();
        Tell(edge, disk);
        var clone = Add(edge.Owner, edge.Ledger, disk);
        clone.IsDiskTouched = true;
        clone.IsClone = true;
        clone.Start();
        _callers[^1].Work(_workUntil, TimeSpan.FromSeconds(2));
    }

    /// <summary>
    /// An operator finds two machines with one ledger and switches one off: what only its disk holds is lost, and who
    /// recorded it asks at the other.
    /// </summary>
    public void Retire(SimulatedEdge lost)
    {
        lost.Retire();
        Stops.GoesOn(lost);
        var kept = _edges.First(edge => edge.Ledger == lost.Ledger && edge != lost);
        Tell(kept, kept.Disk);
        _callers[kept.Number].TakeOver(_callers[lost.Number]);
    }

    /// <summary>What a node took over of the provinces that its own was made of: nothing, some or all.</summary>
    private IEnumerable<AreaId> EarlierOf(SimulatedEdge edge)
    {
        var earlier = Places.EarlierOf(edge.Owner);
        var isTaker = earlier.Count > 0 && _edges.Count(one => one.Node.Count > 1) < TakersMax;
        return isTaker ? earlier.Take(_setting.Rng.Below(earlier.Count + 1)) : [];
    }

    private SimulatedEdge Add(AreaId owner, LedgerId ledger, LedgerDisk disk, SimulatedEdge? beside = null)
    {
        var edge = new SimulatedEdge(_setting, Cluster, Stops, _edges.Count, owner, ledger, disk, beside);
        _edges.Add(edge);
        _callers.Add(new Callers(_setting, edge, Ask));
        return edge;

        void Ask(SimulatedEdge asked, Request request) => _callers[asked.Number].Ask(request);
    }

    private void Tell(SimulatedEdge edge, LedgerDisk disk)
    {
        var entries = disk.Rows.OfType<DiskRow.Entry>().Select(row => row.Id.Value).ToList();
        _setting.Witness.DiskRestored(edge.Ledger, entries, disk.LastFrame);
    }

    /// <summary>Backups are taken now and then: of every edge, and of the national database.</summary>
    private void TakeCopies()
    {
        _setting.Time.After(
            _setting.Rng.UpTo(TimeSpan.FromSeconds(10)),
            () =>
            {
                foreach (var edge in _edges.Where(edge => !edge.IsDiskTouched))
                {
                    if (_setting.Rng.Below(2) == 0)
                    {
                        Copy(edge);
                    }
                }

                Cluster.Journal.Back();
                TakeCopies();
            }
        );
    }

    private void Copy(SimulatedEdge edge)
    {
        if (!_copies.TryGetValue(edge.Number, out var copies))
        {
            _copies.Add(edge.Number, copies = []);
        }

        if (copies.Count == CopiesMax)
        {
            copies.RemoveAt(_setting.Rng.Below(CopiesMax));
        }

        copies.Add(edge.Disk.Copy());
    }
}
