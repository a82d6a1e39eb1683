using Federation.Core.Areas;
using Federation.Core.Exchange.Messages;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Vintages;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Export;
using Federation.Silo.Tests.Rig;
using Federation.TestKit;
using Federation.TestKit.Journal;

namespace Federation.Silo.Tests.Journal;

/// <summary>The laws of exporting and importing a journal, for every store alike.</summary>
public abstract class ExportConformance : IDisposable
{
    private static readonly VintageId s_vintage = new(new Guid("0198c5a2-6f00-7abc-8def-000000000001"));

    protected TemporaryDirectory Directory { get; } = new();

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Directory.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_exported_journal_gives_the_same_records_ledgers_and_vintages()
    {
        var made = await FillAsync();
        using var moment = await MomentAsync();
        var summary = Export(moment, "one.journal");

        using var file = ExportedJournal.Open(Directory.At("one.journal"));

        Assert.Equal(made.Records.Select(Text), file.Records().Select(Text));
        Assert.Equal((moment.Head, summary.Digest), (file.Head, file.Digest));
        Assert.Equal(moment.Ledgers, file.Ledgers);
        Assert.Equal(new FileInfo(Directory.At("one.journal")).Length, summary.Bytes);
        Assert.True(Assert.Single(Verify(file)).Holds);
    }

    [Fact]
    public async Task An_imported_journal_is_the_exported_one_and_exports_to_the_same_bytes()
    {
        _ = await FillAsync();
        using (var moment = await MomentAsync())
        {
            _ = Export(moment, "one.journal");
        }

        using (var file = ExportedJournal.Open(Directory.At("one.journal")))
        {
            await ImportAsync(file);
        }

        using var imported = await ImportedAsync();
        _ = Export(imported, "two.journal");
        Assert.Equal(File.ReadAllBytes(Directory.At("one.journal")), File.ReadAllBytes(Directory.At("two.journal")));
        Assert.True(Assert.Single(Verify(imported)).Holds);
    }

    [Fact]
    public async Task An_import_never_replaces_a_journal()
    {
        _ = await FillAsync();
        using (var moment = await MomentAsync())
        {
            _ = Export(moment, "one.journal");
        }

        using var file = ExportedJournal.Open(Directory.At("one.journal"));
        await ImportAsync(file);
        var refusal = await Assert.ThrowsAsync<JournalUnavailableException>(() => ImportAsync(file));
        Assert.Contains("an import never replaces", refusal.Message);
    }

    [Fact]
    public async Task An_import_that_finds_damage_leaves_nothing_behind()
    {
        _ = await FillAsync();
        using (var moment = await MomentAsync())
        {
            _ = Export(moment, "one.journal");
        }

        var whole = File.ReadAllBytes(Directory.At("one.journal"));
        await File.WriteAllBytesAsync(Directory.At("cut.journal"), whole[..^1], Cancel);
        using (var cut = ExportedJournal.Open(Directory.At("cut.journal")))
        {
            _ = await Assert.ThrowsAsync<JournalDamagedException>(() => ImportAsync(cut));
        }

        using var file = ExportedJournal.Open(Directory.At("one.journal"));
        await ImportAsync(file);
        using var imported = await ImportedAsync();
        Assert.Equal(file.Head, imported.Head);
    }

    /// <summary>Writes these records to the store under test, as silos would.</summary>
    protected abstract Task WriteAsync(JournalMaker made);

    /// <summary>One moment of what was written.</summary>
    protected abstract Task<IJournalMoment> MomentAsync();

    /// <summary>Imports into an empty store of the same kind.</summary>
    protected abstract Task ImportAsync(IJournalMoment journal);

    /// <summary>One moment of what was imported.</summary>
    protected abstract Task<IJournalMoment> ImportedAsync();

    protected ExportSummary Export(IJournalMoment journal, string name) =>
        JournalExport.Write(journal, Directory.At(name), _ => { }, Cancel);

    protected static IReadOnlyList<VintageFinding> Verify(IJournalMoment journal)
    {
        var audit = new VintageAudit(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        foreach (var record in journal.Records())
        {
            audit.Take(record);
        }

        return audit.Derive(journal.Records());
    }

    /// <summary>Frames of three ledgers, one of them closed, a vintage, and a record of another kind.</summary>
    private async Task<JournalMaker> FillAsync()
    {
        var made = new JournalMaker();
        for (var round = 1; round <= 20; round++)
        {
            foreach (var ledger in (ReadOnlySpan<Core.Ledger.LedgerId>)[Ledgers.One, Ledgers.Closed])
            {
                _ = made.Frame(Known.Area("04"), ledger, Known.Participants("04", round));
            }

            _ = made.Frame(Known.Area("20"), Ledgers.Two, Known.Participants("20", round));
        }

        _ = made.Freeze(s_vintage, "Giao ban", Core.Calendars.Period.Quarter(2025, 1));
        _ = made.Append(JournalRecordKind.AreaPlan, [1, 2, 3]);
        var head = made.Ledgers.Single(mark => mark.Ledger == Ledgers.Closed).Watermark;
        var closing = new ClosingStatement(Ledgers.Closed, head, Ledgers.One, StopReason.Behind, 20, 0);
        _ = made.Append(JournalRecordKind.Closing, closing.Encode());
        await WriteAsync(made);
        return made;
    }

    /// <summary>All but the time, which is the store's.</summary>
    private static string Text(JournalRecord record) =>
        $"{record.Position} {record.Kind} {record.Owner} {record.Ledger} {record.Head.Number} {record.Head.Hash} "
        + Convert.ToHexString(record.Payload.Span);

    private static class Ledgers
    {
        public static readonly Core.Ledger.LedgerId One = new(new Guid("11111111-1111-4111-8111-111111111111"));
        public static readonly Core.Ledger.LedgerId Two = new(new Guid("22222222-2222-4222-8222-222222222222"));
        public static readonly Core.Ledger.LedgerId Closed = new(new Guid("33333333-3333-4333-8333-333333333333"));
    }
}
