using System.Net;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Serialization;
using Orleans.Storage;

namespace Federation.LoadTest.Peers.PlainOrleans;

/// <summary>
/// A silo as a newcomer to Orleans sets one up: one node, its gateway, the ADO.NET storage where asked for.
/// </summary>
internal static class OrleansServer
{
    /// <summary>The storage's name.</summary>
    public const string Storage = "counters";

    /// <summary>Names of cluster and service, which the client repeats.</summary>
    public const string Cluster = "plain";

    /// <summary>Serves until it is ended.</summary>
    /// <param name="gatewayPort">Of the clients.</param>
    /// <param name="siloPort">Of the silo itself.</param>
    /// <param name="postgres">A connection string with its password; null: nothing is stored.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task ServeAsync(
        int gatewayPort,
        int siloPort,
        string? postgres,
        CancellationToken cancellationToken
    )
    {
        var builder = Host.CreateApplicationBuilder();
        _ = builder.Logging.SetMinimumLevel(LogLevel.Warning);
        _ = builder.UseOrleans(silo =>
        {
            _ = silo.UseLocalhostClustering(siloPort, gatewayPort)
                .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (Cluster, Cluster))
                .Configure<EndpointOptions>(endpoints => endpoints.AdvertisedIPAddress = IPAddress.Loopback);
            if (postgres is not null)
            {
                AddStorage(silo, postgres);
            }
        });
        using var host = builder.Build();
        await host.RunAsync(cancellationToken);
    }

    private static void AddStorage(ISiloBuilder silo, string postgres) =>
        silo.AddAdoNetGrainStorage(
            Storage,
            (OptionsBuilder<AdoNetGrainStorageOptions> options) =>
                options.Configure<Serializer>(
                    (storage, serializer) =>
                    {
                        (storage.Invariant, storage.ConnectionString) = ("Npgsql", postgres);
                        storage.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
                    }
                )
        );
}
