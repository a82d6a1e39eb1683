using Federation.Fed.Cli;
using Federation.Fed.Up;
using Federation.TestKit;
using Federation.TestKit.Postgres;

namespace Federation.Browser;

/// <summary>Two silos on PostgreSQL and one province, with the figures of <see cref="RealNation"/>.</summary>
internal sealed class TwoSilos : IAsyncDisposable
{
    private readonly TemporaryDirectory _data = new();
    private readonly List<NodeProcess> _nodes = [];
    private readonly PostgresServer _server;

    private TwoSilos(PostgresServer server) => _server = server;

    /// <summary>Where native gRPC answers, the first silo's first.</summary>
    public IReadOnlyList<Uri> Silos => [.. _nodes.Where(Fleet.IsSilo).Select(node => new Uri(node.Ready.Url))];

    /// <summary>Where the pages of each silo come from.</summary>
    public IReadOnlyList<Uri> Webs => [.. _nodes.Where(Fleet.IsSilo).Select(node => new Uri(node.Ready.Web))];

    /// <summary>Starts all and records.</summary>
    public static async Task<TwoSilos> StartAsync(CancellationToken cancellationToken)
    {
        var nation = new TwoSilos(await PostgresServer.StartAsync());
        try
        {
            var database = nation._server.ConnectionTo(await nation._server.CreateDatabaseAsync());
            var directory = nation._data.Path;
            var plan = FleetPlan
                .Read("04", directory, RealNation.FreePort(directory))
                .With(silos: 2, new SharedStore(database, nation._server.PasswordFile));
            foreach (var program in plan.Programs())
            {
                nation._nodes.Add(await NodeProcess.StartAsync(program, cancellationToken));
            }

            await RealNation.RecordAsync(nation._nodes[^1].Ready.Url, cancellationToken);
            return nation;
        }
        catch
        {
            await nation.DisposeAsync();
            throw;
        }
    }

    /// <summary>A path of the test's own.</summary>
    public string PathOf(string name) => Path.Combine(_data.Path, name);

    /// <summary>Ends a silo at once, as a power cut would; it is not started again.</summary>
    /// <param name="index">From 0.</param>
    public Task KillAsync(int index) => _nodes[index].KillAsync();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var node in Enumerable.Reverse(_nodes))
        {
            await node.DisposeAsync();
        }

        await _server.DisposeAsync();
        _data.Dispose();
    }
}
