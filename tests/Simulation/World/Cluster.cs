using Federation.Core.Areas;
using Federation.Core.Journal;

namespace Federation.Simulation.World;

/// <summary>The nation's silos, and which of them holds which grain as far as the directory knows.</summary>
internal sealed class Cluster
{
    private static readonly TimeSpan DeclaredDeadMin = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan DeclaredDeadMax = TimeSpan.FromSeconds(6);

    private readonly Setting _setting;
    private readonly SortedDictionary<int, Grain> _directory = [];
    private readonly HashSet<(int Silo, int Life)> _declaredDead = [];

    public Cluster(Setting setting, Stops stops, int silos)
    {
        _setting = setting;
        Journal = new ModelJournal(setting);
        Silos = [.. Enumerable.Range(0, silos).Select(number => new SimulatedSilo(setting, this, stops, number))];
    }

    public IReadOnlyList<SimulatedSilo> Silos { get; }

    public ModelJournal Journal { get; }

    /// <summary>
    /// The grain of an owner, placed anew where the directory knows none; null where nobody can take it.
    /// </summary>
    public Grain? Locate(AreaId owner)
    {
        if (_directory.TryGetValue(owner.Value, out var known))
        {
            return known.Host.IsAlive && known.Host.Life == known.HostLife ? known : null;
        }

        var hosts = Silos.Where(silo => silo.IsAlive && !IsDeclaredDead(silo)).ToList();
        if (hosts.Count == 0)
        {
            return null;
        }

        var host = _setting.Rng.Of(hosts);
        var grain = new Grain(this, host, owner);
        if (!grain.HasLeft)
        {
            _directory[owner.Value] = grain;
        }

        return grain;
    }

    /// <summary>The grain that the directory knows of an owner.</summary>
    public Grain? Known(AreaId owner) => _directory.GetValueOrDefault(owner.Value);

    /// <summary>The directory knows this activation no more; the activation itself may live on.</summary>
    public void Forget(Grain grain)
    {
        if (_directory.TryGetValue(grain.Owner.Value, out var known) && known == grain)
        {
            _directory.Remove(grain.Owner.Value);
        }
    }

    /// <summary>A silo is silent: after a while the others hold it for dead, and take its grains.</summary>
    public void Silent(SimulatedSilo silo)
    {
        var life = silo.Life;
        if (!silo.IsAlive)
        {
            life--;
        }

        _setting.Time.After(
            _setting.Rng.Between(DeclaredDeadMin, DeclaredDeadMax),
            () =>
            {
                var isStillSilent = silo.Life != life || silo.IsPaused;
                var isSeen = Silos.Any(other => other != silo && other.IsAlive && !other.IsPaused);
                if (isStillSilent && (isSeen || silo.Life != life))
                {
                    DeclareDead(silo, life);
                }
            }
        );
    }

    /// <summary>True where the others hold this life of the silo for dead.</summary>
    public bool IsDeclaredDead(SimulatedSilo silo) => _declaredDead.Contains((silo.Number, silo.Life));

    private void DeclareDead(SimulatedSilo silo, int life)
    {
        _declaredDead.Add((silo.Number, life));
        foreach (var grain in _directory.Values.Where(g => g.Host == silo && g.HostLife == life).ToList())
        {
            _directory.Remove(grain.Owner.Value);
        }
    }
}
