using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Federation.LoadTest.Peers.Nats;

/// <summary>
/// NATS JetStream, file storage, one replica: each increment is a message on the subject of its figure, acknowledged by
/// the stream. It keeps what is to be added; the sum is made by whoever reads the stream, here at the end.
/// </summary>
internal sealed class JetStreamPeer : IPeer
{
    private const string Program = "/usr/sbin/nats-server";
    private const int Window = 256;
    private const int ReadAtOnce = 10_000;

    private readonly List<(PreparedBytes Messages, NatsConnection Connection)> _lanes = [];
    private ServerProcess? _server;

    /// <summary>With the server's defaults: it syncs its files every two minutes.</summary>
    public static PeerKind Kind { get; } =
        new(
            "nats",
            "NATS JetStream, a message each",
            "in the system's file cache; synced every 2 min",
            IsDurable: false,
            $"{Window} unacknowledged, 34 connections",
            PeerWorkload.Provinces,
            () => new JetStreamPeer()
        );

    /// <inheritdoc/>
    public async Task StartAsync(IReadOnlyList<Lane> lanes, CancellationToken cancellationToken)
    {
        _server = await ServerProcess.StartAsync(
            Program,
            (data, port) => ["--addr", "127.0.0.1", "--port", $"{port}", "--jetstream", "--store_dir", data],
            cancellationToken
        );
        foreach (var lane in lanes)
        {
            var stream = await _server.ConnectAsync(cancellationToken);
            var connection = await NatsConnection.OpenAsync(stream, lane.Number, cancellationToken);
            var inbox = connection.Inbox.ToArray();
            _lanes.Add((new PreparedBytes(lane, Window, (bytes, some) => Write(bytes, inbox, some)), connection));
        }

        const string Create = """
            {"name":"FIGURES","subjects":["f.>"],"storage":"file","retention":"limits","num_replicas":1}
            """;
        _ = await _lanes[0].Connection.AskAsync("$JS.API.STREAM.CREATE.FIGURES", Create, cancellationToken);
    }

    /// <inheritdoc/>
    public Task LoadAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_lanes.Select(lane => LoadAsync(lane.Messages, lane.Connection, cancellationToken)));

    /// <inheritdoc/>
    public async Task<long[]> SumsAsync(CancellationToken cancellationToken)
    {
        var connection = _lanes[0].Connection;
        var info = await connection.AskAsync("$JS.API.STREAM.INFO.FIGURES", "", cancellationToken);
        var left = info.GetProperty("state").GetProperty("messages").GetInt64();
        const string Create = """
            {"stream_name":"FIGURES","config":{"durable_name":"SUM","deliver_policy":"all","ack_policy":"none"}}
            """;
        const string Consumer = "$JS.API.CONSUMER.DURABLE.CREATE.FIGURES.SUM";
        _ = await connection.AskAsync(Consumer, Create, cancellationToken);
        var sums = new long[PeerWorkload.Keys];
        while (left > 0)
        {
            var batch = (int)Math.Min(left, ReadAtOnce);
            var ask = $"{{\"batch\":{batch}}}";
            await connection.RequestAsync("$JS.API.CONSUMER.MSG.NEXT.FIGURES.SUM", ask, cancellationToken);
            for (var i = 0; i < batch; i++)
            {
                Add(sums, (await connection.NextAsync(cancellationToken)).Span);
            }

            left -= batch;
        }

        return sums;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, connection) in _lanes)
        {
            await connection.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static async Task LoadAsync(
        PreparedBytes messages,
        NatsConnection connection,
        CancellationToken cancellationToken
    )
    {
        while (messages.TryTake(out var bytes, out var count))
        {
            await connection.SendAsync(bytes, cancellationToken);
            for (; count > 0; count--)
            {
                Check((await connection.NextAsync(cancellationToken)).Span);
            }
        }
    }

    /// <summary>A message's content is <c>key amount</c>: who reads the stream has all that is to be known.</summary>
    private static void Write(
        ArrayBufferWriter<byte> bytes,
        ReadOnlySpan<byte> inbox,
        ReadOnlyMemory<Increment> increments
    )
    {
        foreach (var increment in increments.Span)
        {
            var content = $"{increment.Key} {increment.Amount}";
            bytes.Write(Encoding.ASCII.GetBytes($"PUB f.{increment.Province}.{increment.Figure} "));
            bytes.Write(inbox);
            bytes.Write(Encoding.ASCII.GetBytes($" {content.Length}\r\n{content}\r\n"));
        }
    }

    private static void Check(ReadOnlySpan<byte> answer)
    {
        if (answer.IndexOf("\"seq\":"u8) < 0)
        {
            throw new InvalidOperationException($"JetStream did not take it: {Encoding.UTF8.GetString(answer)}");
        }
    }

    private static void Add(long[] sums, ReadOnlySpan<byte> content)
    {
        _ = Utf8Parser.TryParse(content, out int key, out var length);
        sums[key] += LineReader.Number(content[(length + 1)..]);
    }
}
