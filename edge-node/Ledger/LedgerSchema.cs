using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Ledger;

/// <summary>Brings a ledger's database to the newest schema: the numbered scripts, each once, in order.</summary>
internal static class LedgerSchema
{
    private const string Prefix = "ledger/";

    /// <summary>"FEDL", so that a database of something else is not taken for a ledger.</summary>
    private const int ApplicationId = 0x4645444C;

    /// <summary>Applies what is missing, each script in its own transaction.</summary>
    /// <exception cref="LedgerUnavailableException">
    /// The file is not a ledger, or was written by a newer program.
    /// </exception>
    public static void Apply(SqliteConnection connection)
    {
        var scripts = Scripts();
        var version = Check(connection, scripts.Count);
        for (var next = version; next < scripts.Count; next++)
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, scripts[next]);
            Execute(connection, $"PRAGMA application_id = {ApplicationId}");
            Execute(connection, $"PRAGMA user_version = {next + 1}");
            transaction.Commit();
        }
    }

    /// <summary>Checks without writing that the file is a ledger of a schema that this program reads.</summary>
    /// <returns>The version that the file has; 0 for an empty file.</returns>
    /// <exception cref="LedgerUnavailableException">It is not.</exception>
    public static long Check(SqliteConnection connection) => Check(connection, Scripts().Count);

    private static int Check(SqliteConnection connection, int newest)
    {
        var version = (int)Number(connection, "PRAGMA user_version");
        var application = Number(connection, "PRAGMA application_id");
        var empty = version == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!empty && application != ApplicationId)
        {
            if (LedgerIdentity.Read(Path.GetDirectoryName(connection.DataSource) ?? "") is { } header)
            {
                throw new LedgerFileDamagedException(
                    "ledger.db",
                    $"it was ledger {header.Ledger} and says that it is application {application}"
                );
            }

            throw new LedgerUnavailableException(
                $"{connection.DataSource} is not a ledger (application id {application}). Choose another Edge:Data."
            );
        }

        if (version > newest)
        {
            throw new LedgerUnavailableException(
                $"{connection.DataSource} has schema {version}; this program knows {newest}. Use the newer program."
            );
        }

        return version;
    }

    private static List<string> Scripts()
    {
        var assembly = typeof(LedgerSchema).Assembly;
        var names = assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal));
        var scripts = new List<string>();
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            scripts.Add(reader.ReadToEnd());
        }

        return scripts;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
