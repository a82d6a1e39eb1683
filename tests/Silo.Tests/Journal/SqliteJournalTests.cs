using Federation.Core.Areas;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Sqlite;
using Federation.TestKit;
using Federation.TestKit.Journal;
using Microsoft.Data.Sqlite;

namespace Federation.Silo.Tests.Journal;

/// <summary>What the journal on SQLite does when its file is not as it left it.</summary>
public sealed class SqliteJournalTests : IDisposable
{
    private static readonly AreaId Owner = new(4);
    private static readonly LedgerId Ledger = new(new Guid("00000000-0000-4000-8000-000000000001"));
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_second_silo_on_one_journal_is_refused()
    {
        using var journal = Open();

        var refusal = Assert.Throws<IOException>(Open);

        Assert.Contains("another silo", refusal.Message);
    }

    [Fact]
    public void A_directory_where_the_lock_cannot_be_made_is_refused_with_the_reason()
    {
        // As good as a read-only disk, which a test that runs as root has no other way to ask for.
        _ = Directory.CreateDirectory(_directory.At("journal.lock"));

        var refusal = Assert.Throws<IOException>(Open);

        Assert.Contains("or cannot be opened (Access to the path", refusal.Message);
        Assert.Contains("let this one write in its data directory", refusal.Message);
    }

    [Fact]
    public async Task A_copy_that_is_brought_back_begins_the_epoch_that_it_is_told_to_and_never_falls_behind_it()
    {
        Assert.Equal(new JournalVersion(3, 0), await HeadWith(epochLeast: 3));
        Assert.Equal(new JournalVersion(3, 0), await HeadWith(epochLeast: 1));
    }

    [Fact]
    public async Task Every_commit_is_synced_and_the_log_is_write_ahead()
    {
        using var journal = Open();
        _ = await journal.RaiseTermAsync(Owner, Ledger, TestContext.Current.CancellationToken);

        using var connection = JournalDatabase.OpenWriter(_directory.At("other.db"), TimeSpan.FromSeconds(1));

        Assert.Equal("wal", connection.Scalar<string>("PRAGMA journal_mode"));
        Assert.Equal(2, connection.Scalar<long>("PRAGMA synchronous"));
        Assert.True(File.Exists(_directory.At("journal.db-wal")));
    }

    [Theory]
    [InlineData("DELETE FROM record")]
    [InlineData("UPDATE record SET payload = x'00'")]
    [InlineData("UPDATE ledger SET watermark = 0")]
    [InlineData("UPDATE ledger SET term = 0")]
    [InlineData("DELETE FROM ledger")]
    [InlineData("UPDATE journal SET position = 0")]
    [InlineData("INSERT INTO record (position, kind, at_unix_us, payload) VALUES (9, 2, 0, x'00')")]
    [InlineData("INSERT INTO record (position, kind, at_unix_us, payload) VALUES (3, 1, 0, x'00')")]
    public async Task The_schema_itself_keeps_the_journal_append_only(string sql)
    {
        await WriteTwoFrames();

        var refusal = Assert.Throws<SqliteException>(() => Tamper(sql));

        Assert.Equal(19, refusal.SqliteErrorCode);
    }

    [Fact]
    public async Task Changed_bytes_of_a_last_frame_are_named_when_the_journal_opens()
    {
        await WriteTwoFrames();
        Tamper("DROP TRIGGER record_is_immutable; UPDATE record SET payload = x'09' WHERE position = 2");

        var damage = Assert.Throws<JournalDamagedException>(Open);

        Assert.Contains("Position 2", damage.Message);
    }

    [Fact]
    public async Task A_lost_tail_is_named_when_the_journal_opens()
    {
        await WriteTwoFrames();
        Tamper("DROP TRIGGER record_stays; DELETE FROM record WHERE position = 2");

        var damage = Assert.Throws<JournalDamagedException>(Open);

        Assert.Contains("head is position 2, its last record is 1", damage.Message);
    }

    [Fact]
    public async Task A_record_lost_in_the_middle_is_named_when_it_is_read()
    {
        await WriteTwoFrames();
        Tamper("DROP TRIGGER record_stays; DELETE FROM record WHERE position = 1");

        var damage = await Assert.ThrowsAsync<JournalDamagedException>(ReadAll);

        Assert.Contains("1", damage.Message);
    }

    [Fact]
    public void A_file_that_is_no_database_is_damage()
    {
        File.WriteAllText(_directory.At("journal.db"), new string('x', 8192));

        var damage = Assert.Throws<JournalDamagedException>(Open);

        Assert.StartsWith(_directory.At("journal.db") + ": ", damage.Message);
    }

    [Fact]
    public void A_journal_of_a_newer_program_is_refused()
    {
        Open().Dispose();
        Tamper("PRAGMA user_version = 99");

        var refusal = Assert.Throws<JournalDamagedException>(Open);

        Assert.Contains("schema 99", refusal.Message);
    }

    private async Task<JournalVersion> HeadWith(long epochLeast)
    {
        var options = new JournalOptions { EpochLeast = epochLeast };
        using var journal = SqliteJournal.Open(_directory.Path, options, TimeProvider.System);
        return await journal.ReadHeadAsync(TestContext.Current.CancellationToken);
    }

    private SqliteJournal Open() => SqliteJournal.Open(_directory.Path, new JournalOptions(), TimeProvider.System);

    private async Task ReadAll()
    {
        using var journal = Open();
        await foreach (var _ in journal.ReadAsync(1, TestContext.Current.CancellationToken)) { }
    }

    private async Task WriteTwoFrames()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var journal = Open();
        var mark = await journal.RaiseTermAsync(Owner, Ledger, cancel);
        var writer = new JournalWriterOfOne(Ledger, mark.Term, new FrameMaker(Owner, Ledger));
        _ = await journal.AppendAsync([writer.Request(writer.Maker.Next(1), writer.Maker.Next(2))], cancel);
    }

    private void Tamper(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={_directory.At("journal.db")};Pooling=False");
        connection.Open();
        _ = connection.Run(sql);
    }
}
