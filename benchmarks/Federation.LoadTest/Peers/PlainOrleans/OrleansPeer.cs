using System.Net;
using System.Reflection;
using Federation.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Federation.LoadTest.Peers.PlainOrleans;

/// <summary>Orleans without anything around it: a grain for each figure, a call for each increment.</summary>
/// <param name="isStored">True: each call writes the grain's state to PostgreSQL before it answers.</param>
internal sealed class OrleansPeer(bool isStored) : IPeer
{
    private const int Callers = 32;

    /// <summary>The storage's schema: the silo's own, which gives a write one statement.</summary>
    private static readonly string[] s_schema = ["0002-membership.sql", "0003-grain-storage.sql"];

    private IReadOnlyList<Lane> _lanes = [];
    private PostgresServer? _postgres;
    private ServerProcess? _server;
    private IHost? _client;

    /// <summary>Grains in memory.</summary>
    public static PeerKind Memory { get; } =
        new(
            "orleans",
            "Orleans grains, in memory",
            "none: in memory",
            IsDurable: false,
            $"{Callers} calls a province, Orleans' own client",
            PeerWorkload.Provinces,
            () => new OrleansPeer(isStored: false)
        );

    /// <summary>Grains that store each addition.</summary>
    public static PeerKind Stored { get; } =
        new(
            "orleans-stored",
            "Orleans grains, AdoNet write each",
            "committed: synced to disk",
            IsDurable: true,
            $"{Callers} calls a province, Orleans' own client",
            PeerWorkload.Provinces,
            () => new OrleansPeer(isStored: true)
        );

    private IGrainFactory Grains => _client!.Services.GetRequiredService<IGrainFactory>();

    /// <inheritdoc/>
    public async Task StartAsync(IReadOnlyList<Lane> lanes, CancellationToken cancellationToken)
    {
        _lanes = lanes;
        var storage = isStored ? await StartStorageAsync(cancellationToken) : null;
        _server = await ServerProcess.StartAsync(
            Environment.ProcessPath!,
            (_, port) =>
                [
                    .. (string[])[OwnServers.Orleans, "--port", $"{port}"],
                    .. (string[])["--silo-port", $"{ServerProcess.FreePort()}"],
                    .. (string[])(storage is null ? [] : ["--postgres", storage]),
                ],
            cancellationToken
        );
        var gateway = new IPEndPoint(IPAddress.Loopback, _server.Port);
        _client = new HostBuilder()
            .UseOrleansClient(client =>
                client
                    .UseStaticClustering(gateway)
                    .Configure<ClusterOptions>(options =>
                        (options.ClusterId, options.ServiceId) = (OrleansServer.Cluster, OrleansServer.Cluster)
                    )
            )
            .Build();
        await _client.StartAsync(cancellationToken);
        // Every grain is there before the clock runs.
        _ = await SumsAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task LoadAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(
            from lane in _lanes
            from caller in Enumerable.Range(0, Callers)
            select CallAsync(lane, cancellationToken)
        );

    /// <inheritdoc/>
    public async Task<long[]> SumsAsync(CancellationToken cancellationToken)
    {
        var sums = new long[PeerWorkload.Keys];
        foreach (var keys in Enumerable.Range(0, PeerWorkload.Keys).Chunk(PeerWorkload.FiguresPerProvince))
        {
            var some = await Task.WhenAll(keys.Select(key => GrainOf(key).SumAsync())).WaitAsync(cancellationToken);
            some.CopyTo(sums, keys[0]);
        }

        return sums;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.StopAsync();
            _client.Dispose();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }
    }

    private async Task<string> StartStorageAsync(CancellationToken cancellationToken)
    {
        _postgres = await PostgresServer.StartAsync();
        var database = await _postgres.CreateDatabaseAsync();
        foreach (var script in s_schema)
        {
            var name = $"orleans/{script}";
            using var text = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
            await _postgres.ExecuteAsync(database, await text.ReadToEndAsync(cancellationToken));
        }

        var password = await File.ReadAllTextAsync(_postgres.PasswordFile, cancellationToken);
        return $"{_postgres.ConnectionTo(database)};Password={password.Trim()}";
    }

    private ICounterGrain GrainOf(int key) =>
        isStored ? Grains.GetGrain<IStoredCounterGrain>(key) : Grains.GetGrain<IMemoryCounterGrain>(key);

    /// <summary>One caller of several on a lane: it waits for each answer.</summary>
    private async Task CallAsync(Lane lane, CancellationToken cancellationToken)
    {
        while (Take(lane) is { } increment)
        {
            await GrainOf(increment.Key).AddAsync(increment.Amount).WaitAsync(cancellationToken);
        }
    }

    private static Increment? Take(Lane lane)
    {
        lock (lane)
        {
            return lane.TryTake(1, out var taken) ? taken.Span[0] : null;
        }
    }
}
