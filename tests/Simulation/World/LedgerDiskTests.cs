using Federation.Core.Ledger;
using Xunit;

namespace Federation.Simulation.World;

/// <summary>
/// The model of an edge's store loses and damages what a disk does, and finds what a start must find.
/// </summary>
public sealed class LedgerDiskTests
{
    private static readonly LedgerId Ledger = new(new Guid("0c9b26f4-6f10-4d3a-9d5b-6f6f5a0f4a11"));
    private readonly Rng _rng = new(1);

    [Fact]
    public void Every_bit_that_flips_in_an_entry_or_a_frame_is_found_at_the_start()
    {
        var disk = Written(entries: 3);
        var flips = 0;
        for (var i = 0; i < 300; i++)
        {
            var copy = disk.Copy();
            if (copy.Flip(_rng))
            {
                flips++;
                Assert.Throws<DiskDamagedException>(() => OpenBook.Open(Places.Provinces[0], Ledger, copy));
            }
        }

        Assert.True(flips > 100, $"Only {flips} bits flipped.");
    }

    [Fact]
    public void Rows_behind_the_last_whole_transaction_count_for_nothing()
    {
        var disk = Written(entries: 2);
        var book = OpenBook.Open(Places.Provinces[0], Ledger, disk);
        Record(book);
        var again = OpenBook.Open(Places.Provinces[0], Ledger, disk);
        Assert.Equal(2, again.EntryIds.Count);
        Assert.Equal(3, book.EntryIds.Count);
    }

    [Fact]
    public void A_copy_holds_what_is_synced_alone()
    {
        var disk = Written(entries: 2);
        var book = OpenBook.Open(Places.Provinces[0], Ledger, disk);
        Record(book);
        book.Commit();
        Assert.Equal(2, OpenBook.Open(Places.Provinces[0], Ledger, disk.Copy()).EntryIds.Count);
        disk.Sync();
        Assert.Equal(3, OpenBook.Open(Places.Provinces[0], Ledger, disk.Copy()).EntryIds.Count);
    }

    private LedgerDisk Written(int entries)
    {
        var disk = new LedgerDisk();
        var book = OpenBook.Open(Places.Provinces[0], Ledger, disk);
        for (var i = 0; i < entries; i++)
        {
            Record(book);
        }

        book.Seal();
        book.Commit();
        disk.Sync();
        return disk;
    }

    private void Record(OpenBook book)
    {
        var command = new RecordActivity(
            Claim.Operator,
            new EntryId(_rng.Uuid()),
            new Draw(_rng, Places.Provinces[0]).Content()
        );
        var decision = book.Ledger.Decide(command, Places.LastDay, 1_754_352_000_000_000);
        book.Append(Assert.IsType<Decision.Accepted>(decision).Entries);
    }
}
