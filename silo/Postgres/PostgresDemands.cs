using System.Globalization;
using Federation.Core.Journal;
using Npgsql;

namespace Federation.Silo.Postgres;

/// <summary>What a server must promise before a silo stands on it: each demand with its cure.</summary>
internal static class PostgresDemands
{
    private const int VersionLeast = 14;

    /// <exception cref="JournalUnavailableException">Names everything that is missing.</exception>
    public static async Task CheckAsync(NpgsqlConnection connection, string name, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT current_setting('server_version_num')::integer / 10000, current_setting('server_version'),
                current_setting('fsync'), current_setting('synchronous_commit'), current_setting('full_page_writes'),
                pg_is_in_recovery(), current_setting('default_transaction_read_only')
            """,
            connection
        );
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        _ = await row.ReadAsync(cancellationToken);
        var missing = Missing(
                row.GetInt32(0),
                row.GetString(1),
                fsync: row.GetString(2),
                synchronousCommit: row.GetString(3),
                fullPageWrites: row.GetString(4),
                isStandby: row.GetBoolean(5),
                readOnly: row.GetString(6)
            )
            .ToList();
        if (missing.Count > 0)
        {
            throw new JournalUnavailableException($"{name}: {string.Join(' ', missing)}");
        }
    }

    private static IEnumerable<string> Missing(
        int version,
        string versionText,
        string fsync,
        string synchronousCommit,
        string fullPageWrites,
        bool isStandby,
        string readOnly
    )
    {
        if (version < VersionLeast)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"The server is version {versionText}; it must be {VersionLeast} or newer."
            );
        }

        if (fsync != "on")
        {
            yield return "fsync is off, so a crash would take back what was acknowledged: ALTER SYSTEM SET fsync = on; "
                + "SELECT pg_reload_conf().";
        }

        if (synchronousCommit == "off")
        {
            yield return "synchronous_commit is off, so a crash would take back what was acknowledged: "
                + "ALTER SYSTEM SET synchronous_commit = on; SELECT pg_reload_conf(). See that no role or database "
                + "sets it either.";
        }

        if (fullPageWrites != "on")
        {
            yield return "full_page_writes is off, so a crash could tear pages: ALTER SYSTEM SET full_page_writes = on;"
                + " SELECT pg_reload_conf().";
        }

        if (isStandby)
        {
            yield return "The server is a standby and takes no writes: promote it, or name the primary.";
        }

        if (readOnly == "on")
        {
            yield return "default_transaction_read_only is on: set it off for this role and database.";
        }
    }
}
