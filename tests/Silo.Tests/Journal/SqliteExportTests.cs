using Federation.Core.Journal;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Export;
using Federation.Silo.Journal.Sqlite;
using Federation.TestKit.Journal;

namespace Federation.Silo.Tests.Journal;

/// <summary>Exporting and importing a journal on SQLite, and what an exported file refuses.</summary>
public sealed class SqliteExportTests : ExportConformance
{
    [Fact]
    public async Task A_file_that_was_cut_off_anywhere_is_refused_with_its_place()
    {
        var whole = await ExportedAsync();
        for (var length = 0; length < whole.Length; length++)
        {
            var message = Refusal(whole[..length]);
            Assert.True(
                message.Contains("cut off at byte", StringComparison.Ordinal)
                    || (length < 9 && message.Contains("it is no journal", StringComparison.Ordinal)),
                $"{length} bytes: {message}"
            );
        }
    }

    [Fact]
    public async Task A_byte_that_was_changed_anywhere_is_refused()
    {
        var whole = await ExportedAsync();
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 0x10;
            var message = Refusal(changed);
            Assert.True(message.Contains("Fetch the file again", StringComparison.Ordinal), $"byte {at}: {message}");
        }
    }

    [Fact]
    public async Task Bytes_after_the_end_are_refused()
    {
        var whole = await ExportedAsync();
        Assert.Contains("bytes follow its end", Refusal([.. whole, 0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_format_is_named()
    {
        var newer = await ExportedAsync();
        newer[8] = 2;
        Assert.Contains("it is of format 2; this program reads format 1", Refusal(newer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_journal_is_not_exported_and_no_file_is_left()
    {
        await WriteAsync(Small());
        using var journal = JournalFile.Open(Directory.At("from"));
        using var damaged = new ChangedMoment(journal);
        var damage = Assert.Throws<JournalDamagedException>(() => Export(damaged, "bad.journal"));
        Assert.Contains("journal position 2", damage.Message, StringComparison.Ordinal);
        Assert.Empty(System.IO.Directory.GetFiles(Directory.Path));
    }

    [Fact]
    public async Task A_file_that_is_there_is_not_replaced()
    {
        _ = await ExportedAsync();
        using var journal = JournalFile.Open(Directory.At("from"));
        _ = Assert.Throws<IOException>(() => Export(journal, "small.journal"));
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Assert.Contains(
            "nowhere.journal",
            Assert
                .Throws<JournalUnavailableException>(() => ExportedJournal.Open(Directory.At("nowhere.journal")))
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Silos_go_on_from_an_imported_journal()
    {
        _ = await ExportedAsync();
        using (var file = ExportedJournal.Open(Directory.At("small.journal")))
        {
            await ImportAsync(file);
        }

        using var journal = Open("to");
        var mark = (await journal.ReadLedgersAsync(Cancel))[0];
        var raised = await journal.RaiseTermAsync(mark.Owner, mark.Ledger, Cancel);
        var next = Small();
        var frame = next.Frame(mark.Owner, mark.Ledger, Rig.Known.Participants("04", 9));
        var request = new AppendRequest(
            mark.Ledger,
            raised.Term,
            mark.Watermark,
            [new Core.Exchange.Frame(frame.Head, mark.Watermark.Hash, frame.Payload)]
        );
        Assert.Equal(
            new AppendOutcome.Appended(4, frame.Head),
            Assert.Single(await journal.AppendAsync([request], Cancel))
        );
        Assert.Equal(mark.Term.Value + 1, raised.Term.Value);
    }

    protected override async Task WriteAsync(JournalMaker made)
    {
        using var journal = Open("from");
        await journal.FillAsync(made, Cancel);
    }

    protected override Task<IJournalMoment> MomentAsync() =>
        Task.FromResult<IJournalMoment>(JournalFile.Open(Directory.At("from")));

    protected override Task ImportAsync(IJournalMoment journal) =>
        Task.FromResult(SqliteImport.Write(journal, Directory.At("to"), _ => { }, Cancel));

    protected override Task<IJournalMoment> ImportedAsync() =>
        Task.FromResult<IJournalMoment>(JournalFile.Open(Directory.At("to")));

    private static JournalMaker Small()
    {
        var made = new JournalMaker();
        var ledger = new Core.Ledger.LedgerId(new Guid("11111111-1111-4111-8111-111111111111"));
        for (var round = 1; round <= 3; round++)
        {
            _ = made.Frame(Rig.Known.Area("04"), ledger, Rig.Known.Participants("04", round));
        }

        return made;
    }

    private SqliteJournal Open(string name) =>
        SqliteJournal.Open(Directory.At(name), new JournalOptions(), TimeProvider.System);

    private async Task<byte[]> ExportedAsync()
    {
        await WriteAsync(Small());
        using var journal = JournalFile.Open(Directory.At("from"));
        _ = Export(journal, "small.journal");
        return await File.ReadAllBytesAsync(Directory.At("small.journal"), Cancel);
    }

    private string Refusal(byte[] bytes)
    {
        var path = Directory.At("changed.journal");
        File.WriteAllBytes(path, bytes);
        return Assert
            .Throws<JournalDamagedException>(() =>
            {
                using var journal = ExportedJournal.Open(path);
                return journal.Records().Count();
            })
            .Message;
    }

    /// <summary>A journal whose second record's last byte is another.</summary>
    private sealed class ChangedMoment(IJournalMoment journal) : IJournalMoment
    {
        public JournalVersion Head => journal.Head;

        public IReadOnlyList<LedgerMark> Ledgers => journal.Ledgers;

        public IEnumerable<JournalRecord> Records() =>
            journal.Records().Select(record => record.Position == 2 ? Changed(record) : record);

        public void Dispose()
        {
            // The journal is the test's.
        }

        private static JournalRecord Changed(JournalRecord record)
        {
            var bytes = record.Payload.ToArray();
            bytes[^1] ^= 1;
            return record with { Payload = bytes };
        }
    }
}
