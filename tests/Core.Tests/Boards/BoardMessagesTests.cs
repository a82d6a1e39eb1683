using Federation.Core.Boards;
using Federation.Core.Journal;
using Federation.Wire;
using Google.Protobuf;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;

namespace Federation.Core.Tests.Boards;

public sealed class BoardMessagesTests
{
    private static readonly JournalVersion One = new(1, 1);
    private static readonly JournalVersion Two = new(1, 2);
    private static readonly Board Before = Of(Post(CaoBang, Patrols, "police", 1));
    private static readonly Board After = Of(Post(CaoBang, Patrols, "police", 3));

    [Fact]
    public void A_snapshot_is_read_and_verified()
    {
        Assert.Null(BoardMessages.TryRead(Before.ToSnapshot(One), out var board, out var version));
        Assert.Equal(Before.Digest, board!.Digest);
        Assert.Equal(One, version);
    }

    [Fact]
    public void A_figure_that_was_changed_on_the_way_is_not_given()
    {
        var message = Before.ToSnapshot(One);
        var bytes = message.Board.ToByteArray();
        bytes[24] ^= 2;
        message.Board = ByteString.CopyFrom(bytes);
        Assert.Equal(BoardMessageProblem.DigestDiffers, BoardMessages.TryRead(message, out var board, out _));
        Assert.Null(board);
    }

    [Fact]
    public void A_snapshot_of_other_days_than_it_says_is_refused()
    {
        var message = Before.ToSnapshot(One);
        message.LastDay++;
        Assert.Equal(BoardMessageProblem.OtherPeriod, BoardMessages.TryRead(message, out _, out _));
    }

    [Fact]
    public void Missing_versions_and_bytes_that_are_no_board_are_named()
    {
        Assert.Equal(BoardMessageProblem.BadVersion, BoardMessages.TryRead(new Wire.V1.BoardSnapshot(), out _, out _));
        var empty = new Wire.V1.BoardSnapshot { Version = One.ToWire() };
        Assert.Equal(BoardMessageProblem.BadBytes, BoardMessages.TryRead(empty, out _, out _));
        Assert.Equal(
            BoardMessageProblem.BadVersion,
            BoardMessages.TryApply(new Wire.V1.BoardDelta(), Before, One, out _, out _)
        );
    }

    [Fact]
    public void A_delta_is_applied_and_verified()
    {
        var message = BoardMessages.ToDelta(Before, One, After, Two);
        Assert.Null(BoardMessages.TryApply(message, Before, One, out var board, out var version));
        Assert.Equal(After.Digest, board!.Digest);
        Assert.Equal(Two, version);
    }

    [Fact]
    public void A_delta_for_another_version_is_not_applied()
    {
        var message = BoardMessages.ToDelta(Before, Two, After, new JournalVersion(1, 3));
        Assert.Equal(BoardMessageProblem.OtherBase, BoardMessages.TryApply(message, Before, One, out _, out _));
    }

    [Fact]
    public void A_delta_on_a_board_that_differs_is_found_by_its_digest()
    {
        var other = Of(Post(LangSon, Patrols, "police", 9));
        var message = BoardMessages.ToDelta(Before, One, After, Two);
        Assert.Equal(BoardMessageProblem.DigestDiffers, BoardMessages.TryApply(message, other, One, out _, out _));
    }
}
