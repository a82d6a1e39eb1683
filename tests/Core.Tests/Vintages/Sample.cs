using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Vintages;
using Federation.TestKit.Journal;
using static Federation.Core.Tests.Boards.Sample;

namespace Federation.Core.Tests.Vintages;

/// <summary>Journals with vintages that the tests of this folder share.</summary>
internal static class Sample
{
    public static readonly LedgerId OfCaoBang = new(new Guid("11111111-1111-4111-8111-111111111111"));
    public static readonly LedgerId OfLangSon = new(new Guid("22222222-2222-4222-8222-222222222222"));
    public static readonly VintageId First = new(new Guid("0198c5a2-6f00-7abc-8def-000000000001"));
    public static readonly VintageId Second = new(new Guid("0198c5a2-6f00-7abc-8def-000000000002"));
    public static readonly Period QuarterOne = Period.Quarter(2025, 1);

    /// <summary>Positions 1 and 2: a frame of each province.</summary>
    public static JournalMaker TwoFrames()
    {
        var journal = new JournalMaker();
        journal.Frame(CaoBang, OfCaoBang, Post(Area("04/043"), Patrols, "border_guard+police", 4));
        journal.Frame(LangSon, OfLangSon, Post(LangSon, Attendance, "police", 60));
        return journal;
    }

    public static VintageBook BookOf(JournalMaker journal)
    {
        var book = new VintageBook();
        foreach (var record in journal.Records)
        {
            book.Apply(record);
        }

        return book;
    }

    public static IReadOnlyList<VintageFinding> Verify(IReadOnlyList<JournalRecord> records)
    {
        var audit = new VintageAudit(AreaCatalogue.Reference, Figures());
        foreach (var record in records)
        {
            audit.Take(record);
        }

        return audit.Derive(records);

        static Core.Figures.IndicatorCatalogue Figures() => Core.Figures.IndicatorCatalogue.Reference;
    }
}
