using System.Net;
using Federation.Silo.Catalogue;
using Federation.Silo.Postgres;
using Federation.Silo.Storage;
using Federation.Silo.Storage.Sqlite;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;

namespace Federation.Silo;

/// <summary>The silo's place in Orleans: alone on the embedded store, or one of several on PostgreSQL.</summary>
internal static class NationCluster
{
    /// <summary>One silo, with its grain storage in its data directory.</summary>
    public static void AddAlone(ISiloBuilder silo, NationOptions nation)
    {
        SqliteGrainStorage.Prepare(nation.Data);
        _ = silo.UseLocalhostClustering(nation.EffectiveOrleansPort, gatewayPort: 0).AddSqliteGrainStorage(nation.Data);
        AddNation(silo);
    }

    /// <summary>One of several silos: membership and grain storage in the database that they share.</summary>
    public static void AddShared(ISiloBuilder silo, NationOptions nation, PostgresDatabase database)
    {
        _ = silo.ConfigureEndpoints(IPAddress.Loopback, nation.EffectiveOrleansPort, gatewayPort: 0)
            .UseAdoNetClustering(membership =>
            {
                membership.Invariant = PostgresDatabase.Invariant;
                membership.DataSource = database.Source;
            })
            .AddAdoNetGrainStorage(
                GrainStorage.Name,
                (OptionsBuilder<AdoNetGrainStorageOptions> options) =>
                    options.Configure<Serializer>(
                        (storage, serializer) =>
                        {
                            storage.Invariant = PostgresDatabase.Invariant;
                            storage.DataSource = database.Source;
                            storage.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
                        }
                    )
            )
            .Configure<ClusterMembershipOptions>(SeeFailuresSoon);
        AddNation(silo);
    }

    /// <summary>
    /// A silo that is gone is to be replaced on every board within 5 s of a crash, and 10 s where it stands still:
    /// a probe each second, two of them missed, is under 3 s until it is declared dead. Fewer would take one long
    /// collection of garbage or a busy machine for a death, and each false death moves every province once. A silo that
    /// is wrongly declared dead loses nothing: its terms are fenced, and it ends and is started again.
    /// </summary>
    private static void SeeFailuresSoon(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.NumMissedProbesLimit = 2;
        membership.NumVotesForDeathDeclaration = 2;
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
        membership.NumMissedTableIAmAliveLimit = 3;
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
    }

    private static void AddNation(ISiloBuilder silo) =>
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("nation", "federation"))
            .AddStartupTask(
                (services, cancellationToken) =>
                    services
                        .GetRequiredService<IGrainFactory>()
                        .GetGrain<ICatalogGrain>(0)
                        .RecordAsync(cancellationToken)
            );
}
