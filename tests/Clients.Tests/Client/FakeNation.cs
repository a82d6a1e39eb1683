using System.Threading.Channels;
using Federation.Wire.V1;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Federation.Clients.Tests.Client;

/// <summary>
/// A nation of one silo that says what the test tells it, over real gRPC on a free port of this machine.
/// </summary>
public sealed class FakeNation : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly FakeBoards _boards;

    private FakeNation(WebApplication app, FakeBoards boards)
    {
        _app = app;
        _boards = boards;
    }

    /// <summary>Its address.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>Each call to watch, in order, with what it asked for.</summary>
    public ChannelReader<FakeWatch> Watches => _boards.Watches.Reader;

    /// <summary>What a query answers; null: Unavailable.</summary>
    public Func<FiguresRequest, FiguresResponse>? Answer
    {
        get => _boards.Answer;
        set => _boards.Answer = value;
    }

    public static async Task<FakeNation> StartAsync(CancellationToken cancellationToken, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(System.Net.IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2)
        );
        var boards = new FakeBoards();
        builder.Services.AddSingleton(boards);
        builder.Services.AddGrpc();
        var app = builder.Build();
        app.MapGrpcService<FakeBoards>();
        await app.StartAsync(cancellationToken);
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new FakeNation(app, boards) { Address = new Uri(bound.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _boards.Watches.Writer.TryComplete();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }
}

/// <summary>One call to watch a board; ends with an error when the test says so.</summary>
public sealed class FakeWatch(WatchRequest request, string claim)
{
    private readonly Channel<BoardUpdate> _updates = Channel.CreateUnbounded<BoardUpdate>();

    public WatchRequest Request => request;

    public string Claim => claim;

    internal ChannelReader<BoardUpdate> Updates => _updates.Reader;

    public void Say(BoardSnapshot snapshot) => _updates.Writer.TryWrite(new BoardUpdate { Snapshot = snapshot });

    public void Say(BoardDelta delta) => _updates.Writer.TryWrite(new BoardUpdate { Delta = delta });

    public void Say(BoardBeat beat) => _updates.Writer.TryWrite(new BoardUpdate { Beat = beat });

    public void End(StatusCode status) =>
        _updates.Writer.TryComplete(new RpcException(new Status(status, $"the test ended it with {status}")));
}

/// <summary>The service behind <see cref="FakeNation"/>.</summary>
public sealed class FakeBoards : Boards.BoardsBase
{
    internal Channel<FakeWatch> Watches { get; } = Channel.CreateUnbounded<FakeWatch>();

    internal Func<FiguresRequest, FiguresResponse>? Answer { get; set; }

    public override Task<FiguresResponse> Query(FiguresRequest request, ServerCallContext context) =>
        Task.FromResult(
            Answer?.Invoke(request) ?? throw new RpcException(new Status(StatusCode.Unavailable, "no answer here"))
        );

    public override async Task Watch(
        WatchRequest request,
        IServerStreamWriter<BoardUpdate> responseStream,
        ServerCallContext context
    )
    {
        var watch = new FakeWatch(request, context.RequestHeaders.GetValue("federation-as") ?? "");
        Watches.Writer.TryWrite(watch);
        await foreach (var update in watch.Updates.ReadAllAsync(context.CancellationToken))
        {
            await responseStream.WriteAsync(update, context.CancellationToken);
        }
    }
}
