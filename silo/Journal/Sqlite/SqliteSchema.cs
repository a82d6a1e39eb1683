using System.Globalization;
using System.Reflection;
using Federation.Core.Journal;
using Microsoft.Data.Sqlite;

namespace Federation.Silo.Journal.Sqlite;

/// <summary>
/// Brings a database to the newest schema: the embedded scripts <c>NNNN-name.sql</c> of a folder, each applied once, in
/// order, in its own transaction; <c>user_version</c> is the number of the last.
/// </summary>
internal static class SqliteSchema
{
    /// <summary>Applies what is missing.</summary>
    /// <param name="connection">Open; no transaction under way.</param>
    /// <param name="folder">The scripts' folder among this program's resources: <c>journal</c>.</param>
    /// <exception cref="JournalDamagedException">The database was written by a newer program.</exception>
    public static void Apply(SqliteConnection connection, string folder)
    {
        var scripts = Scripts(folder);
        var current = connection.Scalar<long>("PRAGMA user_version");
        if (current > scripts.Count)
        {
            throw new JournalDamagedException(
                $"{connection.DataSource}: schema {current}, this program knows {scripts.Count}: start a newer one."
            );
        }

        foreach (var (number, text) in scripts.Where(script => script.Number > current))
        {
            using var transaction = connection.BeginTransaction(deferred: false);
            connection.Run(text);
            connection.Run(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {number}"));
            transaction.Commit();
        }
    }

    private static List<(int Number, string Text)> Scripts(string folder)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var names = assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
        return names.Select(name => (Number(name, folder), Read(assembly, name))).ToList();
    }

    private static int Number(string name, string folder) =>
        int.Parse(name.AsSpan(folder.Length + 1, 4), NumberStyles.None, CultureInfo.InvariantCulture);

    private static string Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
