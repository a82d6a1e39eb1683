using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;

namespace Federation.Core.Tests.Boards;

public sealed class BoardTests
{
    private static readonly Board Two = Of(
        Post(CaoBang, Patrols, "border_guard+police", 406),
        Post(CaoBang, Attendance, "military|police", 64_000, Quarter, Qualifier.Nearly),
        Post(LangSon, Patrols, "border_guard", 12)
    );

    [Fact]
    public void Nation_is_the_sum_of_its_leaves()
    {
        Assert.Equal(418, Two.FigureOf(AreaId.Nation, Patrols, View.Total).Amount);
        Assert.Equal(406, Two.FigureOf(CaoBang, Patrols, View.Total).Amount);
        Assert.Equal(12, Two.FigureOf(LangSon, Patrols, View.Total).Amount);
    }

    [Fact]
    public void A_view_counts_what_is_certain_and_names_the_possible_extra()
    {
        Assert.Equal(406, Two.FigureOf(AreaId.Nation, Patrols, View.Joint).Amount);
        var police = Two.FigureOf(CaoBang, Attendance, View.Police);
        Assert.Equal((0, 64_000), (police.Amount, police.Possible));
        Assert.Equal(Qualifier.Nearly, Two.FigureOf(AreaId.Nation, Attendance, View.Total).Qualifier);
    }

    [Fact]
    public void What_is_not_in_the_board_is_an_empty_figure()
    {
        Assert.True(Two.FigureOf(LangSon, Attendance, View.Total).IsEmpty);
        Assert.True(Two.FigureOf(new AreaId(60), Patrols, View.Total).IsEmpty);
    }

    [Fact]
    public void A_span_that_reaches_over_the_period_is_unattributed()
    {
        var year = new Span(new Day(2025, 1, 1), new Day(2025, 12, 31));
        var figure = Of(Post(CaoBang, Patrols, "police", 7, year)).FigureOf(CaoBang, Patrols, View.Total);
        Assert.Equal((0, 7), (figure.Amount, figure.Unattributed));
    }

    [Fact]
    public void Equal_figures_have_equal_bytes_in_whatever_order_they_came()
    {
        var forth = Of(
            Post(CaoBang, Patrols, "police", 1),
            Post(LangSon, Patrols, "police", 2),
            Post(CaoBang, Attendance, "police", 3)
        );
        var back = Of(
            Post(CaoBang, Attendance, "police", 3),
            Post(LangSon, Patrols, "police", 2),
            Post(CaoBang, Patrols, "police", 1)
        );
        Assert.Equal(forth.Encode(), back.Encode());
        Assert.Equal(forth.Digest, back.Digest);
    }

    [Fact]
    public void A_correction_that_comes_back_leaves_no_mark()
    {
        var nearly = Post(CaoBang, Attendance, "police", 5, qualifier: Qualifier.Nearly);
        var corrected = Of(nearly, nearly.Reverse(), Post(CaoBang, Attendance, "police", 5));
        Assert.Equal(Of(Post(CaoBang, Attendance, "police", 5)).Digest, corrected.Digest);
    }

    [Fact]
    public void Canonical_bytes_are_those_of_format_two()
    {
        var board = Of(Post(new AreaId(4), new IndicatorNumber(44), "border_guard+police", 406));
        Assert.Equal(
            "02"
                + "794E0000"
                + "D24E0000"
                + "0100"
                + "04000000"
                + "00"
                + "0100"
                + "2C00"
                + "01"
                + "00"
                + "0600"
                + "9601000000000000"
                + "0100000000000000"
                + "0000000000000000"
                + "0000000000000000",
            Convert.ToHexString(board.Encode())
        );
    }

    [Fact]
    public void Fingerprint_is_eight_digits_of_the_digest()
    {
        Assert.Equal(
            "d20df2e0",
            Of(Post(new AreaId(4), new IndicatorNumber(44), "border_guard+police", 406)).Digest.ToString()[..8]
        );
        Assert.Equal(
            "4009 1369",
            Of(Post(new AreaId(4), new IndicatorNumber(44), "border_guard+police", 406)).Fingerprint.ToString()
        );
        Assert.True(BoardDigest.TryRead(new byte[32], out var zero));
        Assert.Equal("0000 0000", Fingerprint.Of(zero).ToString());
        Assert.True(BoardDigest.TryRead(Enumerable.Repeat((byte)0xFF, 32).ToArray(), out var ones));
        Assert.Equal("0955 1615", Fingerprint.Of(ones).ToString());
    }

    [Fact]
    public void Decoding_gives_the_same_board()
    {
        Assert.Null(Board.TryDecode(Two.Encode(), out var read));
        Assert.Equal(Two.Digest, read!.Digest);
        Assert.Equal(Two.Encode(), read.Encode());
        Assert.Equal(Quarter, read.Period);
    }
}
