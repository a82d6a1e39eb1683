using Federation.TestKit.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace Federation.LoadTest.Peers.Postgres;

/// <summary>
/// PostgreSQL as packaged (fsync, synchronous commit), a row for each figure: prepared upserts that add, one increment
/// or a batch in a transaction. Pages leave room for updates in place, as its manual advises for hot tables.
/// </summary>
/// <param name="batch">Increments in a transaction.</param>
internal sealed class PostgresPeer(int batch) : IPeer
{
    private const string Table = """
        CREATE TABLE figure (key integer PRIMARY KEY, amount bigint NOT NULL) WITH (fillfactor = 50)
        """;

    private const string AddOne = """
        INSERT INTO figure AS f VALUES ($1, $2)
        ON CONFLICT (key) DO UPDATE SET amount = f.amount + excluded.amount
        """;

    /// <summary>A statement may touch a row once only: it adds up first; in order of keys, against deadlocks.</summary>
    private const string AddMany = """
        INSERT INTO figure AS f
        SELECT key, sum(amount) FROM unnest($1, $2) AS a (key, amount) GROUP BY key ORDER BY key
        ON CONFLICT (key) DO UPDATE SET amount = f.amount + excluded.amount
        """;

    private readonly List<(Lane Lane, NpgsqlConnection Connection)> _lanes = [];
    private PostgresServer? _server;

    /// <summary>One increment a transaction, eight clients.</summary>
    public static PeerKind Single { get; } = Kind("postgres-1", batch: 1, clients: 8);

    /// <summary>One increment a transaction, as many clients as there are provinces: commits share syncs.</summary>
    public static PeerKind SingleWide { get; } = Kind("postgres-1-wide", batch: 1, PeerWorkload.Provinces);

    /// <summary>A thousand increments a transaction.</summary>
    public static PeerKind Batched { get; } = Kind("postgres-1000", batch: 1000, clients: 8);

    /// <inheritdoc/>
    public async Task StartAsync(IReadOnlyList<Lane> lanes, CancellationToken cancellationToken)
    {
        _server = await PostgresServer.StartAsync();
        var database = await _server.CreateDatabaseAsync();
        await _server.ExecuteAsync(database, Table);
        foreach (var lane in lanes)
        {
            _lanes.Add((lane, await _server.OpenAsync(database)));
        }
    }

    /// <inheritdoc/>
    public Task LoadAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(
            _lanes.Select(lane =>
                batch == 1
                    ? AddOneByOneAsync(lane.Lane, lane.Connection, cancellationToken)
                    : AddManyAsync(lane.Lane, lane.Connection, cancellationToken)
            )
        );

    /// <inheritdoc/>
    public async Task<long[]> SumsAsync(CancellationToken cancellationToken)
    {
        var sums = new long[PeerWorkload.Keys];
        await using var all = new NpgsqlCommand("SELECT key, amount FROM figure", _lanes[0].Connection);
        await using var rows = await all.ExecuteReaderAsync(cancellationToken);
        while (await rows.ReadAsync(cancellationToken))
        {
            sums[rows.GetInt32(0)] = rows.GetInt64(1);
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

    private static PeerKind Kind(string id, int batch, int clients) =>
        new(
            id,
            batch == 1 ? $"PostgreSQL upsert, {clients} clients" : $"PostgreSQL upsert, batches of {batch:N0}",
            "committed: synced to disk",
            IsDurable: true,
            batch == 1 ? $"1 a transaction, {clients} connections" : $"unnest of {batch:N0}, {clients} connections",
            clients,
            () => new PostgresPeer(batch)
        );

    private static async Task AddOneByOneAsync(
        Lane lane,
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        var key = new NpgsqlParameter<int> { NpgsqlDbType = NpgsqlDbType.Integer };
        var amount = new NpgsqlParameter<long> { NpgsqlDbType = NpgsqlDbType.Bigint };
        await using var add = new NpgsqlCommand(AddOne, connection) { Parameters = { key, amount } };
        await add.PrepareAsync(cancellationToken);
        while (lane.TryTake(1, out var taken))
        {
            (key.TypedValue, amount.TypedValue) = (taken.Span[0].Key, taken.Span[0].Amount);
            _ = await add.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private async Task AddManyAsync(Lane lane, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var keys = new NpgsqlParameter<int[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Integer };
        var amounts = new NpgsqlParameter<long[]> { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
        await using var add = new NpgsqlCommand(AddMany, connection) { Parameters = { keys, amounts } };
        await add.PrepareAsync(cancellationToken);
        while (lane.TryTake(batch, out var taken))
        {
            var (someKeys, someAmounts) = (new int[taken.Length], new long[taken.Length]);
            for (var i = 0; i < taken.Length; i++)
            {
                (someKeys[i], someAmounts[i]) = (taken.Span[i].Key, taken.Span[i].Amount);
            }

            (keys.TypedValue, amounts.TypedValue) = (someKeys, someAmounts);
            _ = await add.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
