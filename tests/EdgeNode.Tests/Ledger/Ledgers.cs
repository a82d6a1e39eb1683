using Federation.EdgeNode.Ledger;
using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Tests.Ledger;

/// <summary>Ledger files for tests that look inside, or damage them.</summary>
internal static class Ledgers
{
    /// <summary>A closed ledger: entry 1 in frame 1, entries 2 and 3 in frame 2, entry 4 in none.</summary>
    public static async Task MakeAsync(string data)
    {
        await using var edge = await EdgeUnderTest.StartAsync(data);
        await edge.RecordAsync(Requests.Record(Requests.First));
        await SealAsync(edge);
        await edge.RecordAsync(Requests.Record(Requests.Second));
        await edge.RecordAsync(Requests.Record(Requests.Third));
        await SealAsync(edge);
        await edge.RecordAsync(Requests.Record("44444444-4444-4444-8444-444444444444"));
    }

    public static SqliteConnection Open(string data)
    {
        var connection = new SqliteConnection($"Data Source={LedgerFiles.Database(data)};Pooling=False");
        connection.Open();
        return connection;
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Does what the triggers forbid, as someone with the file and a hex editor can.</summary>
    public static void Damage(string data, string sql)
    {
        using var connection = Open(data);
        foreach (var trigger in TriggersOf(connection))
        {
            Execute(connection, $"DROP TRIGGER {trigger}");
        }

        Execute(connection, sql);
    }

    private static Task<bool> SealAsync(EdgeUnderTest edge) =>
        edge.Ledger.Writer.RunAsync(
            ledger =>
            {
                ledger.Seal();
                return true;
            },
            CancellationToken.None
        );

    private static List<string> TriggersOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'trigger'";
        using var row = command.ExecuteReader();
        var names = new List<string>();
        while (row.Read())
        {
            names.Add(row.GetString(0));
        }

        return names;
    }
}
