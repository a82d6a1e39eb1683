using Federation.Core.Journal;
using Xunit;
using static Federation.Core.Tests.Vintages.Sample;

namespace Federation.Core.Tests.Vintages;

public sealed class VintageBookTests
{
    [Fact]
    public void Of_two_records_with_one_id_the_first_is_the_vintage()
    {
        var journal = TwoFrames();
        journal.Freeze(First, "Giao ban quý I", QuarterOne);
        journal.Freeze(First, "Giao ban quý I", QuarterOne);

        var kept = Assert.Single(BookOf(journal).All);

        Assert.Equal((3L, "1·2"), (kept.Position, kept.Header.Version.ToString()));
        Assert.Equal(kept, BookOf(journal).Find(First));
    }

    [Fact]
    public void Vintages_stand_in_the_order_of_the_journal_and_are_found_by_name()
    {
        var journal = TwoFrames();
        journal.Freeze(Second, "Giao ban", QuarterOne);
        journal.Freeze(First, "Giao ban", QuarterOne);
        var book = BookOf(journal);

        Assert.Equal([Second, First], book.All.Select(kept => kept.Header.Id));
        Assert.Equal([Second, First], book.Named("Giao ban").Select(kept => kept.Header.Id));
        Assert.Empty(book.Named("giao ban"));
        Assert.Null(book.Find(new(new Guid("0198c5a2-6f00-7abc-8def-000000000003"))));
        Assert.Equal(4, book.Position);
    }

    [Fact]
    public void A_record_that_was_taken_in_before_changes_nothing()
    {
        var journal = TwoFrames();
        journal.Freeze(First, "Giao ban", QuarterOne);
        var book = BookOf(journal);
        book.Apply(journal.Records[2]);
        _ = Assert.Single(book.All);
    }

    [Fact]
    public void A_vintage_that_does_not_decode_is_damage()
    {
        var journal = TwoFrames();
        journal.Append(JournalRecordKind.Vintage, [1, 2, 3]);
        var damage = Assert.Throws<JournalDamagedException>(() => BookOf(journal));
        Assert.Contains("Position 3", damage.Message, StringComparison.Ordinal);
    }
}
