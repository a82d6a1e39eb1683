using Federation.Client;
using Federation.Clients.Tests.HqConsole;
using Federation.Core.Boards;
using Federation.Core.Journal;
using Federation.Wire;
using Federation.Wire.V1;
using Google.Protobuf;
using Xunit;

namespace Federation.Clients.Tests.Client;

public sealed class BoardReceiverTests
{
    private static readonly Uri Source = new("http://127.0.0.1:5080");
    private static readonly JournalVersion One = new(1, 1);
    private static readonly JournalVersion Two = new(1, 2);
    private readonly BoardReceiver _receiver = new(TimeSpan.FromSeconds(2));

    [Fact]
    public void A_board_is_live_only_while_its_silo_has_just_seen_the_head()
    {
        Take(0, Snapshot(Scene.Board()));
        Assert.Equal(BoardCondition.NotConfirmed, At(0).Condition);
        Take(0, Beat(sentMs: 10_000, confirmedMs: 9_500));
        Assert.Equal(BoardCondition.Live, At(1_400).Condition);
        Assert.Equal(TimeSpan.FromMilliseconds(1_500), _receiver.LiveUntil(TimeSpan.Zero));
        Assert.Equal(BoardCondition.NotConfirmed, At(1_500).Condition);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddMilliseconds(9_500), At(1_500).ConfirmedAt);
    }

    [Fact]
    public void A_silo_that_lost_sight_of_the_head_is_not_live_however_often_it_beats()
    {
        Take(0, Snapshot(Scene.Board()));
        Take(0, Beat(sentMs: 10_000, confirmedMs: 7_000));
        Assert.Equal(BoardCondition.NotConfirmed, At(0).Condition);
    }

    [Fact]
    public void Before_the_first_board_it_is_connecting() => Assert.Equal(BoardCondition.Connecting, At(0).Condition);

    [Fact]
    public void A_delta_leads_to_the_next_version()
    {
        var (before, after) = (Scene.Board(), Scene.Board(morePatrols: 1));
        Take(0, Snapshot(before));
        Take(0, new BoardUpdate { Delta = BoardMessages.ToDelta(before, One, after, Two) });
        Assert.Equal(Two, At(0).Version);
        Assert.Equal(after.Digest, At(0).Board!.Digest);
        Assert.Equal(2, _receiver.Have!.Position);
    }

    [Fact]
    public void Last_years_board_stands_beside_and_one_that_does_not_verify_is_not_given()
    {
        Take(0, Snapshot(Scene.Board()));
        Assert.Null(At(0).LastYear);
        var beside = new BoardUpdate { LastYear = Scene.Board(morePatrols: 3).ToSnapshot(One) };
        Take(0, beside);
        Assert.Equal(Scene.Board(morePatrols: 3).Digest, At(0).LastYear!.Digest);
        beside.LastYear.Digest = ByteString.CopyFrom(new byte[32]);
        Assert.False(_receiver.OnUpdate(TimeSpan.Zero, beside));
        Assert.Equal(BoardCondition.Unverified, At(0).Condition);
        Assert.Equal(Scene.Board(morePatrols: 3).Digest, At(0).LastYear!.Digest);
    }

    [Fact]
    public void The_vintage_stays_until_the_silo_tells_another_or_that_there_is_none()
    {
        Take(0, Snapshot(Scene.Board()));
        Take(0, Marked(Scene.Board(morePatrols: 3)));
        Take(0, Beat(sentMs: 10_000, confirmedMs: 9_500));
        Assert.Equal("Giao ban", At(0).Vintage!.Name);
        Assert.Equal(Scene.Board(morePatrols: 3).Digest, At(0).Vintage!.Board.Digest);

        var forged = Marked(Scene.Board(morePatrols: 9));
        forged.Beat.Vintage.Board.Digest = ByteString.CopyFrom(new byte[32]);
        Assert.False(_receiver.OnUpdate(TimeSpan.Zero, forged));
        Assert.Equal(BoardCondition.Unverified, At(0).Condition);
        Assert.Equal(Scene.Board(morePatrols: 3).Digest, At(0).Vintage!.Board.Digest);

        Take(0, new BoardUpdate { Beat = new BoardBeat { Vintage = new BoardVintage() } });
        Assert.Null(At(0).Vintage);

        static BoardUpdate Marked(Core.Boards.Board board) =>
            new()
            {
                Beat = new BoardBeat
                {
                    Vintage = new BoardVintage
                    {
                        Mark = new VintageMark { Name = "Giao ban", FrozenUnixUs = 1 },
                        Board = board.ToSnapshot(One),
                    },
                },
            };
    }

    [Fact]
    public void A_board_that_does_not_verify_is_never_shown_and_the_last_good_one_is_called_unverified()
    {
        var good = Scene.Board();
        Take(0, Snapshot(good));
        var forged = Snapshot(Scene.Board(morePatrols: 9));
        forged.Snapshot.Digest = ByteString.CopyFrom(new byte[32]);
        Assert.False(_receiver.OnUpdate(TimeSpan.Zero, forged));
        Assert.Equal(BoardCondition.Unverified, At(0).Condition);
        Assert.Equal(good.Digest, At(0).Board!.Digest);
        Assert.Null(_receiver.Have);
        Take(0, Snapshot(good));
        Assert.Equal(BoardCondition.NotConfirmed, At(0).Condition);
    }

    [Fact]
    public void A_delta_for_a_version_that_is_not_held_ends_the_stream_and_keeps_the_board()
    {
        var board = Scene.Board();
        Take(0, Snapshot(board));
        var delta = BoardMessages.ToDelta(board, Two, board, new JournalVersion(1, 3));
        Assert.False(_receiver.OnUpdate(TimeSpan.Zero, new BoardUpdate { Delta = delta }));
        Assert.Equal(BoardCondition.NotConfirmed, At(0).Condition);
        Assert.Equal(1, _receiver.Have!.Position);
    }

    [Fact]
    public void A_silo_that_is_behind_what_was_shown_is_left_and_the_newer_board_kept()
    {
        var newer = Scene.Board(morePatrols: 1);
        Take(0, new BoardUpdate { Snapshot = newer.ToSnapshot(Two) });
        Take(0, Beat(sentMs: 10_000, confirmedMs: 10_000));
        Assert.False(_receiver.OnUpdate(TimeSpan.Zero, Snapshot(Scene.Board())));
        Assert.Equal((BoardCondition.NotConfirmed, Two), (At(0).Condition, At(0).Version));
        Assert.Equal(newer.Digest, At(0).Board!.Digest);
        Assert.Equal("the silo is at 1·1 and 1·2 was shown before", At(0).Problem);
        Assert.Equal(2, _receiver.Have!.Position);
    }

    [Fact]
    public void A_lower_position_of_a_later_epoch_is_newer()
    {
        Take(0, new BoardUpdate { Snapshot = Scene.Board().ToSnapshot(Two) });
        Take(0, new BoardUpdate { Snapshot = Scene.Board().ToSnapshot(new JournalVersion(2, 1)) });
        Assert.Equal(new JournalVersion(2, 1), At(0).Version);
    }

    [Fact]
    public void A_nation_that_was_brought_back_without_a_new_epoch_is_never_live_and_the_cure_is_said()
    {
        Take(0, new BoardUpdate { Snapshot = Scene.Board().ToSnapshot(new JournalVersion(3, 1)) });
        Assert.False(_receiver.OnUpdate(TimeSpan.Zero, new BoardUpdate { Snapshot = Scene.Board().ToSnapshot(Two) }));
        Assert.Equal((BoardCondition.NotConfirmed, new JournalVersion(3, 1)), (At(0).Condition, At(0).Version));
        Assert.Equal(
            "the silo is at 1·2 and 3·1 was shown before: the nation's journal was brought back without a new epoch; "
                + "start its silos with --Nation:Journal:EpochLeast 4",
            At(0).Problem
        );
    }

    [Fact]
    public void A_lost_stream_is_not_live_from_that_moment()
    {
        Take(0, Snapshot(Scene.Board()));
        Take(0, Beat(sentMs: 10_000, confirmedMs: 10_000));
        _receiver.OnLost("the line is cut");
        Assert.Equal((BoardCondition.NotConfirmed, "the line is cut"), (At(0).Condition, At(0).Problem));
    }

    [Fact]
    public void A_link_that_breaks_the_contract_ends_the_stream()
    {
        var beat = Beat(sentMs: 10_000, confirmedMs: 10_000);
        beat.Beat.Links.Add(new LedgerLink { Ledger = "not a uuid" });
        Assert.False(_receiver.OnUpdate(TimeSpan.Zero, beat));
        Assert.Contains("'not a uuid'", At(0).Problem, StringComparison.Ordinal);
    }

    private static BoardUpdate Snapshot(Board board) => new() { Snapshot = board.ToSnapshot(One) };

    private static BoardUpdate Beat(long sentMs, long confirmedMs) =>
        new()
        {
            Beat = new BoardBeat { TimeUnixUs = sentMs * 1000, ConfirmedUnixUs = confirmedMs * 1000 },
        };

    private void Take(int ms, BoardUpdate update) =>
        Assert.True(_receiver.OnUpdate(TimeSpan.FromMilliseconds(ms), update));

    private BoardState At(int ms) => _receiver.StateAt(TimeSpan.FromMilliseconds(ms), Source);
}
