using System.CommandLine;
using System.Net;
using Federation.LoadTest.Peers.PlainOrleans;
using Federation.LoadTest.Peers.PlainStream;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Federation.LoadTest.Peers;

/// <summary>
/// The peers whose server is this program itself, in a process of its own: hidden commands, which the comparison calls.
/// </summary>
internal static class OwnServers
{
    /// <summary>The command of the plain gRPC server.</summary>
    public const string Plain = "peer-grpc";

    /// <summary>The command of the plain Orleans silo.</summary>
    public const string Orleans = "peer-orleans";

    /// <summary>The commands, hidden from the help.</summary>
    public static IEnumerable<Command> Commands()
    {
        var port = new Option<int>("--port") { Required = true };
        var siloPort = new Option<int>("--silo-port");
        var postgres = new Option<string?>("--postgres");
        var plain = new Command(Plain) { port };
        plain.SetAction((parsed, cancellationToken) => ServePlainAsync(parsed.GetValue(port), cancellationToken));
        var orleans = new Command(Orleans) { port, siloPort, postgres };
        orleans.SetAction(
            (parsed, cancellationToken) =>
                OrleansServer.ServeAsync(
                    parsed.GetValue(port),
                    parsed.GetValue(siloPort),
                    parsed.GetValue(postgres),
                    cancellationToken
                )
        );
        (plain.Hidden, orleans.Hidden) = (true, true);
        return [plain, orleans];
    }

    private static async Task ServePlainAsync(int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        _ = builder.Logging.SetMinimumLevel(LogLevel.Warning);
        _ = builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2)
        );
        _ = builder.Services.AddSingleton<PlainService>();
        _ = builder.Services.AddGrpc();
        await using var app = builder.Build();
        _ = app.MapGrpcService<PlainService>();
        await app.StartAsync(cancellationToken);
        await app.WaitForShutdownAsync(cancellationToken);
    }
}
