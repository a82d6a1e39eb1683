using System.Net;
using Federation.EdgeNode.Areas;
using Federation.EdgeNode.Ledger;
using Federation.EdgeNode.Recording;
using Federation.EdgeNode.Recording.Importing;
using Federation.EdgeNode.Repair;
using Federation.EdgeNode.Uplink;
using Federation.Wire.Access;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;

namespace Federation.EdgeNode;

/// <summary>Puts a node together. What it answers is decided elsewhere.</summary>
public static class EdgeHost
{
    private const int MessageBytesMax = 4 * 1024 * 1024;

    private static readonly string[] LedgerMethods =
    [
        "Record",
        "Correct",
        "Void",
        "Pending",
        "Confirm",
        "Decline",
        "Close",
        "Reopen",
        "List",
        "Show",
        "Import",
        "UndoImport",
        "FileReturn",
        "Returns",
        "Declare",
        "Declarations",
        "Figures",
        "Coverage",
        "Explain",
        "Status",
        "PlanRepair",
        "Repair",
    ];

    /// <summary>A node that is not started; its ledgers are opened when it starts.</summary>
    /// <param name="args">Command line: <c>--Edge:Owner 04 --Edge:Data DIR --Edge:Port 5104</c>.</param>
    /// <param name="time">The clock; null: the system's.</param>
    /// <exception cref="OptionsValidationException">Options that cannot work.</exception>
    public static WebApplication Build(string[] args, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
        );
        builder.Logging.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Federation", LogLevel.Information);
        // A silo of one node warns of what matters in a cluster only: server GC, membership, a watchdog.
        builder.Logging.AddFilter("Orleans", LogLevel.Error);
        // A host that cannot start throws: the program says why, without a stack.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        var edge = EdgeOptionsReader.Read(builder.Configuration);
        AddOptions(builder);
        AddNode(builder.Services, time ?? TimeProvider.System);
        AddGrpc(builder, edge.Port);
        AddOrleans(builder, edge.EffectiveOrleansPort);
        var app = builder.Build();
        app.MapGrpcService<LedgerService>();
        return app;
    }

    private static void AddOptions(WebApplicationBuilder builder)
    {
        Add<EdgeOptions, EdgeOptionsValidation>(builder, EdgeOptions.Section);
        Add<LedgerOptions, LedgerOptionsValidation>(builder, LedgerOptions.Section);
        Add<ImportOptions, ImportOptionsValidation>(builder, ImportOptions.Section);
        Add<UplinkHostOptions, UplinkHostOptionsValidation>(builder, UplinkHostOptions.Section);
    }

    private static void Add<TOptions, TValidation>(WebApplicationBuilder builder, string section)
        where TOptions : class
        where TValidation : class, IValidateOptions<TOptions>
    {
        builder.Services.AddOptions<TOptions>().Bind(builder.Configuration.GetSection(section)).ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<TOptions>, TValidation>();
    }

    private static void AddNode(IServiceCollection services, TimeProvider time)
    {
        services.Replace(ServiceDescriptor.Singleton(time));
        services.AddSingleton<EdgeClock>();
        services.AddSingleton<ItemLister>();
        services.AddSingleton<ItemReader>();
        services.AddSingleton<CoverageReader>();
        services.AddSingleton<FigureExplainer>();
        services.AddSingleton<FileImport>();
        services.AddSingleton<ReturnDesk>();
        services.AddSingleton<DeclarationDesk>();
        services.AddSingleton<NationCopies>();
        services.AddSingleton<RepairPlanner>();
        services.AddSingleton<LedgerRepairer>();
        services.AddSingleton<RecordingGate>();
        services.AddSingleton<LedgerService>();
        services.AddSingleton(provider =>
            EdgeLedgers.Open(
                provider.GetRequiredService<IOptions<EdgeOptions>>().Value,
                provider.GetRequiredService<IOptions<LedgerOptions>>(),
                provider.GetRequiredService<EdgeClock>(),
                provider.GetRequiredService<TimeProvider>(),
                provider.GetRequiredService<ILogger<LedgerWriter>>()
            )
        );
        services.AddSingleton<AreaFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<AreaFollower>());
        services.AddHostedService<Uplinks>();
    }

    private static void AddGrpc(WebApplicationBuilder builder, int port)
    {
        var rules = LedgerMethods.ToDictionary(m => $"/federation.v1.Ledger/{m}", _ => AccessRule.Claimant);
        builder.Services.AddSingleton(new AccessPolicy(rules));
        builder.Services.AddSingleton<AccessInterceptor>();
        builder.Services.AddSingleton<ErrorInterceptor>();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = MessageBytesMax;
            grpc.EnableDetailedErrors = false;
            grpc.Interceptors.Add<ErrorInterceptor>();
            grpc.Interceptors.Add<AccessInterceptor>();
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2)
        );
    }

    private static void AddOrleans(WebApplicationBuilder builder, int port)
    {
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(port, gatewayPort: 0, serviceId: "edge", clusterId: "edge");
            silo.Configure<EndpointOptions>(endpoints =>
                endpoints.SiloListeningEndpoint = new IPEndPoint(IPAddress.Loopback, port)
            );
        });
    }
}
