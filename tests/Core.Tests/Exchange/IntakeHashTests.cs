using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Journal;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>How a frame that comes again is told from another frame of the same number.</summary>
public sealed class IntakeHashTests
{
    private static readonly SessionNumber Session = new(1);

    private readonly Frame[] _frames = Sample.Chain(10, seed: 1);
    private readonly Frame[] _others = Sample.Chain(10, seed: 77);
    private readonly TimeSpan _now = TimeSpan.FromSeconds(50);
    private IntakeMachine _machine;

    public IntakeHashTests() => _machine = Machine(remembered: 2, watermark: 0);

    [Fact]
    public void A_fork_is_known_as_far_back_as_hashes_are_remembered_and_taken_for_a_duplicate_before()
    {
        Stream();
        Hold(1, 2, 3, 4);
        Send(_frames[3]);
        Assert.Equal([new IntakeEffect.SendReceipt(Session, new Receipt(Sample.Ledger, Head(4)))], Taken());
        Send(_others[1]);
        Assert.Equal([new IntakeEffect.SendReceipt(Session, new Receipt(Sample.Ledger, Head(4)))], Taken());
        Send(_others[2]);
        Assert.Equal(StopReason.Forked, Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop.Reason);
    }

    [Fact]
    public void The_watermark_is_known_though_nothing_is_remembered()
    {
        _machine = Machine(remembered: 0, watermark: 0);
        Stream();
        Hold(1, 2);
        Send(_others[0]);
        Assert.Single(Taken().OfType<IntakeEffect.SendReceipt>());
        Send(_others[1]);
        Assert.Equal(StopReason.Forked, Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop.Reason);
    }

    [Fact]
    public void The_watermark_that_was_read_at_the_start_is_known()
    {
        _machine = Machine(remembered: 2, watermark: 3);
        Stream();
        Send(_others[2]);
        Assert.Equal(StopReason.Forked, Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop.Reason);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void What_is_in_flight_or_waits_is_known_by_its_own_hash(int number)
    {
        Stream();
        Hold(1);
        Send(_frames[1], _frames[2], _frames[3]);
        Taken();
        Send(_frames[number - 1]);
        Assert.Empty(Taken());
        Send(_others[number - 1]);
        Assert.Equal(StopReason.Forked, Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop.Reason);
    }

    [Fact]
    public void Frames_of_one_append_are_all_remembered()
    {
        _machine = Machine(remembered: 8, watermark: 0);
        Stream();
        Send(_frames[0], _frames[1], _frames[2], _frames[3]);
        Appended(1);
        Appended(4);
        Taken();
        Send(_others[2]);
        Assert.Equal(StopReason.Forked, Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop.Reason);
    }

    [Fact]
    public void A_frame_of_number_0_is_nothing_new()
    {
        Stream();
        Hold(1);
        Send(_frames[0] with { Head = new FrameHead(FrameNumber.None, Head(3).Hash) });
        Assert.Equal([new IntakeEffect.SendReceipt(Session, new Receipt(Sample.Ledger, Head(1)))], Taken());
    }

    [Fact]
    public void After_a_journal_that_moved_elsewhere_nothing_is_remembered_of_the_one_before()
    {
        Stream();
        Hold(1, 2);
        Send(_frames[2]);
        _machine.OnAppended(_now, new AppendOutcome.Conflict(_others[3].Head));
        _machine.OnReloaded(_now, Mark(_others[3].Head), epoch: 1);
        Hello(2);
        Taken();
        _machine.OnFrame(_now, new SessionNumber(2), new FrameMessage(_others[0]));
        Assert.Single(Taken().OfType<IntakeEffect.SendReceipt>());
        Assert.Equal(_others[3].Head, _machine.Link.Announced);
    }

    [Fact]
    public void In_a_journal_that_moved_elsewhere_credit_is_whole_and_its_watermark_is_remembered()
    {
        var two = _frames[0].Bytes.Length + _frames[1].Bytes.Length;
        _machine = new IntakeMachine(new IntakeOptions { CreditBytes = two }, Mark(Sample.Genesis), epoch: 1, _now);
        Stream();
        Send(_frames[0], _frames[1]);
        _machine.OnAppended(_now, new AppendOutcome.Conflict(_others[3].Head));
        _machine.OnReloaded(_now, Mark(_others[3].Head), epoch: 1);
        Hello(2);
        foreach (var frame in _others[4..6])
        {
            _machine.OnFrame(_now, new SessionNumber(2), new FrameMessage(frame));
        }

        Taken();
        _machine.OnAppended(_now, new AppendOutcome.Appended(1, _others[4].Head));
        Assert.Equal(
            [new IntakeEffect.SendReceipt(new SessionNumber(2), new Receipt(Sample.Ledger, _others[4].Head))],
            Taken().OfType<IntakeEffect.SendReceipt>()
        );
        _machine.OnFrame(_now, new SessionNumber(2), new FrameMessage(_frames[3]));
        Assert.Equal(StopReason.Forked, Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop.Reason);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(Frame.MaxBytes + 1)]
    public void A_frame_without_bytes_or_with_too_many_was_damaged_on_its_way(int length)
    {
        Stream();
        Send(Sample.Sealed(Sample.Genesis, new byte[length]));
        Assert.Equal(new IntakeEffect.CloseSession(Session, CloseReason.DamagedOnTheWay), Taken()[0]);
    }

    [Fact]
    public void A_frame_of_64_KiB_is_no_damage_of_the_way()
    {
        Stream();
        Send(Sample.Sealed(Sample.Genesis, new byte[Frame.MaxBytes]));
        Assert.Equal(StopReason.Unsupported, Assert.Single(Taken().OfType<IntakeEffect.SendStop>()).Stop.Reason);
    }

    [Fact]
    public void Bytes_that_became_durable_are_credit_again()
    {
        var two = _frames[0].Bytes.Length + _frames[1].Bytes.Length;
        _machine = new IntakeMachine(new IntakeOptions { CreditBytes = two }, Mark(Sample.Genesis), epoch: 1, _now);
        Stream();
        Send(_frames[0], _frames[1]);
        Appended(1);
        Send(_frames[2]);
        Appended(2);
        Send(_frames[3]);
        Assert.DoesNotContain(Taken(), effect => effect is IntakeEffect.CloseSession);
        Send(_frames[4]);
        Assert.Contains(new IntakeEffect.CloseSession(Session, CloseReason.CreditExceeded), Taken());
    }

    [Fact]
    public void Bytes_that_became_durable_in_parts_are_credit_again_once()
    {
        var credit = _frames[..3].Sum(frame => (long)frame.Bytes.Length);
        var options = new IntakeOptions { AppendFramesMax = 1, CreditBytes = credit };
        _machine = new IntakeMachine(options, Mark(Sample.Genesis), epoch: 1, _now);
        Stream();
        Send(_frames.AsSpan(0, 3));
        Appended(1);
        Appended(2);
        Taken();
        var held = (long)_frames[2].Bytes.Length;
        var next = 3;
        for (; held + _frames[next].Bytes.Length <= credit; held += _frames[next++].Bytes.Length)
        {
            Send(_frames[next]);
        }

        Assert.DoesNotContain(Taken(), effect => effect is IntakeEffect.CloseSession);
        Send(_frames[next]);
        Assert.Contains(new IntakeEffect.CloseSession(Session, CloseReason.CreditExceeded), Taken());
    }

    [Fact]
    public void Bytes_that_were_dropped_with_their_session_are_credit_again()
    {
        var two = _frames[0].Bytes.Length + _frames[1].Bytes.Length;
        _machine = new IntakeMachine(new IntakeOptions { CreditBytes = two }, Mark(Sample.Genesis), epoch: 1, _now);
        Stream();
        Send(_frames[0], _frames[1]);
        Hello(2);
        Appended(1);
        Taken();
        foreach (var frame in _frames[1..3])
        {
            _machine.OnFrame(_now, new SessionNumber(2), new FrameMessage(frame));
        }

        Assert.DoesNotContain(Taken(), effect => effect is IntakeEffect.CloseSession);
    }

    [Fact]
    public void An_append_takes_no_more_frames_than_it_may_and_the_rest_follows_in_order()
    {
        _machine = new IntakeMachine(new IntakeOptions { AppendFramesMax = 2 }, Mark(Sample.Genesis), epoch: 1, _now);
        Stream();
        Send(_frames.AsSpan(0, 6));
        Taken();
        Appended(1);
        Assert.Equal(_frames[1..3], Assert.Single(Taken().OfType<IntakeEffect.Append>()).Request.Frames);
        Appended(3);
        Assert.Equal(_frames[3..5], Assert.Single(Taken().OfType<IntakeEffect.Append>()).Request.Frames);
        Appended(5);
        Assert.Equal(_frames[5..6], Assert.Single(Taken().OfType<IntakeEffect.Append>()).Request.Frames);
        Appended(6);
        Assert.DoesNotContain(Taken(), effect => effect is IntakeEffect.Append);
    }

    private IntakeMachine Machine(int remembered, int watermark) =>
        new(new IntakeOptions { RememberedHashes = remembered }, Mark(Head(watermark)), epoch: 1, _now);

    private FrameHead Head(int number) => number == 0 ? Sample.Genesis : _frames[number - 1].Head;

    private static LedgerMark Mark(FrameHead watermark) =>
        new(Sample.Owner, Sample.Ledger, watermark, watermark, new WriterTerm(9), 0);

    private void Stream()
    {
        Hello(1);
        Taken();
    }

    private void Hello(int session)
    {
        var hello = new Hello(1, Sample.Owner, Sample.Ledger, Sample.Genesis, Sample.Genesis, 1, 0, 0);
        _machine.OnHello(_now, new SessionNumber(session), hello);
    }

    private void Send(params ReadOnlySpan<Frame> frames)
    {
        foreach (var frame in frames)
        {
            _machine.OnFrame(_now, Session, new FrameMessage(frame));
        }
    }

    private void Appended(int through) => _machine.OnAppended(_now, new AppendOutcome.Appended(through, Head(through)));

    private void Hold(params ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            Send(_frames[number - 1]);
            Appended(number);
        }

        Taken();
    }

    private List<IntakeEffect> Taken()
    {
        var effects = new List<IntakeEffect>();
        while (_machine.TryTake(out var effect))
        {
            effects.Add(effect);
        }

        return effects;
    }
}
