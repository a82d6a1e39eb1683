using System.Buffers;
using System.Text;

namespace Federation.LoadTest.Peers.Redis;

/// <summary>
/// Redis, a hash for each province: HINCRBY in pipelines, written by hand on sockets of our own, which is the least
/// work that a client can do. A pipeline is answered whole before the next one is sent, as redis-benchmark does.
/// </summary>
/// <param name="pipeline">Commands in a pipeline.</param>
/// <param name="isSynced">True: append-only file, synced before each answer. False: in memory alone.</param>
internal sealed class RedisPeer(int pipeline, bool isSynced) : IPeer
{
    private const string Program = "/usr/bin/redis-server";

    private readonly List<(PreparedBytes Commands, Stream Stream, LineReader Answers)> _lanes = [];
    private ServerProcess? _server;

    /// <summary>In memory, long pipelines: the fastest that it has.</summary>
    public static PeerKind Memory { get; } = Kind("redis-memory", 512, isSynced: false);

    /// <summary>Synced, long pipelines.</summary>
    public static PeerKind SyncedLong { get; } = Kind("redis-aof-512", 512, isSynced: true);

    /// <summary>Synced, pipelines of 16.</summary>
    public static PeerKind Synced { get; } = Kind("redis-aof-16", 16, isSynced: true);

    /// <inheritdoc/>
    public async Task StartAsync(IReadOnlyList<Lane> lanes, CancellationToken cancellationToken)
    {
        _server = await ServerProcess.StartAsync(Program, Arguments, cancellationToken);
        foreach (var lane in lanes)
        {
            var stream = await _server.ConnectAsync(cancellationToken);
            _lanes.Add((new PreparedBytes(lane, pipeline, Write), stream, new LineReader(stream)));
        }
    }

    /// <inheritdoc/>
    public Task LoadAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_lanes.Select(lane => LoadAsync(lane.Commands, lane.Stream, lane.Answers, cancellationToken)));

    /// <inheritdoc/>
    public async Task<long[]> SumsAsync(CancellationToken cancellationToken)
    {
        var sums = new long[PeerWorkload.Keys];
        var (_, stream, answers) = _lanes[0];
        for (var province = 0; province < PeerWorkload.Provinces; province++)
        {
            var question = new ArrayBufferWriter<byte>();
            Resp.WriteCommand(question, "HGETALL", Key(province));
            await stream.WriteAsync(question.WrittenMemory, cancellationToken);
            foreach (var pair in (await Resp.ReadTextsAsync(answers, cancellationToken)).Chunk(2))
            {
                sums[(province * PeerWorkload.FiguresPerProvince) + int.Parse(pair[0])] = long.Parse(pair[1]);
            }
        }

        return sums;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, stream, _) in _lanes)
        {
            await stream.DisposeAsync();
        }

        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }

    private static PeerKind Kind(string id, int pipeline, bool isSynced) =>
        new(
            id,
            isSynced ? $"Redis, appendfsync always, P{pipeline}" : $"Redis, in memory, P{pipeline}",
            isSynced ? "synced to disk" : "none: in memory",
            isSynced,
            $"HINCRBY in pipelines of {pipeline}, 34 connections",
            PeerWorkload.Provinces,
            () => new RedisPeer(pipeline, isSynced)
        );

    private static async Task LoadAsync(
        PreparedBytes commands,
        Stream stream,
        LineReader answers,
        CancellationToken cancellationToken
    )
    {
        while (commands.TryTake(out var bytes, out var count))
        {
            await stream.WriteAsync(bytes, cancellationToken);
            for (; count > 0; count--)
            {
                _ = Resp.Number((await answers.ReadLineAsync(cancellationToken)).Span);
            }
        }
    }

    private static void Write(ArrayBufferWriter<byte> bytes, ReadOnlyMemory<Increment> increments)
    {
        Span<byte> key = stackalloc byte[8];
        foreach (var increment in increments.Span)
        {
            var length = Encoding.UTF8.GetBytes(Key(increment.Province), key);
            Resp.WriteAddition(bytes, key[..length], increment.Figure, increment.Amount);
        }
    }

    private static string Key(int province) => $"p{province}";

    private IEnumerable<string> Arguments(string data, int port) =>
        [
            .. (string[])["--port", $"{port}", "--bind", "127.0.0.1", "--dir", data, "--save", ""],
            .. (string[])(isSynced ? ["--appendonly", "yes", "--appendfsync", "always"] : ["--appendonly", "no"]),
        ];
}
