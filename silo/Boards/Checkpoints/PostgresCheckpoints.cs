using Federation.Core.Journal;
using Federation.Silo.Postgres;
using Npgsql;

namespace Federation.Silo.Boards.Checkpoints;

/// <summary>
/// The checkpoint in the database that the silos share: one row for all of them, since equal versions are equal folds.
/// </summary>
internal sealed class PostgresCheckpoints(PostgresDatabase database) : ICheckpointStore
{
    /// <inheritdoc/>
    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.Source.CreateCommand("SELECT body FROM checkpoint");
            return (byte[]?)await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (NpgsqlException fault)
        {
            throw Unavailable(fault);
        }
    }

    /// <inheritdoc/>
    public async Task WriteAsync(long position, ReadOnlyMemory<byte> checkpoint, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = database.Source.CreateCommand(
                """
                INSERT INTO checkpoint (position, body) VALUES ($1, $2)
                ON CONFLICT (name) DO UPDATE SET position = excluded.position, taken_at = now(), body = excluded.body
                """
            );
            _ = command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = position });
            _ = command.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = checkpoint });
            _ = await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (NpgsqlException fault)
        {
            throw Unavailable(fault);
        }
    }

    /// <summary>A checkpoint is never a reason to stop: whatever the server said, it cannot be used now.</summary>
    private JournalUnavailableException Unavailable(NpgsqlException fault) =>
        new($"{database.Name}: {PostgresFault.Text(fault)}", fault);
}
