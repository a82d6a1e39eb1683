using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>What the uplink puts on a line, and how it measures what the line carries.</summary>
public sealed class UplinkLineTests
{
    private static readonly ConnectionNumber Line = new(1);

    private readonly ModelLedger _ledger = new(seed: 1);
    private TimeSpan _now = TimeSpan.FromSeconds(100);
    private UplinkMachine _machine;

    public UplinkLineTests()
    {
        for (var i = 0; i < 60; i++)
        {
            _ledger.Record();
            _ledger.Seal();
        }

        _machine = Machine(bytesPerSecond: 1);
    }

    /// <summary>Each frame of this ledger, which the figures below count on.</summary>
    private int FrameBytes => _ledger.Frames[0].Bytes.Length;

    [Fact]
    public void A_line_however_thin_carries_one_frame_at_a_time()
    {
        Greet();
        Assert.Equal([1], FramesSent());
        Receipt(1, after: 1000);
        Assert.Equal([2], FramesSent());
    }

    [Theory]
    [InlineData(3, 0, 3)]
    [InlineData(3, -1, 2)]
    [InlineData(4, 0, 4)]
    public void No_more_is_on_the_line_than_it_carries_in_the_window(int frames, int bytesMore, int sent)
    {
        _machine = Machine((frames * FrameBytes) + bytesMore);
        Greet();
        Assert.Equal(sent, FramesSent().Count);
    }

    [Theory]
    [InlineData(500, 2)]
    [InlineData(2000, 8)]
    public void The_window_is_the_time_that_may_be_on_the_line(int milliseconds, int sent)
    {
        _machine = Machine(4 * FrameBytes, milliseconds);
        Greet();
        Assert.Equal(sent, FramesSent().Count);
    }

    [Fact]
    public void What_was_receipted_makes_room_for_as_much()
    {
        _machine = Machine(3 * FrameBytes);
        Greet();
        Assert.Equal([1, 2, 3], FramesSent());
        Receipt(1, after: 250);
        Assert.Equal([4, 5], FramesSent());
        Receipt(3, after: 0);
        Assert.Equal([6, 7, 8, 9, 10, 11, 12, 13, 14, 15], FramesSent());
    }

    [Fact]
    public void Credit_in_bytes_comes_back_with_each_receipt()
    {
        _machine = Machine(1_000_000);
        Greet(new Credit(100, 2 * FrameBytes));
        Assert.Equal([1, 2], FramesSent());
        Receipt(1, after: 10);
        Assert.Equal([3], FramesSent());
        Receipt(3, after: 10);
        Assert.Equal([4, 5], FramesSent());
    }

    [Fact]
    public void Credit_is_used_to_the_last_byte_and_not_beyond()
    {
        _machine = Machine(1_000_000);
        Greet(new Credit(100, (2 * FrameBytes) - 1));
        Assert.Equal([1], FramesSent());
        Heartbeat(new Credit(100, 2 * FrameBytes));
        Assert.Equal([2], FramesSent());
    }

    [Fact]
    public void A_line_that_proves_faster_is_believed_at_once()
    {
        Greet();
        Assert.Equal([1], FramesSent());
        Receipt(1, after: 100);
        Assert.Equal(10, FramesSent().Count);
    }

    [Fact]
    public void A_receipt_within_a_millisecond_is_measured_as_a_millisecond()
    {
        Greet(new Credit(100, 50 * FrameBytes));
        Assert.Equal([1], FramesSent());
        Receipt(1, after: 0);
        Assert.Equal(50, FramesSent().Count);
    }

    [Fact]
    public void A_line_that_proves_slower_while_frames_were_held_back_sinks_by_a_quarter_of_the_difference()
    {
        _machine = Machine(16 * FrameBytes);
        Greet();
        Assert.Equal(16, FramesSent().Count);
        Receipt(16, after: 16_000);
        Assert.Equal(12, FramesSent().Count);
    }

    [Fact]
    public void Time_without_a_frame_on_the_line_says_nothing_of_the_line()
    {
        _machine = Machine(8 * FrameBytes);
        Greet(new Credit(100, 1_000_000), from: 60);
        for (var i = 0; i < 60; i++)
        {
            _now += TimeSpan.FromSeconds(1);
            Heartbeat(new Credit(100, 1_000_000));
        }

        Seal(9);
        Assert.Equal([61, 62, 63, 64, 65, 66, 67, 68], FramesSent());
        Receipt(68, after: 1000);
        Assert.Equal([69], FramesSent());
        Seal(20);
        Assert.Equal(7, FramesSent().Count);
    }

    [Fact]
    public void Too_few_frames_say_nothing_of_the_line()
    {
        _machine = Machine(8 * FrameBytes);
        Greet(new Credit(100, 1_000_000), from: 58);
        Assert.Equal([59, 60], FramesSent());
        Receipt(60, after: 2000);
        Seal(20);
        Assert.Equal(8, FramesSent().Count);
    }

    [Fact]
    public void What_was_held_back_counts_once()
    {
        _machine = Machine(8 * FrameBytes);
        Greet(new Credit(100, 1_000_000), from: 51);
        Assert.Equal(8, FramesSent().Count);
        Receipt(59, after: 2000);
        Assert.Equal([60], FramesSent());
        Receipt(60, after: 2000);
        Seal(20);
        Assert.Equal(7, FramesSent().Count);
    }

    [Fact]
    public void What_comes_back_is_measured_from_the_receipt_before_where_frames_were_under_way()
    {
        _machine = Machine(2 * FrameBytes);
        Greet();
        Assert.Equal([1, 2], FramesSent());
        Receipt(1, after: 500);
        Assert.Equal([3], FramesSent());
        Receipt(3, after: 500);
        Assert.Equal(4, FramesSent().Count);
    }

    [Fact]
    public void A_heartbeat_tells_how_long_the_last_receipt_took_from_the_sending_of_its_frame()
    {
        _machine = Machine(1_000_000);
        Greet(new Credit(2, 1_000_000));
        Assert.Equal([1, 2], FramesSent());
        Receipt(1, after: 300);
        Assert.Equal([3], FramesSent());
        Receipt(2, after: 400);
        Assert.Equal(TimeSpan.FromMilliseconds(700), Beat().ReceiptLatency);
    }

    [Fact]
    public void A_new_stream_measures_the_line_anew_and_has_nothing_on_it()
    {
        Greet();
        Assert.Equal([1], FramesSent());
        Receipt(1, after: 100);
        Assert.Equal(10, FramesSent().Count);
        _machine.OnDisconnected(_now, Line);
        _now = _machine.NextTimeout;
        Greet(new Credit(100, 1_000_000), from: 1, connection: 2);
        Assert.Equal([2], FramesSent());
    }

    [Fact]
    public void What_was_on_the_old_line_takes_no_room_on_the_new_one()
    {
        _machine = Machine(3 * FrameBytes);
        Greet();
        Assert.Equal([1, 2, 3], FramesSent());
        _machine.OnDisconnected(_now, Line);
        _now = _machine.NextTimeout;
        Greet(new Credit(100, 1_000_000), connection: 2);
        Assert.Equal([1, 2, 3], FramesSent());
    }

    [Fact]
    public void What_was_held_back_on_the_old_line_says_nothing_of_the_new_one()
    {
        _machine = Machine(8 * FrameBytes);
        Greet();
        Assert.Equal(8, FramesSent().Count);
        _machine.OnDisconnected(_now, Line);
        _now = _machine.NextTimeout;
        Greet(new Credit(100, 1_000_000), from: 58, connection: 2);
        Assert.Equal([59, 60], FramesSent());
        _now += TimeSpan.FromSeconds(2);
        _machine.OnReceipt(_now, new ConnectionNumber(2), new Receipt(Sample.Ledger, _ledger.Head));
        Seal(20);
        Assert.Equal(8, FramesSent().Count);
    }

    [Theory]
    [InlineData(0, 10_000_000, false)]
    [InlineData(1, 10_000_000, true)]
    [InlineData(10_000_000, 0, false)]
    [InlineData(10_000_000, 1, true)]
    public void A_commit_seals_where_a_byte_more_is_allowed_and_the_line_carries_it(int credit, int line, bool seals)
    {
        var all = _ledger.Frames.Sum(frame => frame.Bytes.Length);
        _machine = Machine(all + line);
        Greet(new Credit(100, all + credit));
        Assert.Equal(60, FramesSent().Count);
        Assert.Equal(seals, _machine.HasCredit);
    }

    [Fact]
    public void A_receipt_for_a_frame_that_is_on_the_line_needs_no_look_at_the_ledger()
    {
        var counting = new CountingChain(_ledger);
        _machine = Machine(3 * FrameBytes, chain: counting);
        Greet();
        Assert.Equal([1, 2, 3], FramesSent());
        var before = counting.Asked;
        Receipt(2, after: 1000);
        Assert.Equal(before, counting.Asked);
        Receipt(3, after: 0);
        Assert.Equal(before, counting.Asked);
    }

    [Fact]
    public void A_frame_that_waits_for_the_line_is_looked_up_once()
    {
        var counting = new CountingChain(_ledger);
        _machine = Machine(1, chain: counting);
        Greet();
        Assert.Equal([1], FramesSent());
        var before = counting.Asked;
        Heartbeat(new Credit(100, 1_000_000));
        Assert.Empty(FramesSent());
        Assert.Equal(before, counting.Asked);
    }

    private UplinkMachine Machine(
        long bytesPerSecond,
        int windowMilliseconds = 1000,
        IFrameChainReader? chain = null
    ) =>
        new(
            new UplinkOptions
            {
                LineBytesPerSecondFirst = bytesPerSecond,
                LineWindow = TimeSpan.FromMilliseconds(windowMilliseconds),
            },
            Sample.Owner,
            Sample.Ledger,
            chain ?? _ledger,
            Sample.Genesis,
            seed: 42,
            _now
        );

    private void Seal(int frames)
    {
        for (var i = 0; i < frames; i++)
        {
            _ledger.Record();
            _ledger.Seal();
        }

        _machine.OnHeadMoved(_now);
    }

    private void Greet() => Greet(new Credit(100, 1_000_000));

    private void Greet(Credit credit, int from = 0, int connection = 1)
    {
        var watermark = from == 0 ? Sample.Genesis : _ledger.Frames[from - 1].Head;
        _machine.OnTick(_now);
        _machine.OnConnected(_now, new ConnectionNumber(connection));
        _machine.OnWelcome(
            _now,
            new ConnectionNumber(connection),
            new Welcome(watermark, watermark, 0, new SessionNumber(connection), credit, 1, 1)
        );
    }

    private void Receipt(int through, int after)
    {
        _now += TimeSpan.FromMilliseconds(after);
        _machine.OnReceipt(_now, Line, new Receipt(Sample.Ledger, _ledger.Frames[through - 1].Head));
    }

    private void Heartbeat(Credit credit) => _machine.OnNationHeartbeat(_now, Line, new NationHeartbeat(0, credit, 1));

    private EdgeHeartbeat Beat()
    {
        Taken();
        _now += TimeSpan.FromSeconds(1);
        _machine.OnTick(_now);
        return Assert.Single(Taken().OfType<UplinkEffect.SendHeartbeat>()).Heartbeat;
    }

    private List<UplinkEffect> Taken()
    {
        var effects = new List<UplinkEffect>();
        while (_machine.TryTake(out var effect))
        {
            effects.Add(effect);
        }

        return effects;
    }

    private List<long> FramesSent() => [.. Taken().OfType<UplinkEffect.SendFrame>().Select(sent => sent.Number.Value)];

    private sealed class CountingChain(ModelLedger ledger) : IFrameChainReader
    {
        public int Asked { get; private set; }

        public bool Follows => ledger.Follows;

        public FrameHead Head => ledger.Head;

        public bool TryFind(FrameNumber number, out FrameHash hash, out int bytes)
        {
            Asked++;
            return ledger.TryFind(number, out hash, out bytes);
        }
    }
}
