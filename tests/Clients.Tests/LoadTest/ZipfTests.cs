using Federation.LoadTest.Peers;
using Xunit;

namespace Federation.Clients.Tests.LoadTest;

/// <summary>The skew of the comparison's increments.</summary>
public sealed class ZipfTests
{
    [Fact]
    public void Probability_falls_with_the_place()
    {
        var zipf = new Zipf(3, 1);
        Assert.Equal(6.0 / 11, zipf.Probability(0), 12);
        Assert.Equal(3.0 / 11, zipf.Probability(1), 12);
        Assert.Equal(2.0 / 11, zipf.Probability(2), 12);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.545, 0)]
    [InlineData(0.546, 1)]
    [InlineData(0.818, 1)]
    [InlineData(0.819, 2)]
    [InlineData(0.999999999999, 2)]
    public void A_point_falls_on_the_place_whose_share_it_lies_in(double point, int place) =>
        Assert.Equal(place, new Zipf(3, 1).At(point));

    [Fact]
    public void Without_skew_every_place_is_as_likely()
    {
        var zipf = new Zipf(4, 0);
        Assert.Equal([0, 0, 1, 1, 2, 2, 3, 3], Enumerable.Range(0, 8).Select(eighth => zipf.At(eighth / 8.0)));
    }

    [Fact]
    public void Of_no_places_nothing_is_drawn() => Assert.Throws<ArgumentOutOfRangeException>(() => new Zipf(0, 1));
}
