using System.Net;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Silo.Access;
using Federation.Silo.Alarms;
using Federation.Silo.Boards;
using Federation.Silo.Boards.Checkpoints;
using Federation.Silo.Briefings;
using Federation.Silo.Catalogue;
using Federation.Silo.Intake;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Postgres;
using Federation.Silo.Journal.Sqlite;
using Federation.Silo.Postgres;
using Federation.Silo.Provinces;
using Federation.Silo.Vintages;
using Federation.Wire.Access;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;
using Orleans.Dashboard;

namespace Federation.Silo;

/// <summary>Puts a silo of the nation together.</summary>
public static class NationHost
{
    /// <summary>
    /// The silo, not yet started: its journal is open, its storage prepared. The caller starts and disposes it.
    /// </summary>
    /// <param name="args">Configuration as on the command line: <c>--Nation:Data DIR --Nation:Port 5080</c>.</param>
    /// <exception cref="OptionsValidationException">An option cannot work; the message says which and why.</exception>
    /// <exception cref="JournalDamagedException">The journal does not hold what it must.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read or written now.</exception>
    /// <exception cref="IOException">
    /// The data directory is in use or cannot be written, or the grains' file cannot be used.
    /// </exception>
    public static async Task<WebApplication> BuildAsync(params string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(args);
        _ = builder.Logging.ClearProviders();
        _ = builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        _ = builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
        _ = builder
            .Logging.AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Polly", LogLevel.Warning)
            .AddFilter("Grpc", LogLevel.Warning)
            .AddFilter("Orleans", LogLevel.Warning)
            .AddFilter("Orleans.Runtime.Silo", LogLevel.Error);
        var (nation, postgres) = NationOptionsReader.Read(builder.Services, builder.Configuration);
        Listen(builder, nation);
        AddServices(builder.Services);
        WebFront.AddServices(builder);
        if (postgres.IsUsed)
        {
            await AddSharedStoreAsync(builder, nation, postgres);
        }
        else
        {
            AddEmbeddedStore(builder, nation);
        }

        var app = builder.Build();
        Map(app, nation);
        _ = app.Services.GetRequiredService<IJournal>();
        return app;
    }

    private static void AddEmbeddedStore(WebApplicationBuilder builder, NationOptions nation)
    {
        _ = builder.Services.AddSingleton<IJournal>(provider =>
            SqliteJournal.Open(
                nation.Data,
                provider.GetRequiredService<IOptions<JournalOptions>>().Value,
                provider.GetRequiredService<TimeProvider>()
            )
        );
        // A file in the same process is read as fast as it is needed.
        _ = builder.Services.AddSingleton(new CommittedRecords(bytesMax: 0));
        _ = builder.Services.AddSingleton<ICheckpointStore>(new FileCheckpoints(nation.Data));
        _ = builder.Host.UseOrleans(silo => NationCluster.AddAlone(silo, nation));
    }

    /// <summary>The database is ready before Orleans is built: it reads its queries there as it starts.</summary>
    private static async Task AddSharedStoreAsync(
        WebApplicationBuilder builder,
        NationOptions nation,
        PostgresOptions postgres
    )
    {
        var database = new PostgresDatabase(postgres);
        try
        {
            await database.PrepareAsync(CancellationToken.None);
            var options = builder.Configuration.GetSection(JournalOptions.Section).Get<JournalOptions>() ?? new();
            var journal = await PostgresJournal.OpenAsync(
                database,
                options,
                TimeProvider.System,
                CancellationToken.None
            );
            // By factories, so that the container disposes the pool when the silo has ended.
            _ = builder
                .Services.AddSingleton(_ => database)
                .AddSingleton<IJournal>(_ => journal)
                .AddSingleton(_ => journal.Committed)
                .AddSingleton<ICheckpointStore>(_ => new PostgresCheckpoints(database))
                .AddHostedService<PostgresListener>();
            _ = builder.Host.UseOrleans(silo => NationCluster.AddShared(silo, nation, database));
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static void Listen(WebApplicationBuilder builder, NationOptions nation) =>
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.Http2.KeepAlivePingDelay = TimeSpan.FromSeconds(10);
            kestrel.Limits.Http2.KeepAlivePingTimeout = TimeSpan.FromSeconds(10);
            kestrel.Listen(IPAddress.Loopback, nation.Port, endpoint => endpoint.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, nation.WebPort, endpoint => endpoint.Protocols = HttpProtocols.Http1);
            if (nation.AdminPort != 0)
            {
                kestrel.Listen(
                    IPAddress.Loopback,
                    nation.AdminPort,
                    endpoint => endpoint.Protocols = HttpProtocols.Http1
                );
            }
        });

    private static void AddServices(IServiceCollection services)
    {
        _ = services
            .AddSingleton(TimeProvider.System)
            .AddSingleton<AreaBook>()
            .AddSingleton<AreaPlans>()
            .AddSingleton(IndicatorCatalogue.Reference)
            .AddSingleton<SiloFault>()
            .AddSingleton<JournalSignal>()
            .AddSingleton<JournalWriter>()
            .AddHostedService(provider => provider.GetRequiredService<JournalWriter>())
            .AddSingleton<FoldRecovery>()
            .AddSingleton<FoldHost>()
            .AddHostedService(provider => provider.GetRequiredService<FoldHost>())
            .AddSingleton<CheckpointTaker>()
            .AddHostedService(provider => provider.GetRequiredService<CheckpointTaker>())
            .AddSingleton<ProvinceServices>()
            .AddSingleton<LedgerCopies>()
            .AddSingleton<LinkGatherer>()
            .AddSingleton<RollUps>()
            .AddSingleton<CoverageAnswers>()
            .AddSingleton<LastYearBoards>()
            .AddSingleton<VintageShelf>()
            .AddSingleton<LastVintages>()
            .AddSingleton<FrameAnswers>()
            .AddSingleton<WarningAnswers>()
            .AddSingleton<PastBoards>()
            .AddSingleton<Freezer>()
            .AddSingleton<BriefingBoards>()
            .AddSingleton<BriefingKeeper>()
            .AddSingleton<BriefingServices>()
            .AddSingleton<BriefingFollowers>()
            .AddHostedService(provider => provider.GetRequiredService<BriefingFollowers>())
            .AddSingleton<BriefingCalls>()
            .AddSingleton<JournalMoments>()
            .AddSingleton<AlarmSights>()
            .AddHostedService<AlarmWatch>()
            .AddSingleton(NationAccess.Policy);
        _ = services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<AccessInterceptor>();
            grpc.EnableDetailedErrors = false;
        });
        _ = services
            .AddOptions<Grpc.AspNetCore.Server.GrpcServiceOptions<UplinkService>>()
            .Configure<IOptions<IntakeHostOptions>>(
                (grpc, intake) => grpc.MaxReceiveMessageSize = intake.Value.MessageBytesMax
            );
        _ = services.AddHealthChecks().AddCheck<FoldHealth>("boards");
    }

    private static void Map(WebApplication app, NationOptions nation)
    {
        WebFront.Use(app);
        _ = app.MapGrpcService<UplinkService>();
        _ = app.MapGrpcService<BoardsService>().EnableGrpcWeb();
        _ = app.MapGrpcService<VintagesService>().EnableGrpcWeb();
        _ = app.MapGrpcService<AreasService>().EnableGrpcWeb();
        _ = app.MapGrpcService<BriefingsService>().EnableGrpcWeb();
        _ = app.MapGrpcService<AlarmsService>().EnableGrpcWeb();
        WebPages.Map(app);
        WebFront.Map(app);
        if (nation.AdminPort != 0)
        {
            _ = app.MapOrleansDashboard().RequireHost($"*:{nation.AdminPort}");
        }
    }
}
