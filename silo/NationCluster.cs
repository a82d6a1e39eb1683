using System.Net;
using Federation.Silo.Catalogue;
using Federation.Silo.Postgres;
using Federation.Silo.Storage;
using Federation.Silo.Storage.Sqlite;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Dashboard;
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
        AddNation(silo, nation);
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
        AddNation(silo, nation);
    }

    /// <summary>
    /// A silo that is gone is to be replaced on every board within 5 s of a crash, and 10 s where it stands still. See
    /// decision 91 for the reasons and the measurements.
    /// </summary>
    private static void SeeFailuresSoon(ClusterMembershipOptions membership)
    {
        // Each silo asks the others for a sign of life; how often, it learns from how fast they answer.
        membership.ProbeTimeout = TimeSpan.FromSeconds(1);
        membership.MinProbeTimeout = TimeSpan.FromMilliseconds(500);
        membership.MaxProbeTimeout = TimeSpan.FromMilliseconds(2250);

        // A silo is declared dead after two questions without an answer; and while its connection stands, only where
        // nothing at all came over it for two of the longest waits: a busy silo may be silent for 4.5 s.
        membership.NumMissedProbesLimit = 2;
        membership.EnableConnectionLivenessCheck = true;
        membership.NumVotesForDeathDeclaration = 2;

        // A silo that was declared dead while it could not be told reads it here.
        membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        membership.IAmAliveTablePublishTimeout = TimeSpan.FromSeconds(3);
        membership.NumMissedTableIAmAliveLimit = 3;
        membership.DefunctSiloExpiration = TimeSpan.FromDays(1);
    }

    private static void AddNation(ISiloBuilder silo, NationOptions nation)
    {
        _ = silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = ("nation", "federation"))
            .AddStartupTask(
                (services, cancellationToken) =>
                    services
                        .GetRequiredService<IGrainFactory>()
                        .GetGrain<ICatalogGrain>(0)
                        .RecordAsync(cancellationToken)
            );
        if (nation.AdminPort != 0)
        {
            _ = silo.AddDashboard();
        }
    }
}
