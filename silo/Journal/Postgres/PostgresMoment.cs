using System.Data;
using Federation.Core.Journal;
using Federation.Silo.Postgres;
using Npgsql;

namespace Federation.Silo.Journal.Postgres;

/// <summary>One moment of a journal on PostgreSQL: a transaction that sees the database as it was then.</summary>
public sealed class PostgresMoment : IJournalMoment
{
    private readonly PostgresDatabase _database;
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _moment;

    private PostgresMoment(PostgresDatabase database, NpgsqlConnection connection)
    {
        _database = database;
        _connection = connection;
        _moment = connection.BeginTransaction(IsolationLevel.RepeatableRead);
        // It reads as long as it takes, and may wait for who asks.
        Run("SET TRANSACTION READ ONLY");
        Run("SET LOCAL statement_timeout = 0");
        Run("SET LOCAL idle_in_transaction_session_timeout = 0");
        Run("SET LOCAL tcp_user_timeout = 0");
        Head = All("SELECT epoch, position FROM journal", row => new JournalVersion(row.GetInt64(0), row.GetInt64(1)))
            .Single();
        Ledgers = All($"SELECT {PostgresRows.MarkColumns} FROM ledger l ORDER BY l.owner, l.ledger", PostgresRows.Mark)
            .ToList();
    }

    /// <inheritdoc/>
    public JournalVersion Head { get; }

    /// <inheritdoc/>
    public IReadOnlyList<LedgerMark> Ledgers { get; }

    /// <summary>This moment of a nation's database; the caller disposes both.</summary>
    /// <exception cref="JournalUnavailableException">The server does not answer.</exception>
    /// <exception cref="JournalDamagedException">There is no journal, or it holds what its schema does not
    /// allow.</exception>
    public static PostgresMoment Open(PostgresDatabase database)
    {
        NpgsqlConnection? connection = null;
        try
        {
            connection = database.Source.OpenConnection();
            return new PostgresMoment(database, connection);
        }
        catch (NpgsqlException fault)
        {
            connection?.Dispose();
            throw PostgresFault.Translate(database.Name, fault);
        }
        catch
        {
            connection?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public IEnumerable<JournalRecord> Records() =>
        All(PostgresRows.Records + " ORDER BY r.position", PostgresRows.Record);

    /// <inheritdoc/>
    public void Dispose()
    {
        _moment.Dispose();
        _connection.Dispose();
    }

    private void Run(string sql) => _ = All(sql, _ => true).Count();

    private IEnumerable<T> All<T>(string sql, Func<NpgsqlDataReader, T> read)
    {
#pragma warning disable CA2100 // every text is a literal of this folder
        using var command = new NpgsqlCommand(sql, _connection, _moment) { CommandTimeout = 0 };
#pragma warning restore CA2100
        using var row = Translated(() => command.ExecuteReader());
        while (Translated(row.Read))
        {
            yield return Translated(() => read(row));
        }
    }

    private T Translated<T>(Func<T> step)
    {
        try
        {
            return step();
        }
        catch (NpgsqlException fault)
        {
            throw PostgresFault.Translate(_database.Name, fault);
        }
        catch (Exception e) when (e is InvalidCastException or ArgumentException)
        {
            throw new JournalDamagedException(
                $"{_database.Name}: a row of the journal holds what the schema does not allow: {e.Message}"
            );
        }
    }
}
