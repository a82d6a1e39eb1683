using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Xunit;

namespace Federation.Core.Tests.Exchange;

public sealed class ExchangeNumberTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    public void Numbers_are_ordered_as_their_values_are(long left, long right)
    {
        var (a, b) = (new FrameNumber(left), new FrameNumber(right));
        Assert.Equal(
            (left < right, left <= right, left > right, left >= right, left.CompareTo(right)),
            (a < b, a <= b, a > b, a >= b, a.CompareTo(b))
        );
        var (c, d) = (new SessionNumber(left), new SessionNumber(right));
        Assert.Equal(
            (left < right, left <= right, left > right, left >= right, left.CompareTo(right)),
            (c < d, c <= d, c > d, c >= d, c.CompareTo(d))
        );
    }

    [Fact]
    public void A_number_below_its_first_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new FrameNumber(-1));
        Assert.Equal(FrameNumber.None, new FrameNumber(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SessionNumber(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Credit(-1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Credit(0, -1));
    }

    [Fact]
    public void Beyond_64_bits_there_is_no_next_number()
    {
        Assert.Equal(8, new FrameNumber(7).Next().Value);
        Assert.Throws<OverflowException>(() => new FrameNumber(long.MaxValue).Next());
        Assert.Equal(8, new ConnectionNumber(7).Next().Value);
        Assert.Throws<OverflowException>(() => new ConnectionNumber(long.MaxValue).Next());
    }

    [Theory]
    [InlineData(31)]
    [InlineData(33)]
    public void A_hash_has_32_bytes(int length)
    {
        var error = Assert.Throws<ArgumentException>(() => new FrameHash(new byte[length]));
        Assert.Contains($"has 32 bytes, not {length}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hash_comes_back_as_its_bytes_and_its_digits()
    {
        byte[] bytes = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
        var hash = new FrameHash(bytes);
        Assert.Equal(bytes, hash.ToArray());
        Assert.Equal("0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20", hash.ToString());
        Assert.Equal("12 01020304…", new FrameHead(new FrameNumber(12), hash).ToString());
    }

    [Fact]
    public void Of_two_heads_the_higher_is_taken_and_the_right_one_where_they_are_equal()
    {
        var left = new FrameHead(new FrameNumber(3), Sample.Chain(1, seed: 1)[0].Head.Hash);
        var right = new FrameHead(new FrameNumber(3), Sample.Genesis.Hash);
        Assert.Equal(right, FrameHead.Higher(left, right));
        Assert.Equal(left, FrameHead.Higher(left, Sample.Genesis));
        Assert.Equal(left, FrameHead.Higher(Sample.Genesis, left));
    }

    [Theory]
    [InlineData(2, 100, true)]
    [InlineData(3, 100, false)]
    [InlineData(2, 101, false)]
    public void Credit_allows_up_to_both_of_its_numbers(int frames, long bytes, bool allowed) =>
        Assert.Equal(allowed, new Credit(2, 100).Allows(frames, bytes));
}
