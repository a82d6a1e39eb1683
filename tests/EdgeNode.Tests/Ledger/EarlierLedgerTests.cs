using Federation.EdgeNode.Ledger;
using Federation.EdgeNode.Tests.Recording;
using Federation.TestKit;
using Xunit;

namespace Federation.EdgeNode.Tests.Ledger;

/// <summary>A node takes over the ledgers of provinces that went into its own.</summary>
public sealed class EarlierLedgerTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_ledger_that_was_moved_goes_on_as_the_same_one()
    {
        string ledger;
        await using (var old = await EdgeUnderTest.StartAsync(_data.At("old"), "--Edge:Owner", "10"))
        {
            await old.RecordAsync(MergedProvince.Record(Requests.First, "10/080", "2025-06-30", 2), "police");
            ledger = (await old.StatusAsync()).Ledger;
        }

        Directory.CreateDirectory(_data.At("new"));
        Directory.Move(_data.At("old"), _data.At("new/10@2025-06-30"));
        await using var merged = await MergedProvince.StartAsync(_data.At("new"));
        Assert.Equal(
            (ledger, 1L),
            ((await merged.StatusAsync()).Earlier[0].Ledger, (await merged.StatusAsync()).Earlier[0].Entries)
        );
        Assert.True(
            (
                await merged.RecordAsync(MergedProvince.Record(Requests.First, "10/080", "2025-06-30", 2), "police")
            ).AlreadyRecorded
        );
    }

    [Fact]
    public async Task A_ledger_that_was_not_brought_is_not_replaced_by_an_empty_one()
    {
        var missing = await Assert.ThrowsAsync<LedgerUnavailableException>(() =>
            EdgeUnderTest.StartAsync(_data.Path, "--Edge:Owner", "15", "--Edge:Earlier", "10@2025-06-30")
        );
        Assert.Equal(
            $"The ledger of 10@2025-06-30 is not at {_data.At("10@2025-06-30")}. Stop the node that it was recorded at "
                + "and move its directory there; where that province never had a ledger, make the directory empty.",
            missing.Message
        );
    }

    [Fact]
    public async Task Two_ledgers_of_one_province_are_refused_before_anything_is_made()
    {
        Directory.CreateDirectory(_data.At("10@2025-06-30"));
        var twice = await Assert.ThrowsAsync<LedgerUnavailableException>(() =>
            EdgeUnderTest.StartAsync(_data.Path, "--Edge:Owner", "10", "--Edge:Earlier", "10@2025-06-30")
        );
        Assert.EndsWith(
            "are both of Tỉnh Lào Cai (area 7): a node holds one ledger of a province. Move what is not this node's "
                + "away, or correct Edge:Owner and Edge:Earlier.",
            twice.Message
        );
        Assert.False(File.Exists(LedgerFiles.Database(_data.Path)));
    }

    [Fact]
    public async Task A_ledger_in_the_place_of_another_one_is_refused()
    {
        await using (await EdgeUnderTest.StartAsync(_data.At("10@2025-06-30"), "--Edge:Owner", "04")) { }

        var other = await Assert.ThrowsAsync<LedgerUnavailableException>(() => MergedProvince.StartAsync(_data.Path));
        Assert.Contains("belongs to area 4, which '10@2025-06-30' never denoted. Give Edge:Earlier", other.Message);
    }

    [Theory]
    [InlineData("10")]
    [InlineData("10@yesterday")]
    [InlineData("ten@2025-06-30")]
    [InlineData("10@2025-06-30,10@2025-06-30")]
    public void An_earlier_ledger_is_named_once_with_a_day(string earlier)
    {
        var options = new EdgeOptions
        {
            Owner = "15",
            Data = "/nowhere",
            Earlier = earlier,
        };
        var result = new EdgeOptionsValidation().Validate(null, options);
        Assert.StartsWith("Edge:Earlier", Assert.Single(result.Failures!));
    }

    [Fact]
    public async Task An_earlier_ledger_has_a_mirror_of_its_own()
    {
        await using (var edge = await MergedProvince.StartAsync(_data.At("data"), "--Edge:Mirror", _data.At("mirror")))
        {
            await edge.RecordAsync(MergedProvince.Record(Requests.First, "10/080", "2025-06-30", 2), "police");
        }

        File.Delete(LedgerFiles.Database(_data.At("data/10@2025-06-30")));
        await using var healed = await MergedProvince.StartAsync(_data.At("data"), "--Edge:Mirror", _data.At("mirror"));
        Assert.Equal(1, (await healed.StatusAsync()).Earlier[0].Entries);
        Assert.Equal(2, await MergedProvince.SumAsync(healed, "10", "2025"));
    }
}
