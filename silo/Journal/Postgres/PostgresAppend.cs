using Federation.Core.Exchange;
using Federation.Core.Journal;
using Npgsql;
using NpgsqlTypes;

namespace Federation.Silo.Journal.Postgres;

/// <summary>
/// The append of several ledgers as one statement, <c>journal_append</c>: one transaction and one round trip.
/// </summary>
internal static class PostgresAppend
{
    private const string Sql = "SELECT * FROM journal_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";

    private const int Appended = 1;
    private const int Fenced = 2;

    /// <summary>The statement; the caller gives it a connection.</summary>
    public static NpgsqlCommand Command(IReadOnlyList<AppendRequest> inOrder, long atUnixMicroseconds)
    {
        var command = new NpgsqlCommand(Sql);
        Add(command, NpgsqlDbType.Uuid, inOrder.Select(one => one.Ledger.Value));
        Add(command, NpgsqlDbType.Bigint, inOrder.Select(one => one.Term.Value));
        Add(command, NpgsqlDbType.Bigint, inOrder.Select(one => one.Expected.Number.Value));
        Add(command, NpgsqlDbType.Bytea, inOrder.Select(one => one.Expected.Hash.ToArray()));
        Add(command, NpgsqlDbType.Bigint, inOrder.Select(one => (long)one.Frames.Count));
        Add(command, NpgsqlDbType.Bytea, inOrder.Select(one => Last(one).Hash.ToArray()));
        Add(command, NpgsqlDbType.Bytea, inOrder.Select(one => one.Standing));
        var frames = inOrder.SelectMany((one, index) => one.Frames.Select(frame => (Place: index + 1, frame))).ToList();
        Add(command, NpgsqlDbType.Integer, frames.Select(one => one.Place));
        Add(command, NpgsqlDbType.Bigint, frames.Select(one => one.frame.Head.Number.Value));
        Add(command, NpgsqlDbType.Bytea, frames.Select(one => one.frame.Head.Hash.ToArray()));
        Add(command, NpgsqlDbType.Bytea, frames.Select(one => one.frame.Bytes));
        _ = command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = atUnixMicroseconds });
        return command;
    }

    /// <summary>How each request of the statement ended, in its order.</summary>
    public static async Task<List<AppendOutcome>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var outcomes = new List<AppendOutcome>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            outcomes.Add(Of(row));
        }

        return outcomes;
    }

    private static AppendOutcome Of(NpgsqlDataReader row) =>
        row.GetInt32(0) switch
        {
            Appended => new AppendOutcome.Appended(row.GetInt64(1), PostgresRows.Head(row, 2)),
            Fenced => new AppendOutcome.Fenced(new WriterTerm(row.GetInt64(1))),
            _ => new AppendOutcome.Conflict(PostgresRows.Head(row, 2)),
        };

    private static FrameHead Last(AppendRequest request) =>
        request.Frames.Count == 0 ? request.Expected : request.Frames[^1].Head;

    private static void Add<T>(NpgsqlCommand command, NpgsqlDbType type, IEnumerable<T> values) =>
        command.Parameters.Add(
            new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | type, Value = values.ToArray() }
        );
}
