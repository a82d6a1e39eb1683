using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>When an edge seals what waits, and when a heartbeat tells of it.</summary>
public sealed class UplinkSealingTests : UplinkScene
{
    [Fact]
    public void There_is_no_credit_for_a_new_frame_while_others_wait()
    {
        Seal(3);
        Greet(credit: new Credit(2, 1_000_000));
        Taken();
        Assert.False(Uplink.HasCredit);
        Uplink.OnReceipt(Now, Line, new Receipt(Sample.Ledger, Ledger.Frames[0].Head));
        Assert.False(Uplink.HasCredit);
        Taken();
        Assert.False(Uplink.HasCredit);
        Uplink.OnReceipt(Now, Line, new Receipt(Sample.Ledger, Ledger.Frames[1].Head));
        Assert.True(Uplink.HasCredit);
    }

    [Fact]
    public void A_head_that_moves_with_room_or_without_a_stream_makes_no_heartbeat()
    {
        Uplink.OnHeadMoved(Now);
        Greet();
        Assert.Single(Taken().OfType<UplinkEffect.SendHeartbeat>());
        Seal(1);
        Uplink.OnHeadMoved(Now);
        Assert.Equal([new UplinkEffect.SendFrame(new FrameNumber(1))], Taken());
    }

    [Fact]
    public void A_head_that_moved_while_the_line_was_down_is_no_heartbeat_of_the_next_stream()
    {
        Greet(credit: new Credit(0, 0));
        Taken();
        Uplink.OnDisconnected(Now, Line);
        Now = Uplink.NextTimeout;
        Seal(1);
        Uplink.OnHeadMoved(Now);
        Greet(connection: 2, credit: new Credit(0, 0));
        Assert.Equal(1, Assert.Single(Taken().OfType<UplinkEffect.SendHeartbeat>()).Heartbeat.Beat);
    }

    [Fact]
    public void A_wish_to_seal_is_repeated_after_a_second_where_nothing_was_sealed()
    {
        Greet();
        Taken();
        Uplink.OnBacklog(Now, new UplinkBacklog(1, 1, 20103));
        Assert.Equal([UplinkEffect.Seal.Instance], Taken());
        Pass(TimeSpan.FromMilliseconds(999));
        Assert.Empty(Taken());
        Pass(TimeSpan.FromMilliseconds(1));
        var effects = Taken();
        Assert.Contains(UplinkEffect.Seal.Instance, effects);
        var beat = Assert.Single(effects.OfType<UplinkEffect.SendHeartbeat>()).Heartbeat;
        Assert.Equal((1L, 20103, 2L), (beat.BacklogEntries, beat.LastActivityDay, beat.Beat));
        Uplink.OnHeadMoved(Now);
        Assert.Empty(Taken());
        Uplink.OnBacklog(Now, new UplinkBacklog(1, 2, 20103));
        Assert.Equal([UplinkEffect.Seal.Instance], Taken());
    }

    [Fact]
    public void A_new_stream_wishes_at_once_what_the_old_one_wished()
    {
        Greet();
        Uplink.OnBacklog(Now, new UplinkBacklog(1, 1, 20103));
        Assert.Contains(UplinkEffect.Seal.Instance, Taken());
        Uplink.OnDisconnected(Now, Line);
        Now = Uplink.NextTimeout;
        Greet(connection: 2);
        Assert.Contains(UplinkEffect.Seal.Instance, Taken());
    }

    [Fact]
    public void A_frame_that_was_sealed_goes_out_with_whatever_is_reported_next()
    {
        Greet();
        Taken();
        Seal(1);
        Uplink.OnBacklog(Now, new UplinkBacklog(0, 1, 20103));
        Assert.Equal([new UplinkEffect.SendFrame(new FrameNumber(1))], Taken());
    }

    [Theory]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    public void What_the_nation_holds_already_is_not_sent(int receipted, int next)
    {
        Seal(5);
        Greet(credit: new Credit(1, 1_000_000));
        Taken();
        Uplink.OnReceipt(Now, Line, new Receipt(Sample.Ledger, Ledger.Frames[receipted - 1].Head));
        Assert.Equal(new UplinkEffect.SendFrame(new FrameNumber(next)), Taken()[^1]);
    }
}
