using Federation.Client;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Journal;
using Federation.Wire;
using Federation.Wire.V1;
using Google.Protobuf;
using Xunit;
using Span = Federation.Core.Calendars.Span;

namespace Federation.Clients.Tests.Client;

/// <summary>What a screen makes of the messages about a briefing.</summary>
public sealed class BriefingReceiverTests
{
    private static readonly Uri s_silo = new("http://127.0.0.1:5080");
    private static readonly Board s_board = Board.Empty(new Span(new Day(2025, 1, 1), new Day(2025, 3, 31)));
    private static readonly JournalVersion s_version = new(1, 7);

    private readonly BriefingReceiver _receiver = new(TimeSpan.FromSeconds(3));

    [Fact]
    public void A_board_is_verified_where_its_digest_is_the_one_that_the_briefing_is_frozen_at()
    {
        Assert.True(Take(new BriefingUpdate { State = State(1, s_board.Digest.ToArray()) }));
        Assert.False(View(0).IsVerified);

        Assert.True(Take(new BriefingUpdate { Frozen = s_board.ToSnapshot(s_version) }));
        Assert.True(View(0).IsVerified);
        Assert.Equal(7, _receiver.Have!.Position);

        Assert.True(Take(new BriefingUpdate { State = State(2, new byte[32]) }));
        Assert.False(View(0).IsVerified);
    }

    [Fact]
    public void A_board_that_was_changed_on_the_way_is_not_taken()
    {
        var changed = s_board.ToSnapshot(s_version);
        changed.Digest = ByteString.CopyFrom(new byte[32]);

        Assert.False(Take(new BriefingUpdate { Frozen = changed }));

        Assert.Null(View(0).Frozen);
        Assert.Null(_receiver.Have);
        Assert.Equal("the frozen board could not be used: DigestDiffers", View(0).Problem);
    }

    [Fact]
    public void A_silo_that_is_behind_does_not_take_screens_back_to_an_earlier_page()
    {
        Assert.True(Take(new BriefingUpdate { State = State(5, new byte[32]) }));
        Assert.True(Take(new BriefingUpdate { State = State(4, new byte[32]) }));

        Assert.Equal(5, View(0).State!.Number);
    }

    [Fact]
    public void What_no_silo_has_confirmed_for_three_seconds_says_so()
    {
        var beat = new BriefingBeat { TimeUnixUs = 10_000_000, ConfirmedUnixUs = 9_000_000 };
        Assert.True(Take(new BriefingUpdate { Beat = beat }));

        Assert.True(View(1.5).IsConfirmed);
        Assert.False(View(2).IsConfirmed);
        _receiver.OnLost("the silo ended the stream");
        Assert.Equal((false, "the silo ended the stream"), (View(1).IsConfirmed, View(1).Problem));
    }

    private static BriefingState State(long number, byte[] digest) =>
        new()
        {
            Id = "0198c5a2-6f00-7abc-8def-000000000001",
            Number = number,
            Frozen = new FrozenBoard { Digest = ByteString.CopyFrom(digest) },
        };

    private bool Take(BriefingUpdate update) => _receiver.OnUpdate(TimeSpan.Zero, update);

    private BriefingView View(double seconds) => _receiver.ViewAt(TimeSpan.FromSeconds(seconds), s_silo);
}
