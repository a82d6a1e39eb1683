using Federation.Core.Areas;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Federation.EdgeNode.Repair;
using Federation.TestKit;
using Xunit;

namespace Federation.EdgeNode.Tests.Ledger;

public sealed class VerificationTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    private string Node => _data.At("node");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_sound_ledger_is_counted()
    {
        await Ledgers.MakeAsync(Node);
        var found = Verify(Node);
        Assert.True(found.IsSound);
        Assert.Equal((4, 2, 1), (found.Entries, found.Frames.Count, found.Unsealed));
        Assert.Equal(0, found.Receipted!.Value.Number.Value);
        Assert.Equal([3L, 27L], found.Sealed.Cells.Select(cell => cell.Value.Amount).Order());
    }

    [Theory]
    [InlineData(
        "UPDATE entry SET body = CAST(substr(body, 1, length(body) - 1) || x'00' AS BLOB) WHERE number = 2",
        "entry 2"
    )]
    [InlineData("UPDATE entry SET id = randomblob(16) WHERE number = 3", "entry 3")]
    [InlineData("UPDATE entry SET digest = zeroblob(8) WHERE number = 4", "entry 4")]
    [InlineData("PRAGMA ignore_check_constraints = ON; UPDATE entry SET id = x'01' WHERE number = 3", "an entry")]
    [InlineData("DELETE FROM entry WHERE number = 2", "entry 2")]
    [InlineData("DELETE FROM entry WHERE number >= 3", "frame 2")]
    [InlineData("DELETE FROM frame WHERE number = 1", "frame 2")]
    [InlineData(
        "UPDATE frame SET bytes = CAST(substr(bytes, 1, length(bytes) - 1) || x'F0' AS BLOB) WHERE number = 1",
        "frame 1"
    )]
    [InlineData("UPDATE frame SET hash = zeroblob(32) WHERE number = 2", "frame 2")]
    [InlineData("UPDATE ledger SET owner = owner + 1", "its identity")]
    [InlineData("INSERT INTO receipt VALUES (1, 2, zeroblob(32), 0)", "the receipt")]
    [InlineData("INSERT INTO receipt VALUES (1, 3, zeroblob(32), 0)", "the receipt")]
    public async Task The_first_record_that_does_not_fit_is_named_and_stops_the_node(string damage, string record)
    {
        await Ledgers.MakeAsync(Node);
        Ledgers.Damage(Node, damage);
        var found = Verify(Node);
        Assert.False(found.IsSound);
        Assert.StartsWith(record, found.BadRecord);
        await using var edge = await EdgeUnderTest.StartAsync(Node);
        Assert.StartsWith(record, edge.Ledger.Writer.Damage!.Record);
        Assert.Equal("FailedPrecondition", await Refused.ByAsync(() => edge.RecordAsync(Requests.Record())));
        Assert.Contains(record, (await edge.StatusAsync()).Damage);
    }

    [Fact]
    public async Task A_file_that_is_overwritten_is_damaged()
    {
        await Ledgers.MakeAsync(Node);
        await using (var file = File.OpenWrite(LedgerFiles.Database(Node)))
        {
            file.Position = 4096;
            file.Write(new byte[4096 * 4]);
        }

        Assert.False(Verify(Node).IsSound);
        await using var edge = await EdgeUnderTest.StartAsync(Node);
        Assert.NotNull(edge.Ledger.Writer.Damage);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(3000)]
    [InlineData(9000)]
    public async Task A_file_that_was_cut_off_is_damaged_and_never_taken_for_a_new_ledger(int length)
    {
        await Ledgers.MakeAsync(Node);
        await using (var file = File.OpenWrite(LedgerFiles.Database(Node)))
        {
            file.SetLength(length);
        }

        await using var edge = await EdgeUnderTest.StartAsync(Node);
        Assert.NotNull(edge.Ledger.Writer.Damage);
        Assert.Equal("FailedPrecondition", await Refused.ByAsync(() => edge.RecordAsync(Requests.Record())));
        Assert.Equal("FailedPrecondition", await Refused.ByAsync(() => edge.FiguresAsync("04", "2025")));
    }

    [Fact]
    public async Task A_ledger_that_is_gone_is_not_replaced_by_an_empty_one()
    {
        await Ledgers.MakeAsync(Node);
        File.Delete(LedgerFiles.Database(Node));
        await using var edge = await EdgeUnderTest.StartAsync(Node);
        Assert.Contains("was here, and is gone", edge.Ledger.Writer.Damage!.Message);
        Assert.False(File.Exists(LedgerFiles.Database(Node)));
    }

    [Fact]
    public async Task What_is_left_of_a_damaged_ledger_is_every_entry_that_is_as_it_was_written()
    {
        await Ledgers.MakeAsync(Node);
        var header = LedgerIdentity.Read(Node)!;
        Ledgers.Damage(
            Node,
            "UPDATE entry SET body = zeroblob(length(body)) WHERE number = 2; DELETE FROM entry WHERE number = 3"
        );
        var salvage = LedgerSalvage.Read(Node, header);
        Assert.Equal([1L, 4], salvage.Entries.Select(entry => entry.Number.Value));
        Assert.Equal(2, salvage.Head.Number.Value);
        Assert.Equal("entry 2", salvage.Damage?.Record);
    }

    [Theory]
    [InlineData("UPDATE entry SET body = zeroblob(length(body)) WHERE number = 4", "entry 4")]
    [InlineData("DELETE FROM entry WHERE number = 3", "entry 3")]
    [InlineData("UPDATE frame SET bytes = zeroblob(length(bytes)) WHERE number = 2", "frame 2")]
    public async Task What_is_not_as_it_was_written_is_named_where_the_rest_is_read(string damage, string record)
    {
        await Ledgers.MakeAsync(Node);
        var header = LedgerIdentity.Read(Node)!;
        Assert.Null(LedgerSalvage.Read(Node, header).Damage);
        Ledgers.Damage(Node, damage);
        Assert.Equal(record, LedgerSalvage.Read(Node, header).Damage?.Record);
    }

    [Fact]
    public void A_ledger_that_is_gone_is_named_where_it_was_to_be_read()
    {
        var header = new LedgerHeader(new AreaId(4), new LedgerId(Guid.CreateVersion7()));
        Assert.Equal("ledger.db", LedgerSalvage.Read(Node, header).Damage?.Record);
    }

    [Fact]
    public void Where_there_is_no_ledger_nothing_is_verified()
    {
        var missing = Assert.Throws<LedgerUnavailableException>(() => Verify(Node));
        Assert.Contains("ledger.db", missing.Message);
    }

    [Fact]
    public async Task A_running_node_is_verified_and_copied_beside_its_work()
    {
        await using var edge = await EdgeUnderTest.StartAsync(Node);
        await edge.RecordAsync(Requests.Record(Requests.First));
        Assert.Equal((true, 1L), (Verify(Node).IsSound, Verify(Node).Entries));
        var copy = LedgerBackup.Copy(Node, _data.At("copy"));
        Assert.Equal(_data.At("copy/ledger.db"), copy);
        await edge.RecordAsync(Requests.Record(Requests.Second));
        Assert.Equal((true, 1L), (Verify(_data.At("copy")).IsSound, Verify(_data.At("copy")).Entries));
        Assert.Equal(2, Verify(Node).Entries);
    }

    [Fact]
    public async Task A_copy_never_replaces_a_ledger()
    {
        await Ledgers.MakeAsync(Node);
        LedgerBackup.Copy(Node, _data.At("copy"));
        var refused = Assert.Throws<LedgerUnavailableException>(() => LedgerBackup.Copy(Node, _data.At("copy")));
        Assert.Contains("never replaces", refused.Message);
    }

    private static LedgerVerification Verify(string data) => LedgerVerifier.Verify(data, null, CancellationToken.None);
}
