using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Federation.LoadTest.Edge;

/// <summary>What a commit alone costs: a row of an entry's size in a transaction of its own, synced.</summary>
internal static class BareCommits
{
    private const int RowBytes = 160;

    /// <summary>Commits one after another on the disk of a directory.</summary>
    public static Latencies Run(string directory, TimeSpan length, string name)
    {
        var latencies = new Latencies(name);
        var file = Path.Combine(directory, "bare.db");
        var text = new SqliteConnectionStringBuilder { DataSource = file, Pooling = false };
        using var connection = new SqliteConnection(text.ToString());
        connection.Open();
        Run(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
        Run(connection, "CREATE TABLE IF NOT EXISTS bare (number INTEGER PRIMARY KEY, body BLOB NOT NULL)");
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO bare (body) VALUES ($body)";
        _ = insert.Parameters.AddWithValue("$body", new byte[RowBytes]);
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < length)
        {
            var from = Stopwatch.GetTimestamp();
            _ = insert.ExecuteNonQuery();
            latencies.Add(from, Stopwatch.GetTimestamp());
        }

        return latencies;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is a literal of this class
        command.CommandText = sql;
#pragma warning restore CA2100
        _ = command.ExecuteNonQuery();
    }
}
