using Federation.EdgeNode.Tests.Ledger;
using Federation.TestKit;
using Federation.Wire.V1;
using Xunit;

namespace Federation.EdgeNode.Tests.Uplink;

public sealed class UplinkTests : IDisposable
{
    private static readonly string[] Quick =
    [
        "--Edge:Uplink:BackoffFirst",
        "00:00:00.010",
        "--Edge:Uplink:BackoffMax",
        "00:00:00.100",
    ];

    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task What_is_recorded_reaches_the_nation_and_is_receipted()
    {
        await using var nation = await FakeNation.StartAsync();
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path, [.. Quick, "--Edge:Nation", nation.Address]);
        await edge.RecordAsync(Requests.Record(Requests.First));
        await edge.RecordAsync(Requests.Record(Requests.Second, "11"));
        Assert.Equal(20, await nation.SumAtAsync(2, "patrol.participants"));
        await edge.ReceiptedAsync(2);
        var shown = await edge.ShowAsync(Requests.First);
        Assert.True(Assert.Single(shown.Entries).Receipted);
        var status = await edge.StatusAsync();
        Assert.Equal(("connected", "", 0L), (status.Link, status.LinkReason, status.BacklogEntries));
        Assert.Equal(status.Head, status.Receipted);
    }

    [Fact]
    public async Task What_was_recorded_while_the_nation_was_away_catches_up_by_itself()
    {
        string address;
        await using (var before = await FakeNation.StartAsync())
        {
            address = before.Address;
        }

        await using var edge = await EdgeUnderTest.StartAsync(_data.Path, [.. Quick, "--Edge:Nation", address]);
        for (var n = 1; n <= 300; n++)
        {
            await edge.RecordAsync(Requests.Record(new Guid(n, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 1).ToString()));
        }

        Assert.Equal(300, (await edge.StatusAsync()).BacklogEntries);
        await using var nation = await FakeNation.StartAsync(new Uri(address).Port);
        Assert.Equal(2700, await nation.SumAtAsync(300, "patrol.participants"));
        Assert.True(nation.Watermark <= 3, $"A backlog makes full frames, not {nation.Watermark}.");
    }

    [Fact]
    public async Task A_nation_that_is_killed_and_comes_back_gets_every_entry_once()
    {
        var book = new FakeNation.Book();
        var nation = await FakeNation.StartAsync(book: book);
        var port = new Uri(nation.Address).Port;
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path, [.. Quick, "--Edge:Nation", nation.Address]);
        await edge.RecordAsync(Requests.Record(Requests.First));
        Assert.Equal(9, await nation.SumAtAsync(1, "patrol.participants"));
        await nation.DisposeAsync();
        await edge.RecordAsync(Requests.Record(Requests.Second));
        await using var again = await FakeNation.StartAsync(port, book);
        await edge.RecordAsync(Requests.Record(Requests.Third));
        Assert.Equal(27, await again.SumAtAsync(3, "patrol.participants"));
        await edge.ReceiptedAsync(3);
    }

    [Fact]
    public async Task A_sealed_frame_that_changed_on_the_disk_is_never_sent_and_the_ledger_stops_as_damaged()
    {
        string address;
        await using (var before = await FakeNation.StartAsync())
        {
            address = before.Address;
        }

        await using var edge = await EdgeUnderTest.StartAsync(_data.Path, [.. Quick, "--Edge:Nation", address]);
        await edge.RecordAsync(Requests.Record());
        await edge.Ledger.Writer.RunAsync(
            ledger =>
            {
                ledger.Seal();
                return true;
            },
            CancellationToken.None
        );
        Ledgers.Damage(_data.Path, "UPDATE frame SET bytes = zeroblob(length(bytes))");
        await using var nation = await FakeNation.StartAsync(new Uri(address).Port);
        Assert.Contains("damaged at frame 1", (await edge.LinkAsync("damaged")).Damage);
        Assert.Equal(0, nation.Watermark);
    }

    [Fact]
    public async Task An_edge_that_comes_back_goes_on_where_it_stood()
    {
        await using var nation = await FakeNation.StartAsync();
        string[] options = [.. Quick, "--Edge:Nation", nation.Address];
        await using (var edge = await EdgeUnderTest.StartAsync(_data.Path, options))
        {
            await edge.RecordAsync(Requests.Record(Requests.First));
            await edge.ReceiptedAsync(1);
        }

        await using var again = await EdgeUnderTest.StartAsync(_data.Path, options);
        Assert.Equal(1, (await again.StatusAsync()).Receipted);
        await again.RecordAsync(Requests.Record(Requests.Second));
        Assert.Equal(18, await nation.SumAtAsync(2, "patrol.participants"));
        Assert.Equal(2, nation.Sessions);
    }

    [Fact]
    public async Task Addresses_are_tried_in_turn()
    {
        await using var nation = await FakeNation.StartAsync();
        string gone;
        await using (var other = await FakeNation.StartAsync())
        {
            gone = other.Address;
        }

        string[] options = [.. Quick, "--Edge:Nation", $"{gone},{nation.Address}"];
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path, options);
        await edge.RecordAsync(Requests.Record());
        Assert.Equal(9, await nation.SumAtAsync(1, "patrol.participants"));
    }

    [Fact]
    public async Task A_ledger_restored_from_an_old_copy_stops_and_says_why()
    {
        await using var nation = await FakeNation.StartAsync();
        string[] options = [.. Quick, "--Edge:Nation", nation.Address];
        var copy = _data.At("copy");
        await using (var edge = await EdgeUnderTest.StartAsync(_data.At("edge"), options))
        {
            await edge.RecordAsync(Requests.Record(Requests.First));
            await edge.ReceiptedAsync(1);
            EdgeNode.Ledger.LedgerBackup.Copy(_data.At("edge"), copy);
            await edge.RecordAsync(Requests.Record(Requests.Second));
            await edge.ReceiptedAsync(2);
        }

        await using var restored = await EdgeUnderTest.StartAsync(copy, options);
        var status = await restored.LinkAsync("behind");
        Assert.Contains("2", status.LinkReason);
        await restored.RecordAsync(Requests.Record(Requests.Third));
        Assert.Equal(2, nation.Watermark);
    }

    [Fact]
    public async Task A_node_without_a_nation_works_alone()
    {
        await using var edge = await EdgeUnderTest.StartAsync(_data.Path);
        await edge.RecordAsync(Requests.Record());
        var status = await edge.LinkAsync("down");
        Assert.Equal((1L, 0L), (status.BacklogEntries, status.Head));
        Assert.Contains("Edge:Nation", status.LinkReason);
    }
}
