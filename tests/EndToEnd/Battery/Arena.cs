using Federation.Client;
using Federation.Fed.Up;
using Federation.Network;

namespace Federation.EndToEnd.Battery;

/// <summary>
/// A whole federation of real processes, each line through a proxy, each program on a disk of its own.
/// </summary>
internal sealed class Arena : IAsyncDisposable
{
    private const string Logs = "logs";

    private readonly Dictionary<string, Disk> _disks = [];

    private Arena(string root, int basePort, Machine nation)
    {
        (Root, BasePort, Nation) = (root, basePort, nation);
        NationClient = new NationClient(new NationOptions { Addresses = [nation.Address] });
        Displays = new Displays(NationClient);
    }

    /// <summary>Everything lies below it; the data in <see cref="Data"/>.</summary>
    public string Root { get; }

    public string Data => DataOf(Root);

    public int BasePort { get; }

    public Machine Nation { get; }

    public NationClient NationClient { get; }

    public Displays Displays { get; }

    public List<Site> Sites { get; } = [];

    /// <summary>Why disks cannot be filled; empty where they can.</summary>
    public string NoDisks { get; private set; } = "";

    public IEnumerable<Machine> Machines => [Nation, .. Sites.Select(site => site.Edge)];

    /// <summary>Starts a nation and its edges; when it returns, all answer, and nobody records yet.</summary>
    /// <param name="provinces">Codes with commas.</param>
    /// <param name="root">An empty directory.</param>
    /// <param name="seed">Of what is recorded.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<Arena> StartAsync(
        string provinces,
        string root,
        int seed,
        CancellationToken cancellationToken
    )
    {
        var plan = FreePorts.Plan(provinces, DataOf(root));
        var nation = Of(root, NodeProgram.Nation(plan.Data, plan.BasePort));
        var arena = new Arena(root, plan.BasePort, nation);
        try
        {
            arena.MountDisk(nation);
            await nation.StartAsync(cancellationToken);
            foreach (var province in plan.Provinces)
            {
                await arena.AddAsync(province, seed++, cancellationToken);
            }

            return arena;
        }
        catch
        {
            await arena.DisposeAsync();
            throw;
        }
    }

    /// <summary>The disk of a program.</summary>
    /// <exception cref="InvalidOperationException">None could be mounted; the message says why.</exception>
    public Disk DiskOf(Machine machine) =>
        _disks.TryGetValue(machine.Name, out var disk)
            ? disk
            : throw new InvalidOperationException($"{machine.Name} has no disk of its own: {NoDisks}");

    /// <summary>Every line well, every disk with space, every program running.</summary>
    public async Task HealAsync(CancellationToken cancellationToken)
    {
        foreach (var disk in _disks.Values)
        {
            disk.AllowWriting();
            disk.Free();
        }

        Sites.ForEach(site => site.Line.Heal());
        foreach (var machine in Machines)
        {
            await machine.EnsureRunningAsync(cancellationToken);
        }
    }

    public Site SiteOf(Machine machine) => Sites.Single(site => site.Edge == machine);

    public async ValueTask DisposeAsync()
    {
        await Displays.DisposeAsync();
        NationClient.Dispose();
        await Task.WhenAll(Sites.Select(site => site.DisposeAsync().AsTask()));
        await Nation.DisposeAsync();
        foreach (var disk in _disks.Values)
        {
            disk.Dispose();
        }
    }

    private static string DataOf(string root) => Path.Combine(root, "data");

    private static Machine Of(string root, NodeProgram program) =>
        new(program with { Directory = Path.Combine(root, Logs, program.Name) }, program.Directory);

    private async Task AddAsync(string province, int seed, CancellationToken cancellationToken)
    {
        var line = FaultProxy.Start(Nation.Address);
        var edge = Of(Root, NodeProgram.Edge(Data, BasePort, province, $"{line.Address}"));
        Sites.Add(new Site(province, edge, line, seed));
        MountDisk(edge);
        await edge.StartAsync(cancellationToken);
    }

    private void MountDisk(Machine machine)
    {
        if (Disk.TryMount(machine.Data, out var why) is { } disk)
        {
            _disks.Add(machine.Name, disk);
        }
        else
        {
            NoDisks = why;
        }
    }
}
