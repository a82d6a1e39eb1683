using CsCheck;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Figures;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;

namespace Federation.Core.Tests.Boards;

public sealed class BoardDecodeTests
{
    private const int FirstCell = 22;

    private static byte[] One => Of(Post(new AreaId(4), new IndicatorNumber(44), "police", 406)).Encode();

    [Theory]
    [InlineData(0, 1, BoardDecodeError.UnknownFormat)]
    [InlineData(4, 0x7F, BoardDecodeError.InvalidPeriod)]
    [InlineData(9, 2, BoardDecodeError.TooShort)]
    [InlineData(9, 0, BoardDecodeError.TrailingBytes)]
    [InlineData(11, 0, BoardDecodeError.UnknownCode)]
    [InlineData(15, 1, BoardDecodeError.UnknownCode)]
    [InlineData(16, 0, BoardDecodeError.Empty)]
    [InlineData(16, 3, BoardDecodeError.TooShort)]
    [InlineData(18, 0, BoardDecodeError.UnknownCode)]
    [InlineData(20, 0, BoardDecodeError.Empty)]
    [InlineData(20, 53, BoardDecodeError.TooManyCells)]
    [InlineData(21, 1, BoardDecodeError.TooShort)]
    [InlineData(FirstCell, 0x81, BoardDecodeError.UnknownCode)]
    [InlineData(FirstCell + 1, 2, BoardDecodeError.UnknownCode)]
    public void A_wrong_byte_is_named(int at, byte value, BoardDecodeError expected)
    {
        var bytes = One;
        bytes[at] = value;
        Assert.Equal(expected, Board.TryDecode(bytes, out var board));
        Assert.Null(board);
    }

    [Fact]
    public void Bytes_after_the_last_leaf_are_refused() =>
        Assert.Equal(BoardDecodeError.TrailingBytes, Board.TryDecode([.. One, 0], out _));

    [Fact]
    public void A_cell_without_content_is_refused()
    {
        var bytes = One;
        bytes.AsSpan(FirstCell + 2).Clear();
        Assert.Equal(BoardDecodeError.Empty, Board.TryDecode(bytes, out _));
    }

    [Fact]
    public void Every_cut_is_refused()
    {
        var bytes = One;
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.NotNull(Board.TryDecode(bytes.AsSpan(0, length), out _));
        }
    }

    [Fact]
    public void Whatever_is_accepted_encodes_to_the_same_bytes()
    {
        var start = Of(
                Post(CaoBang, Patrols, "police", 1),
                Post(CaoBang, Attendance, "military|police", 3),
                Post(LangSon, Patrols, "border_guard", 2)
            )
            .Encode();
        var change = Gen.Select(Gen.Int[0, start.Length - 1], Gen.Byte);
        change
            .Array[1, 3]
            .Sample(changes =>
            {
                var bytes = (byte[])start.Clone();
                foreach (var (at, value) in changes)
                {
                    bytes[at] = value;
                }

                if (Board.TryDecode(bytes, out var board) is null)
                {
                    Assert.Equal(bytes, board!.Encode());
                }
            });
    }

    [Fact]
    public void Random_bytes_never_throw() =>
        Gen
            .Byte.Array[0, 200]
            .Sample(bytes =>
            {
                Board.TryDecode(bytes, out _);
                BoardDelta.TryDecode(bytes, out _);
            });
}
