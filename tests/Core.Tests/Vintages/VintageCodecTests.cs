using CsCheck;
using Federation.Core.Tests.Exchange;
using Federation.Core.Vintages;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;
using static Federation.Core.Tests.Vintages.Sample;

namespace Federation.Core.Tests.Vintages;

public sealed class VintageCodecTests
{
    private static readonly Vintage Frozen = TwoFrames().Freeze(First, "Giao ban quý I", QuarterOne);

    private static readonly Vintage One = Frozen with
    {
        Header = Frozen.Header with { IndicatorsVersion = 3, AreasVersion = 4 },
    };

    [Fact]
    public void Format_1_is_written_as_it_always_was() =>
        Assert.Equal(
            Convert.ToHexStringLower(FrameFormatTests.Bytes(VintageFormat.Fixture)),
            Convert.ToHexStringLower(One.Encode())
        );

    [Fact]
    public void Format_1_is_read_as_it_always_was()
    {
        Assert.True(Vintage.TryDecode(FrameFormatTests.Bytes(VintageFormat.Fixture), out var read));
        Assert.Equal(One.Header, read.Header);
        Assert.Equal("Giao ban quý I", read.Header.Name);
        Assert.Equal("1·2", read.Header.Version.ToString());
        Assert.Equal(One.Cut, read.Cut);
        Assert.Equal(1, read.HeadOf(OfLangSon)!.Value.Number.Value);
        Assert.Equal(4, read.Board.FigureOf(CaoBang, Patrols, Core.Figures.View.Joint).Amount);
        Assert.True(read.HoldsItsDigest);
    }

    [Fact]
    public void What_is_cut_off_is_no_vintage()
    {
        var bytes = One.Encode();
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.False(Vintage.TryDecode(bytes.AsSpan(0, length), out _), $"{length} bytes");
        }
    }

    [Fact]
    public void A_changed_byte_is_refused_or_is_another_vintage() =>
        Gen.Select(Gen.Int[0, One.Encode().Length - 1], Gen.Byte[1, 255])
            .Sample(
                (at, change) =>
                {
                    var bytes = One.Encode();
                    bytes[at] ^= change;
                    if (Vintage.TryDecode(bytes, out var other))
                    {
                        Assert.Equal(bytes, other.Encode());
                    }
                },
                iter: 5000
            );

    [Theory]
    [InlineData("", "must not be empty, nor begin or end with a blank")]
    [InlineData(" a", "must not be empty, nor begin or end with a blank")]
    [InlineData("a\nb", "must be one line of text without control characters")]
    [InlineData("Giao ban quý I", null)]
    public void A_name_is_one_line_of_text(string name, string? reason) =>
        Assert.Equal(reason, Vintage.WhyNotName(name));

    [Fact]
    public void A_name_has_at_most_200_characters()
    {
        Assert.Null(Vintage.WhyNotName(new string('a', 200)));
        Assert.Equal("has 201 characters; allowed are 200", Vintage.WhyNotName(new string('a', 201)));
    }

    [Fact]
    public void A_retry_is_recognised_by_all_that_its_caller_chose()
    {
        var header = One.Header;
        Assert.True(header.IsSameRequest("Giao ban quý I", header.By, QuarterOne, header.Calendar));
        Assert.False(header.IsSameRequest("Giao ban quý II", header.By, QuarterOne, header.Calendar));
        Assert.False(
            header.IsSameRequest("Giao ban quý I", header.By, Core.Calendars.Period.OfYear(2025), header.Calendar)
        );
        Assert.False(header.IsSameRequest("Giao ban quý I", header.By, QuarterOne, Core.Calendars.Calendar.Decree09));
    }
}
