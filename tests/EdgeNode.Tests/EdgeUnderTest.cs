using System.Net;
using System.Net.Sockets;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.Wire.Access;
using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using LedgerClient = Federation.Wire.V1.Ledger.LedgerClient;
using VoidRequest = Federation.Wire.V1.VoidRequest;

namespace Federation.EdgeNode.Tests;

/// <summary>
/// A whole edge node in this process, on free ports, and a client that talks to it over the loopback.
/// </summary>
internal sealed class EdgeUnderTest : IAsyncDisposable
{
    private readonly WebApplication _node;
    private readonly GrpcChannel _channel;

    private EdgeUnderTest(WebApplication node)
    {
        _node = node;
        Ledgers = node.Services.GetRequiredService<EdgeLedgers>();
        _channel = GrpcChannel.ForAddress(node.Urls.First());
        Client = new LedgerClient(_channel);
    }

    public EdgeLedgers Ledgers { get; }

    public LedgerHost Ledger => Ledgers.Current;

    public LedgerClient Client { get; }

    /// <summary>Wednesday, 2 July 2025, noon in Vietnam, unless a test says otherwise.</summary>
    public static DateTimeOffset Noon { get; } = new(2025, 7, 2, 12, 0, 0, TimeSpan.FromHours(7));

    public static async Task<EdgeUnderTest> StartAsync(string data, params string[] options)
    {
        var node = EdgeHost.Build(
            [
                "--Edge:Owner",
                "04",
                "--Edge:Data",
                data,
                "--Edge:Port",
                "0",
                "--Edge:OrleansPort",
                $"{FreePort()}",
                .. options,
            ],
            new FixedTime(Noon)
        );
        try
        {
            var edge = new EdgeUnderTest(await StartAsync(node));
            return edge;
        }
        catch
        {
            await node.DisposeAsync();
            throw;
        }
    }

    /// <summary>Metadata that claim to be a force, or an operator.</summary>
    public static Metadata As(string claim) =>
        Claim.TryParse(claim, out var parsed)
            ? ClaimMetadata.Of(parsed)
            : throw new ArgumentException($"There is no such claim: '{claim}'.", nameof(claim));

    public Task<RecordResponse> RecordAsync(RecordRequest request, string claim = "operator") =>
        Client.RecordAsync(request, As(claim)).ResponseAsync;

    public async Task<FiguresResponse> FiguresAsync(
        string area,
        string period,
        string view = "",
        params string[] indicators
    )
    {
        var request = new FiguresRequest
        {
            Area = area,
            Period = period,
            View = view,
            Indicators = { indicators },
        };
        return await Client.FiguresAsync(request, As("operator"));
    }

    public Task<RecordResponse> CorrectAsync(CorrectRequest request, string claim = "operator") =>
        Client.CorrectAsync(request, As(claim)).ResponseAsync;

    public Task<RecordResponse> VoidAsync(VoidRequest request, string claim = "operator") =>
        Client.VoidAsync(request, As(claim)).ResponseAsync;

    public Task<ShowResponse> ShowAsync(string id) =>
        Client.ShowAsync(new ShowRequest { Id = id }, As("operator")).ResponseAsync;

    public async Task<LedgerStatusResponse> StatusAsync() =>
        await Client.StatusAsync(new LedgerStatusRequest(), As("operator"));

    /// <summary>Waits until a receipt covers so many entries.</summary>
    public async Task ReceiptedAsync(long entries)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(object? sender, EventArgs e)
        {
            if (Ledger.Writer.View.ReceiptedThrough.Value >= entries)
            {
                reached.TrySetResult();
            }
        }

        Ledger.Writer.Committed += Look;
        Look(null, EventArgs.Empty);
        try
        {
            await reached.Task.WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException e)
        {
            var covered = Ledger.Writer.View.ReceiptedThrough;
            throw new TimeoutException($"Waited for receipts of {entries} entries, saw {covered}.", e);
        }
        finally
        {
            Ledger.Writer.Committed -= Look;
        }
    }

    /// <summary>Waits until the link is in this state.</summary>
    public async Task<LedgerStatusResponse> LinkAsync(string word)
    {
        await Ledger
            .Link.ReachAsync(status => status.Word == word, CancellationToken.None)
            .WaitAsync(TimeSpan.FromSeconds(30));
        return await StatusAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _node.StopAsync();
        await _node.DisposeAsync();
    }

    private static async Task<WebApplication> StartAsync(WebApplication node)
    {
        _ = node.Services.GetRequiredService<EdgeLedgers>();
        await node.StartAsync();
        return node;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The wall clock stands still; timers and elapsed time are the system's.</summary>
    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }
}
