using System.Globalization;
using System.Reflection;
using Federation.Core.Journal;
using Npgsql;

namespace Federation.Silo.Postgres;

/// <summary>
/// Brings the database to the newest schema: the embedded scripts <c>NNNN-name.sql</c>, each applied once, in order, in
/// one transaction under a lock of its own, so that of several silos that start at once one does it and the others find
/// it done. The table <c>federation_schema</c> holds what was applied, and which programs may go on beside it: a script
/// whose first line is <c>-- Beside: N</c> leaves everything usable for programs that know the scripts through N, so
/// that silos are replaced one by one. A script without it needs all silos stopped.
/// </summary>
internal static class PostgresSchema
{
    private const string Folder = "postgres/";

    /// <summary>Any number of our own: "federati" in ASCII.</summary>
    private const long Lock = 0x66656465_72617469;

    /// <exception cref="JournalDamagedException">The schema is of a newer program.</exception>
    /// <exception cref="JournalUnavailableException">The role may not create or use what is needed.</exception>
    /// <exception cref="NpgsqlException">The server failed.</exception>
    public static async Task ApplyAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await RunAsync(connection, $"SELECT pg_advisory_xact_lock({Lock})", cancellationToken);
            var current = await CurrentAsync(connection, cancellationToken);
            var scripts = Scripts();
            if (current.Beside > scripts.Count)
            {
                throw new JournalDamagedException(
                    $"{name}: schema {current.Number}, for programs that know {current.Beside} or more; this one "
                        + $"knows {scripts.Count}: start a newer one."
                );
            }

            foreach (var script in scripts.Where(script => script.Number > current.Number))
            {
                await RunAsync(connection, script.Text, cancellationToken);
                await NoteAsync(connection, script, cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
        }
        catch (PostgresException fault) when (fault.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new JournalUnavailableException(
                $"{name}: {fault.MessageText}. Let the silo's role own its database: "
                    + "CREATE DATABASE federation OWNER federation.",
                fault
            );
        }
    }

    /// <summary>The last script that was applied, and what the programs must know that may use the schema.</summary>
    private static async Task<(int Number, int Beside)> CurrentAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        await using var look = new NpgsqlCommand("SELECT to_regclass('federation_schema') IS NOT NULL", connection);
        if (!(bool)(await look.ExecuteScalarAsync(cancellationToken))!)
        {
            await RunAsync(
                connection,
                """
                CREATE TABLE federation_schema (
                    number integer NOT NULL PRIMARY KEY,
                    name text NOT NULL,
                    beside integer NOT NULL CHECK (beside BETWEEN 1 AND number),
                    applied_at timestamptz NOT NULL DEFAULT now()
                )
                """,
                cancellationToken
            );
            return (0, 0);
        }

        await using var last = new NpgsqlCommand(
            "SELECT coalesce(max(number), 0), coalesce(max(beside), 0) FROM federation_schema",
            connection
        );
        await using var row = await last.ExecuteReaderAsync(cancellationToken);
        _ = await row.ReadAsync(cancellationToken);
        return (row.GetInt32(0), row.GetInt32(1));
    }

    private static async Task NoteAsync(NpgsqlConnection connection, Script script, CancellationToken cancellationToken)
    {
        await using var note = new NpgsqlCommand(
            "INSERT INTO federation_schema (number, name, beside) VALUES ($1, $2, $3)",
            connection
        );
        _ = note.Parameters.Add(new NpgsqlParameter<int> { TypedValue = script.Number });
        _ = note.Parameters.Add(new NpgsqlParameter<string> { TypedValue = script.Name });
        _ = note.Parameters.Add(new NpgsqlParameter<int> { TypedValue = script.Beside });
        _ = await note.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // every text is a literal or an embedded script of this program
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        _ = await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static List<Script> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new Script(Number(name), name[Folder.Length..], Read(assembly, name))),
        ];
    }

    private static int Number(string name) =>
        int.Parse(name.AsSpan(Folder.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    private sealed record Script(int Number, string Name, string Text)
    {
        private const string Mark = "-- Beside: ";

        /// <summary>Through which script a program must know the schema to go on once this one is applied.</summary>
        public int Beside =>
            Text.StartsWith(Mark, StringComparison.Ordinal)
                ? int.Parse(Text.AsSpan(Mark.Length, Text.IndexOf('\n') - Mark.Length), CultureInfo.InvariantCulture)
                : Number;
    }
}
