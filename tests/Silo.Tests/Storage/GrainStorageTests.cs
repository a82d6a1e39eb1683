using Federation.Silo.Journal.Sqlite;
using Federation.Silo.Storage.Sqlite;
using Federation.TestKit;
using Microsoft.Data.Sqlite;

namespace Federation.Silo.Tests.Storage;

/// <summary>The queries that Orleans runs: a state is written only over the version that was read.</summary>
public sealed class GrainStorageTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteConnection _connection;

    public GrainStorageTests()
    {
        SqliteGrainStorage.Prepare(_directory.Path);
        _connection = new SqliteConnection($"Data Source={_directory.At(SqliteGrainStorage.FileName)};Pooling=False");
        _connection.Open();
    }

    public void Dispose()
    {
        _connection.Dispose();
        SqliteConnection.ClearAllPools();
        _directory.Dispose();
    }

    [Fact]
    public void Preparing_twice_changes_nothing()
    {
        SqliteGrainStorage.Prepare(_directory.Path);

        Assert.Equal(4, _connection.Scalar<long>("SELECT count(*) FROM OrleansQuery"));
    }

    [Fact]
    public void A_file_that_is_no_database_is_named_with_the_cure()
    {
        using var other = new TemporaryDirectory();
        File.WriteAllText(other.At("grains.db"), new string('x', 8192));

        var refusal = Assert.Throws<IOException>(() => SqliteGrainStorage.Prepare(other.Path));

        Assert.Contains(other.At("grains.db"), refusal.Message);
        Assert.Contains("It holds no figure, but what happened in briefings", refusal.Message);
    }

    [Fact]
    public void Of_two_first_writes_the_second_is_refused()
    {
        Assert.Equal(1L, Run("WriteToStorageKey", version: null));
        Assert.Null(Run("WriteToStorageKey", version: null));
    }

    [Fact]
    public void A_write_counts_the_version_up()
    {
        _ = Run("WriteToStorageKey", version: null);

        Assert.Equal(2L, Run("WriteToStorageKey", version: 1));
        Assert.Equal(3L, Run("WriteToStorageKey", version: 2));
    }

    [Fact]
    public void A_write_over_another_version_is_refused()
    {
        _ = Run("WriteToStorageKey", version: null);
        _ = Run("WriteToStorageKey", version: 1);

        Assert.Null(Run("WriteToStorageKey", version: 1));
    }

    [Fact]
    public void A_write_over_a_state_that_is_gone_is_refused()
    {
        _ = Run("WriteToStorageKey", version: null);

        Assert.Equal(2L, Run("DeleteStorageKey", version: 1));
        Assert.Null(Run("WriteToStorageKey", version: 1));
        Assert.Equal(0, _connection.Scalar<long>("SELECT count(*) FROM OrleansStorage"));
    }

    [Fact]
    public void Clearing_keeps_the_version_counting()
    {
        _ = Run("WriteToStorageKey", version: null);

        Assert.Equal(2L, Run("ClearStorageKey", version: 1));
        Assert.Null(Run("ClearStorageKey", version: 1));
        Assert.Equal(3L, Run("WriteToStorageKey", version: 2));
    }

    private object? Run(string key, int? version)
    {
        using var query = _connection.CreateCommand();
        query.CommandText = "SELECT QueryText FROM OrleansQuery WHERE QueryKey = $key";
        query.Add("$key").Value = key;
        using var command = _connection.CreateCommand();
        command.CommandText = (string)query.ExecuteScalar()!;
        foreach (var name in (string[])["GrainIdHash", "GrainIdN0", "GrainIdN1", "GrainTypeHash"])
        {
            command.Add("@" + name).Value = 7;
        }

        command.Add("@GrainTypeString").Value = "catalogue";
        command.Add("@GrainIdExtensionString").Value = DBNull.Value;
        command.Add("@ServiceId").Value = "federation";
        command.Add("@PayloadBinary").Value = new byte[] { 1 };
        command.Add("@GrainStateVersion").Value = version ?? (object)DBNull.Value;
        return command.ExecuteScalar();
    }
}
