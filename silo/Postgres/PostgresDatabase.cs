using System.Globalization;
using Federation.Core.Journal;
using Npgsql;

namespace Federation.Silo.Postgres;

/// <summary>The database as this silo reaches it: one pool for journal, membership and grain storage.</summary>
public sealed class PostgresDatabase : IAsyncDisposable, IDisposable
{
    /// <summary>Orleans' name of the provider that loads Npgsql.</summary>
    public const string Invariant = "Npgsql";

    private readonly NpgsqlConnectionStringBuilder _text;

    /// <param name="options">Checked before: <see cref="PostgresOptions.Problems"/>.</param>
    public PostgresDatabase(PostgresOptions options)
    {
        _text = Text(options);
        Source = NpgsqlDataSource.Create(_text);
    }

    /// <summary>The pool.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>For messages: <c>PostgreSQL 127.0.0.1:5432/federation as federation</c>.</summary>
    public string Name =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"PostgreSQL {_text.Host}:{_text.Port}/{_text.Database} as {_text.Username}"
        );

    /// <summary>
    /// Checks the server's settings and brings the schema up to date, with whichever silo comes first.
    /// </summary>
    /// <exception cref="JournalUnavailableException">
    /// It cannot be reached, or would not keep what it acknowledges; the message says the cure.
    /// </exception>
    /// <exception cref="JournalDamagedException">Its schema is of a newer program.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await Source.OpenConnectionAsync(cancellationToken);
            await PostgresDemands.CheckAsync(connection, Name, cancellationToken);
            await PostgresSchema.ApplyAsync(connection, Name, cancellationToken);
        }
        catch (NpgsqlException fault)
        {
            throw PostgresFault.Translate(Name, fault);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Source.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose() => Source.Dispose();

    private static NpgsqlConnectionStringBuilder Text(PostgresOptions options)
    {
        var text = new NpgsqlConnectionStringBuilder(options.Connection)
        {
            ApplicationName = "federation-silo",
            Enlist = false,
            Timeout = (int)Math.Ceiling(options.ConnectTimeout.TotalSeconds),
            CommandTimeout = (int)Math.Ceiling(options.StatementTimeout.TotalSeconds) + 1,
            MaxPoolSize = options.ConnectionsMax,
            MaxAutoPrepare = 32,
            AutoPrepareMinUsages = 2,
            // A transaction of full frames is megabytes: fewer calls of the system for it.
            WriteBufferSize = 64 * 1024,
            ReadBufferSize = 64 * 1024,
            // The settings below belong to each session; there is nothing else to reset.
            NoResetOnClose = true,
            PersistSecurityInfo = false,
            Options = string.Join(
                ' ',
                Setting("statement_timeout", options.StatementTimeout),
                Setting("lock_timeout", options.StatementTimeout),
                Setting("idle_in_transaction_session_timeout", options.SilentTimeout),
                Setting("tcp_user_timeout", options.SilentTimeout)
            ),
        };
        if (options.PasswordFile.Length > 0)
        {
            text.Password = File.ReadLines(options.PasswordFile).FirstOrDefault("");
        }

        return text;
    }

    private static string Setting(string name, TimeSpan value) =>
        string.Create(CultureInfo.InvariantCulture, $"-c {name}={(long)value.TotalMilliseconds}");
}
