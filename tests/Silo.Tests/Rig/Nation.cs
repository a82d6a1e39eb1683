using System.Net;
using System.Net.Sockets;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Boards;
using Federation.Wire.Access;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Tests.Rig;

/// <summary>A real silo in this process, on free ports, with its services behind real gRPC.</summary>
internal sealed class Nation : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly GrpcChannel _channel;

    private Nation(WebApplication app)
    {
        _app = app;
        _channel = GrpcChannel.ForAddress(app.Urls.First());
        Anyone = _channel.CreateCallInvoker();
        var operators = Anyone.Intercept(metadata =>
        {
            metadata.Add(ClaimMetadata.Key, Claim.Operator.ToString());
            return metadata;
        });
        Operators = operators;
        Boards = new V1.Boards.BoardsClient(operators);
        Vintages = new V1.Vintages.VintagesClient(operators);
        Uplink = new V1.Uplink.UplinkClient(Anyone);
    }

    /// <summary>Calls without a claim.</summary>
    public CallInvoker Anyone { get; }

    /// <summary>Calls of an operator of the nation.</summary>
    public CallInvoker Operators { get; }

    public V1.Boards.BoardsClient Boards { get; }

    public V1.Vintages.VintagesClient Vintages { get; }

    public V1.Uplink.UplinkClient Uplink { get; }

    public IServiceProvider Services => _app.Services;

    public string Web => _app.Urls.Last();

    public IJournal Journal => Services.GetRequiredService<IJournal>();

    public FoldHost Fold => Services.GetRequiredService<FoldHost>();

    /// <summary>Starts a silo on a data directory and waits until it has folded its journal.</summary>
    public static Task<Nation> StartAsync(string directory, params string[] more) =>
        StartAsync(directory, _ => { }, more);

    /// <summary>Starts a silo that finds no other one, on whatever store they share.</summary>
    public static Task<Nation> StartApartAsync(string directory, params string[] more) =>
        StartAsync(
            directory,
            app => app.Services.GetRequiredService<IOptions<ClusterOptions>>().Value.ClusterId = "apart",
            more
        );

    private static async Task<Nation> StartAsync(string directory, Action<WebApplication> prepare, string[] more)
    {
        string[] args =
        [
            "--Nation:Data",
            directory,
            "--Nation:Port",
            "0",
            "--Nation:WebPort",
            "0",
            "--Nation:OrleansPort",
            $"{FreePort()}",
            .. more,
        ];
        var app = await NationHost.BuildAsync(args);
        prepare(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var nation = new Nation(app);
        await nation.Fold.CaughtUp;
        return nation;
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
    }

    /// <summary>A port that nobody listens on now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
