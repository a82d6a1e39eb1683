using Federation.Silo.Journal.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Serialization;
using Orleans.Storage;

namespace Federation.Silo.Storage.Sqlite;

/// <summary>
/// Orleans' grain storage on SQLite, by its ADO.NET provider. It holds the events of briefings, caches and what can be
/// made again, never a figure, and states are stored in Orleans' binary form.
/// </summary>
internal static class SqliteGrainStorage
{
    /// <summary>The file in the nation's data directory.</summary>
    public const string FileName = "grains.db";

    /// <summary>Orleans' name of the provider that loads Microsoft.Data.Sqlite.</summary>
    private const string Invariant = "System.Data.SQLite";

    /// <summary>
    /// Creates the file and its schema where they are missing: Orleans creates nothing, and reads its queries at start.
    /// </summary>
    /// <exception cref="IOException">
    /// The file is damaged, or cannot be used now; the message says what the reader can do.
    /// </exception>
    public static void Prepare(string directory)
    {
        _ = Directory.CreateDirectory(directory);
        try
        {
            using var connection = new SqliteConnection(ConnectionString(directory));
            connection.Open();
            _ = connection.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            SqliteSchema.Apply(connection, "storage");
        }
        catch (SqliteException fault)
        {
            var cure = SqliteFault.IsDamage(fault)
                ? "It holds no figure, but what happened in briefings: bring it back from a backup; or move it "
                    + "away, with its -wal and -shm, and start again: it is made anew, without them."
                : "Check the disk's space and rights, and start again.";
            throw new IOException($"{Path.Combine(directory, FileName)}: {fault.Message} {cure}", fault);
        }
    }

    /// <summary>Registers the provider; <see cref="Prepare"/> comes first.</summary>
    public static ISiloBuilder AddSqliteGrainStorage(this ISiloBuilder silo, string directory) =>
        silo.AddAdoNetGrainStorage(
            GrainStorage.Name,
            (OptionsBuilder<AdoNetGrainStorageOptions> options) =>
                options.Configure<Serializer>(
                    (storage, serializer) =>
                    {
                        storage.Invariant = Invariant;
                        storage.ConnectionString = ConnectionString(directory);
                        storage.GrainStorageSerializer = new OrleansGrainStorageSerializer(serializer);
                    }
                )
        );

    private static string ConnectionString(string directory) =>
        new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, FileName) }.ToString();
}
