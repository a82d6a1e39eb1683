using Federation.Core.Boards;
using Federation.Core.Journal;
using Federation.Core.Vintages;
using Federation.TestKit.Journal;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;
using static Federation.Core.Tests.Vintages.Sample;

namespace Federation.Core.Tests.Vintages;

public sealed class VintageAuditTests
{
    [Fact]
    public void Every_vintage_is_derived_again_from_the_records_before_it()
    {
        var journal = TwoFrames();
        journal.Freeze(First, "Giao ban quý I", QuarterOne);
        journal.Frame(CaoBang, OfCaoBang, Post(CaoBang, Patrols, "police", 7));
        journal.Freeze(Second, "Năm 2025", Core.Calendars.Period.OfYear(2025));
        journal.Frame(CaoBang, OfCaoBang, Post(CaoBang, Patrols, "police", 9));

        var findings = Verify(journal.Records);

        Assert.Equal([First, Second], findings.Select(finding => finding.Kept.Header.Id));
        Assert.All(findings, finding => Assert.True(finding.Holds));
    }

    [Fact]
    public void A_vintage_whose_figures_the_journal_does_not_give_does_not_hold_and_the_others_do()
    {
        var journal = TwoFrames();
        var vintage = journal.Freeze(First, "Giao ban quý I", QuarterOne);
        var other = Of(Post(CaoBang, Patrols, "police", 5));
        Append(journal, vintage with { Header = Header(Vintage.Sha256Of(other)), Board = other });

        var findings = Verify(journal.Records);

        Assert.Equal([true, false], findings.Select(finding => finding.Holds));
        Assert.Equal(Vintage.Sha256Of(other), findings[1].Kept.Header.Sha256);
        Assert.Equal(vintage.Header.Sha256, findings[1].Sha256);
        Assert.True(findings[1].IsCutSame);

        VintageHeader Header(BoardDigest digest) => vintage.Header with { Id = Second, Sha256 = digest };
    }

    [Fact]
    public void Kept_bytes_that_were_changed_are_told_from_a_changed_journal()
    {
        var journal = TwoFrames();
        var vintage = journal.Freeze(First, "Giao ban quý I", QuarterOne);
        var changed = vintage with { Board = Of(Post(CaoBang, Patrols, "police", 5)) };
        var records = journal.Records.ToArray();
        records[2] = records[2] with { Payload = changed.Encode() };

        var finding = Assert.Single(Verify(records));

        Assert.False(finding.Holds);
        Assert.False(finding.Kept.HoldsItsDigest);
        Assert.Equal(vintage.Header.Sha256, finding.Sha256);
    }

    [Fact]
    public void A_cut_that_the_journal_does_not_give_does_not_hold()
    {
        var journal = TwoFrames();
        var vintage = journal.Freeze(First, "Giao ban quý I", QuarterOne);
        var records = journal.Records.ToArray();
        records[2] = records[2] with { Payload = (vintage with { Cut = [vintage.Cut[0]] }).Encode() };

        var finding = Assert.Single(Verify(records));

        Assert.Equal((false, false), (finding.IsCutSame, finding.Holds));
        Assert.Equal(vintage.Header.Sha256, finding.Sha256);
    }

    [Fact]
    public void A_vintage_of_a_version_that_is_not_before_its_record_does_not_hold()
    {
        var journal = TwoFrames();
        var vintage = journal.Freeze(First, "Giao ban quý I", QuarterOne);
        var records = journal.Records.ToArray();
        var later = vintage with { Header = vintage.Header with { Version = new JournalVersion(1, 3) } };
        records[2] = records[2] with { Payload = later.Encode() };

        var finding = Assert.Single(Verify(records));

        Assert.Null(finding.Sha256);
        Assert.False(finding.Holds);
    }

    [Fact]
    public void A_vintage_of_announced_totals_is_derived_again()
    {
        var journal = TwoFrames();
        var frames = journal.Announce(CaoBang, OfCaoBang, [Quarter], Post(CaoBang, Patrols, "police", 7));
        var vintage = journal.Freeze(First, "Giao ban quý I", QuarterOne);
        frames[0]();

        Assert.Equal(11, vintage.Board.FigureOf(CaoBang, Patrols, Core.Figures.View.Total).Amount);
        Assert.True(Assert.Single(Verify(journal.Records)).Holds);
    }

    [Fact]
    public void A_vintage_of_an_empty_journal_holds()
    {
        var journal = new JournalMaker();
        journal.Freeze(First, "Trước khi có số liệu", QuarterOne);
        Assert.True(Assert.Single(Verify(journal.Records)).Holds);
    }

    private static void Append(JournalMaker journal, Vintage vintage) =>
        journal.Append(JournalRecordKind.Vintage, vintage.Encode());
}
