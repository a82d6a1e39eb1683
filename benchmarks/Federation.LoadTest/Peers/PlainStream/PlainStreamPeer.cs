using Grpc.Core;
using Grpc.Net.Client;

namespace Federation.LoadTest.Peers.PlainStream;

/// <summary>A plain gRPC stream for each province, a message an increment, into a server that adds in memory.</summary>
internal sealed class PlainStreamPeer : IPeer
{
    /// <summary>Streams that share a connection share its writes: 34 connections were three times slower.</summary>
    private const int Connections = 4;

    private readonly List<(Lane Lane, GrpcChannel Channel)> _lanes = [];
    private ServerProcess? _server;

    /// <summary>Client streams: the answer to all of a phase comes at its end.</summary>
    public static PeerKind Kind { get; } =
        new(
            "grpc",
            "gRPC stream, a message each",
            "none: in memory",
            IsDurable: false,
            $"34 streams on {Connections} connections, writes gathered",
            PeerWorkload.Provinces,
            () => new PlainStreamPeer()
        );

    /// <inheritdoc/>
    public async Task StartAsync(IReadOnlyList<Lane> lanes, CancellationToken cancellationToken)
    {
        _server = await ServerProcess.StartAsync(
            Environment.ProcessPath!,
            (_, port) => [OwnServers.Plain, "--port", $"{port}"],
            cancellationToken
        );
        foreach (var lane in lanes)
        {
            var isNew = lane.Number < Connections;
            var channel = isNew ? GrpcChannel.ForAddress($"http://127.0.0.1:{_server.Port}") : ChannelOf(lane);
            _lanes.Add((lane, channel));
        }
    }

    /// <inheritdoc/>
    public Task LoadAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_lanes.Select(lane => LoadAsync(lane.Lane, lane.Channel, cancellationToken)));

    /// <inheritdoc/>
    public async Task<long[]> SumsAsync(CancellationToken cancellationToken)
    {
        var client = new Plain.PlainClient(_lanes[0].Channel);
        var answer = await client.ReadAsync(new PlainQuestion(), cancellationToken: cancellationToken);
        return [.. answer.Sums];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, channel) in _lanes.Take(Connections))
        {
            channel.Dispose();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private GrpcChannel ChannelOf(Lane lane) => _lanes[lane.Number % Connections].Channel;

    private static async Task LoadAsync(Lane lane, GrpcChannel channel, CancellationToken cancellationToken)
    {
        using var call = new Plain.PlainClient(channel).Add(cancellationToken: cancellationToken);
        call.RequestStream.WriteOptions = new WriteOptions(WriteFlags.BufferHint);
        var sent = 0L;
        while (lane.TryTake(1, out var taken))
        {
            var (key, amount) = taken.Span[0];
            await call.RequestStream.WriteAsync(new PlainIncrement { Key = key, Amount = amount }, cancellationToken);
            sent++;
        }

        await call.RequestStream.CompleteAsync();
        if ((await call.ResponseAsync).Increments is var came && came != sent)
        {
            throw new InvalidOperationException($"{sent} increments were sent and {came} came.");
        }
    }
}
