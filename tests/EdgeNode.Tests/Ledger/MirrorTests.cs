using Federation.EdgeNode.Ledger;
using Federation.TestKit;
using Xunit;

namespace Federation.EdgeNode.Tests.Ledger;

/// <summary>A second copy of the ledger, synced before the answer.</summary>
public sealed class MirrorTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    private string Node => _data.At("node");

    private string Mirror => _data.At("mirror");

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task What_was_acknowledged_and_never_sent_survives_the_loss_of_the_first_disk()
    {
        await using (var edge = await StartAsync())
        {
            await edge.RecordAsync(Requests.Record(Requests.First));
            await edge.RecordAsync(Requests.Record(Requests.Second, "11"));
        }

        Directory.Delete(Node, recursive: true);
        await using var again = await StartAsync();
        Assert.True((await again.RecordAsync(Requests.Record(Requests.Second, "11"))).AlreadyRecorded);
        Assert.Equal([2L, 20L], (await again.FiguresAsync("04", "2025")).Figures.Select(figure => figure.Amount));
        var status = await again.StatusAsync();
        Assert.Equal("healed", status.Mirror);
        Assert.Contains("the ledger was missing", status.MirrorNote);
    }

    [Fact]
    public async Task A_first_disk_that_was_restored_from_a_copy_is_healed_from_the_mirror()
    {
        await using (var edge = await StartAsync())
        {
            await edge.RecordAsync(Requests.Record(Requests.First));
            LedgerBackup.Copy(Node, _data.At("yesterday"));
            await edge.RecordAsync(Requests.Record(Requests.Second, "11"));
        }

        Restore(_data.At("yesterday"), Node);
        await using var again = await StartAsync();
        Assert.Equal(2, (await again.StatusAsync()).Entries);
        Assert.Equal("the ledger lacked 1 entries that its mirror held", (await again.StatusAsync()).MirrorNote);
    }

    [Fact]
    public async Task A_mirror_that_is_behind_or_new_is_brought_up_to_date()
    {
        await using (var alone = await EdgeUnderTest.StartAsync(Node))
        {
            await alone.RecordAsync(Requests.Record(Requests.First));
        }

        await using (var edge = await StartAsync())
        {
            Assert.Equal("brought_up", (await edge.StatusAsync()).Mirror);
            LedgerBackup.Copy(Mirror, _data.At("yesterday"));
            await edge.RecordAsync(Requests.Record(Requests.Second));
        }

        Restore(_data.At("yesterday"), Mirror);
        await using (var again = await StartAsync())
        {
            Assert.Equal("the mirror lacked 1 entries", (await again.StatusAsync()).MirrorNote);
        }

        Assert.Equal(2, Verify(Mirror).Entries);
        Assert.True(Verify(Mirror).IsSound);
    }

    [Fact]
    public async Task Two_copies_that_each_hold_something_of_their_own_are_forked_and_refused_by_name()
    {
        await using (var edge = await StartAsync())
        {
            await edge.RecordAsync(Requests.Record(Requests.First));
        }

        await RecordAloneAsync(Node, Requests.Second);
        await RecordAloneAsync(Mirror, Requests.Third);
        var refused = await Assert.ThrowsAsync<LedgerUnavailableException>(() => StartAsync());
        Assert.StartsWith("Forked:", refused.Message);
        Assert.Contains("entry 2", refused.Message);
        Assert.Equal((2L, 2L), (Verify(Node).Entries, Verify(Mirror).Entries));
    }

    [Theory]
    [InlineData("node", "healed")]
    [InlineData("mirror", "brought_up")]
    public async Task A_copy_that_is_damaged_is_set_aside_and_made_anew_from_the_other(string damaged, string word)
    {
        await using (var edge = await StartAsync())
        {
            await edge.RecordAsync(Requests.Record(Requests.First));
        }

        Ledgers.Damage(_data.At(damaged), "UPDATE entry SET body = zeroblob(length(body))");
        await using var again = await StartAsync();
        var status = await again.StatusAsync();
        Assert.Equal((word, ""), (status.Mirror, status.Damage));
        Assert.True(File.Exists(_data.At($"{damaged}/ledger-replaced-1.db")));
        Assert.True((await again.RecordAsync(Requests.Record(Requests.First))).AlreadyRecorded);
    }

    private Task<EdgeUnderTest> StartAsync() => EdgeUnderTest.StartAsync(Node, "--Edge:Mirror", Mirror);

    private static async Task RecordAloneAsync(string data, string id)
    {
        await using var edge = await EdgeUnderTest.StartAsync(data);
        await edge.RecordAsync(Requests.Record(id));
    }

    private static void Restore(string from, string to)
    {
        foreach (var file in Directory.GetFiles(to, "ledger.db*"))
        {
            File.Delete(file);
        }

        File.Copy(LedgerFiles.Database(from), LedgerFiles.Database(to));
    }

    private static LedgerVerification Verify(string data) => LedgerVerifier.Verify(data, null, CancellationToken.None);
}
