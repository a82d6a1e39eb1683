using Federation.Core.Figures;
using Xunit;

namespace Federation.Core.Tests.Figures;

public sealed class ForceSetTests
{
    [Fact]
    public void There_are_26_sets_and_each_comes_back_from_its_byte_and_its_code()
    {
        Assert.Equal(26, ForceSet.All.Distinct().Count());
        Assert.Equal(15, ForceSet.All.Count(s => !s.IsSomeCombination));
        foreach (var set in ForceSet.All)
        {
            Assert.True(ForceSet.TryFromBits(set.Bits, out var fromBits));
            Assert.Equal(set, fromBits);
            Assert.True(ForceSet.TryParse(set.ToString(), out var fromCode));
            Assert.Equal(set, fromCode);
        }
    }

    [Fact]
    public void Of_256_bytes_26_are_sets() =>
        Assert.Equal(26, Enumerable.Range(0, 256).Count(b => ForceSet.TryFromBits((byte)b, out _)));

    [Theory]
    [InlineData("military", 0x01)]
    [InlineData("border_guard+police", 0x06)]
    [InlineData("police+border_guard", 0x06)]
    [InlineData("military|border_guard|police", 0x87)]
    [InlineData("military+border_guard+police+coast_guard", 0x0F)]
    public void A_set_has_its_byte_for_ever(string text, byte bits)
    {
        Assert.True(ForceSet.TryParse(text, out var set));
        Assert.Equal(bits, set.Bits);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("navy")]
    [InlineData("Police")]
    [InlineData("police+")]
    [InlineData("police|")]
    [InlineData("police+police")]
    [InlineData("police|police")]
    [InlineData("military+border_guard|police")]
    public void What_is_no_set_is_refused(string? text) => Assert.False(ForceSet.TryParse(text, out _));
}
