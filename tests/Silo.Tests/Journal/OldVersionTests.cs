using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Vintages;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Export;
using Federation.Silo.Journal.Sqlite;
using Federation.TestKit;

namespace Federation.Silo.Tests.Journal;

/// <summary>What older programs wrote stays readable and gives the same bytes.</summary>
public sealed class OldVersionTests : IDisposable
{
    private static readonly Span s_quarter = new(new Day(2025, 1, 1), new Day(2025, 3, 31));

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task A_journal_of_schema_2_is_brought_up_to_date_and_gives_the_same_board()
    {
        File.Copy(Fixture("schema-2.db"), JournalFile.PathIn(_directory.Path));
        using var journal = SqliteJournal.Open(_directory.Path, new JournalOptions(), TimeProvider.System);
        var fold = new BoardFold(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        await foreach (var record in journal.ReadAsync(1, Cancel))
        {
            fold.Apply(record);
        }

        var board = fold.BoardAt(s_quarter);
        Assert.Equal(new JournalVersion(1, 5), await journal.ReadHeadAsync(Cancel));
        Assert.Equal(
            "55c779f04806fe2d58f88ac50af452757fa185374c45961516e3f60303bee7ad",
            Vintage.Sha256Of(board).ToString()
        );
        Assert.Equal("3904 6652", board.Fingerprint.ToString());
        Assert.Equal(6, await journal.AppendRecordAsync(JournalRecordKind.AreaPlan, new byte[] { 1 }, Cancel));
    }

    [Fact]
    public void An_exported_journal_of_format_1_gives_the_same_boards_and_vintages()
    {
        using var journal = ExportedJournal.Open(Fixture("format-1.journal"));
        AssertFormat1(journal);
        Assert.Equal("4e490909324684d73fd4f60cd657a2b0d0f834aead8e456fb5589f669f990c27", journal.Digest);
    }

    [Fact]
    public void An_exported_journal_of_format_1_can_be_imported()
    {
        using (var journal = ExportedJournal.Open(Fixture("format-1.journal")))
        {
            _ = SqliteImport.Write(journal, _directory.Path, _ => { }, Cancel);
        }

        using var imported = JournalFile.Open(_directory.Path);
        AssertFormat1(imported);
    }

    private static void AssertFormat1(IJournalMoment journal)
    {
        var audit = new VintageAudit(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        var fold = new BoardFold(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        foreach (var record in journal.Records())
        {
            audit.Take(record);
            fold.Apply(record);
        }

        var finding = Assert.Single(audit.Derive(journal.Records()));
        Assert.True(finding.Holds);
        Assert.Equal(("Giao ban quý I", 4L), (finding.Kept.Header.Name, finding.Kept.Position));
        Assert.Equal(
            "58071d681d3e55a8fc1edd2dbf92f18c193a0d68a60e52133523ff41ca5d94cf",
            finding.Sha256!.Value.ToString()
        );
        Assert.Equal("8544 8111", finding.Kept.Fingerprint.ToString());
        Assert.Equal("3904 6652", fold.BoardAt(s_quarter).Fingerprint.ToString());
        Assert.Equal(new JournalVersion(1, 6), journal.Head);
    }

    private static string Fixture(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", name);
}
