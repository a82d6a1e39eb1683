using Federation.Core.Journal;
using Federation.Silo.Postgres;
using Npgsql;
using NpgsqlTypes;

namespace Federation.Silo.Journal.Postgres;

/// <summary>Writes a whole journal into a database that holds none.</summary>
public static class PostgresImport
{
    /// <summary>One transaction: the database has the whole journal afterwards, or is as it was.</summary>
    /// <param name="journal">Read to its end; checks itself.</param>
    /// <param name="database">Is prepared first, as a silo does it.</param>
    /// <param name="progress">Is told the share that is written, 0 to 1.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="JournalUnavailableException">
    /// The database holds a journal already, or does not answer.
    /// </exception>
    /// <exception cref="JournalDamagedException">A record does not follow from those before it.</exception>
    public static async Task WriteAsync(
        IJournalMoment journal,
        PostgresDatabase database,
        Action<double> progress,
        CancellationToken cancellationToken
    )
    {
        await database.PrepareAsync(cancellationToken);
        try
        {
            await using var connection = await database.Source.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            // The head's lock keeps every silo out until the end.
            await DemandEmptyAsync(connection, database.Name, cancellationToken);
            await CopyLedgersAsync(connection, journal.Ledgers, cancellationToken);
            await CopyRecordsAsync(connection, journal, progress, cancellationToken);
            await FinishAsync(connection, journal, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        catch (NpgsqlException fault)
        {
            throw PostgresFault.Translate(database.Name, fault);
        }
    }

    private static async Task DemandEmptyAsync(
        NpgsqlConnection connection,
        string name,
        CancellationToken cancellationToken
    )
    {
        await RunAsync(connection, "SET LOCAL statement_timeout = 0", cancellationToken);
        await RunAsync(connection, "SET LOCAL idle_in_transaction_session_timeout = 0", cancellationToken);
        await using var look = new NpgsqlCommand(
            "SELECT position = 0 AND NOT EXISTS (SELECT FROM ledger) FROM journal FOR UPDATE",
            connection
        );
        if (!(bool)(await look.ExecuteScalarAsync(cancellationToken))!)
        {
            throw new JournalUnavailableException(
                $"{name} holds a journal already: an import never replaces one. Give an empty database."
            );
        }
    }

    private static async Task CopyLedgersAsync(
        NpgsqlConnection connection,
        IReadOnlyList<LedgerMark> ledgers,
        CancellationToken cancellationToken
    )
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY ledger (ledger, owner, watermark, watermark_hash, announced, announced_hash, term, "
                + "last_append_unix_us) FROM STDIN (FORMAT BINARY)",
            cancellationToken
        );
        foreach (var mark in ledgers)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(mark.Ledger.Value, NpgsqlDbType.Uuid, cancellationToken);
            await copy.WriteAsync(mark.Owner.Value, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(mark.Watermark.Number.Value, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(mark.Watermark.Hash.ToArray(), NpgsqlDbType.Bytea, cancellationToken);
            await copy.WriteAsync(mark.Announced.Number.Value, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(mark.Announced.Hash.ToArray(), NpgsqlDbType.Bytea, cancellationToken);
            await copy.WriteAsync(mark.Term.Value, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(mark.LastAppendUnixMicroseconds, NpgsqlDbType.Bigint, cancellationToken);
        }

        _ = await copy.CompleteAsync(cancellationToken);
    }

    private static async Task CopyRecordsAsync(
        NpgsqlConnection connection,
        IJournalMoment journal,
        Action<double> progress,
        CancellationToken cancellationToken
    )
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            "COPY record (position, kind, ledger, number, hash, at_unix_us, payload) FROM STDIN (FORMAT BINARY)",
            cancellationToken
        );
        copy.Timeout = TimeSpan.Zero;
        foreach (var record in journal.Records())
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(record.Position, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync((short)record.Kind, NpgsqlDbType.Smallint, cancellationToken);
            if (record.Kind == JournalRecordKind.Frame)
            {
                await copy.WriteAsync(record.Ledger.Value, NpgsqlDbType.Uuid, cancellationToken);
                await copy.WriteAsync(record.Head.Number.Value, NpgsqlDbType.Bigint, cancellationToken);
                await copy.WriteAsync(record.Head.Hash.ToArray(), NpgsqlDbType.Bytea, cancellationToken);
            }
            else
            {
                await copy.WriteNullAsync(cancellationToken);
                await copy.WriteNullAsync(cancellationToken);
                await copy.WriteNullAsync(cancellationToken);
            }

            await copy.WriteAsync(record.AtUnixMicroseconds, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync(record.Payload.ToArray(), NpgsqlDbType.Bytea, cancellationToken);
            progress((double)record.Position / journal.Head.Position);
        }

        _ = await copy.CompleteAsync(cancellationToken);
    }

    private static async Task FinishAsync(
        NpgsqlConnection connection,
        IJournalMoment journal,
        CancellationToken cancellationToken
    )
    {
        foreach (var mark in journal.Ledgers.Where(mark => mark.Successor is not null))
        {
            await RunAsync(
                connection,
                "UPDATE ledger SET successor = $1 WHERE ledger = $2",
                cancellationToken,
                new NpgsqlParameter<Guid> { TypedValue = mark.Successor!.Value.Value },
                new NpgsqlParameter<Guid> { TypedValue = mark.Ledger.Value }
            );
        }

        await RunAsync(
            connection,
            "UPDATE journal SET epoch = greatest(epoch, $1), position = $2",
            cancellationToken,
            new NpgsqlParameter<long> { TypedValue = journal.Head.Epoch },
            new NpgsqlParameter<long> { TypedValue = journal.Head.Position }
        );
        await RunAsync(connection, "SELECT pg_notify('federation_journal', '')", cancellationToken);
    }

    private static async Task RunAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters
    )
    {
#pragma warning disable CA2100 // every text is a literal of this file
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters);
        _ = await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
