using System.Threading.Channels;
using Federation.Core.Exchange;
using Federation.EdgeNode.Ledger;
using Federation.Wire;
using Federation.Wire.V1;
using FrameHead = Federation.Core.Exchange.FrameHead;
using FrameMessage = Federation.Core.Exchange.Messages.FrameMessage;

namespace Federation.EdgeNode.Uplink;

/// <summary>
/// Carries the ledger to the nation: performs what <see cref="UplinkMachine"/> asks for, and decides nothing. What
/// happens elsewhere reaches the loop through a bounded queue.
/// </summary>
internal sealed class UplinkLoop : IAsyncDisposable
{
    private const int EventsMax = 256;

    private readonly Channel<UplinkEvent> _events = Channel.CreateBounded<UplinkEvent>(
        new BoundedChannelOptions(EventsMax) { SingleReader = true }
    );

    private readonly LedgerWriter _writer;
    private readonly LedgerReader _reader;
    private readonly TimeProvider _time;
    private readonly ReceiptKeeper _receipts;
    private readonly UplinkMachine _machine;
    private readonly NationEar _ear;
    private readonly UplinkLine _line;
    private readonly FrameHead _genesis;
    private readonly long _start;
    private LedgerView _seen;
    private string _lastEnd = "";

    /// <param name="reader">For this loop alone.</param>
    /// <param name="nation">At least one address.</param>
    /// <param name="hearAreas">Is told the edition of the nation's areas; must not block or throw.</param>
    public UplinkLoop(
        LedgerWriter writer,
        LedgerReader reader,
        IReadOnlyList<Uri> nation,
        EdgeClock clock,
        Action<int> hearAreas,
        UplinkHostOptions options,
        TimeProvider time
    )
    {
        (_writer, _reader, _time, _seen) = (writer, reader, time, writer.View);
        _start = time.GetTimestamp();
        _receipts = new ReceiptKeeper(writer, _seen.Header.Ledger);
        _line = new UplinkLine(nation, _events.Writer, options);
        var header = _seen.Header;
        _genesis = FrameChain.Genesis(header.Owner, header.Ledger);
        _machine = new UplinkMachine(
            options.ToMachine(KnownAreas.Current.Version),
            header.Owner,
            header.Ledger,
            new FrameChainReader(writer, reader, _seen),
            _seen.Receipted,
            seed: (ulong)time.GetUtcNow().Ticks ^ ((ulong)Environment.ProcessId << 32),
            Now
        );
        _ear = new NationEar(_machine, clock, hearAreas);
        writer.Committed += OnCommitted;
    }

    private TimeSpan Now => _time.GetElapsedTime(_start);

    /// <summary>Runs until it is cancelled, the ledger was replaced or found damaged, or it cannot be read.</summary>
    /// <param name="enter">Is told each change of the link.</param>
    /// <exception cref="LedgerFileDamagedException">A sealed frame is gone.</exception>
    public async Task RunAsync(Action<LinkStatus> enter, CancellationToken cancellationToken)
    {
        using var timer = _time.CreateTimer(_ => Wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _machine.OnBacklog(Now, BacklogOf(_seen));
        _machine.OnTick(Now);
        while (IsSame(_writer.View))
        {
            while (_machine.TryTake(out var effect))
            {
                await PerformAsync(effect, enter);
            }

            _writer.HasCredit = _machine.HasCredit;
            var due = _machine.NextTimeout - Now;
            timer.Change(due > TimeSpan.Zero ? due : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            Tell(await _events.Reader.ReadAsync(cancellationToken));
            while (_events.Reader.TryRead(out var more))
            {
                Tell(more);
            }

            _machine.OnTick(Now);
            TellView(_writer.View);
            _receipts.GoOn();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _writer.Committed -= OnCommitted;
        _writer.HasCredit = false;
        await _line.DisposeAsync();
    }

    private static UplinkBacklog BacklogOf(LedgerView view) =>
        new(view.UnsealedFacts, view.BacklogEntries, view.LatestDay?.Number ?? 0);

    private bool IsSame(LedgerView view) => _writer.Damage is null && view.Header == _seen.Header;

    private void OnCommitted(object? sender, EventArgs e) => Wake();

    // A full queue is awake already: the view is looked at after every event.
    private void Wake() => _events.Writer.TryWrite(UplinkEvent.Wake.Instance);

    private void TellView(LedgerView view)
    {
        if (!IsSame(view))
        {
            return;
        }

        if (view.Head != _seen.Head)
        {
            _machine.OnHeadMoved(Now);
        }

        if (view != _seen)
        {
            _machine.OnBacklog(Now, BacklogOf(view));
        }

        _seen = view;
    }

    private void Tell(UplinkEvent happened)
    {
        switch (happened)
        {
            case UplinkEvent.Connected connected:
                _machine.OnConnected(Now, connected.Connection);
                break;
            case UplinkEvent.Taken taken:
                _machine.OnStanding(Now, taken.Standing, taken.Bytes);
                break;
            case UplinkEvent.Disconnected ended:
                _lastEnd = ended.Reason;
                _machine.OnDisconnected(Now, ended.Connection);
                break;
            case UplinkEvent.Heard heard:
                TellChecked(heard);
                break;
        }
    }

    private void TellChecked(UplinkEvent.Heard heard)
    {
        try
        {
            _ear.Tell(Now, heard.Connection, heard.Message);
        }
        catch (FormatException e)
        {
            _lastEnd = e.Message;
            _machine.OnDisconnected(Now, heard.Connection);
        }
    }

    private async Task PerformAsync(UplinkEffect effect, Action<LinkStatus> enter)
    {
        switch (effect)
        {
            case UplinkEffect.Connect connect:
                await _line.ConnectAsync(connect.Connection);
                break;
            case UplinkEffect.SendHello hello:
                _line.Send(new EdgeMessage { Hello = UplinkMessages.ToWire(hello.Hello) });
                break;
            case UplinkEffect.SendFrame frame:
                _line.Send(new EdgeMessage { Frame = UplinkMessages.ToWire(Read(frame.Number)) });
                break;
            case UplinkEffect.SendHeartbeat heartbeat:
                _line.Send(new EdgeMessage { Heartbeat = UplinkMessages.ToWire(heartbeat.Heartbeat) });
                break;
            case UplinkEffect.SendStop stop:
                _line.Send(new EdgeMessage { Stop = UplinkMessages.ToWire(stop.Stop) });
                await _line.EndAsync(flush: true);
                break;
            case UplinkEffect.Disconnect:
                await _line.EndAsync(flush: false);
                break;
            case UplinkEffect.KeepReceipt receipt:
                _receipts.Keep(receipt.Through);
                break;
            case UplinkEffect.TakeStanding take:
                _writer.TryAdd(new StandingJob(take, _events.Writer));
                break;
            case UplinkEffect.SendStanding standing:
                _line.Send(new EdgeMessage { Standing = UplinkMessages.ToWire(standing.Standing) });
                break;
            case UplinkEffect.Seal:
                _writer.TrySeal();
                break;
            case UplinkEffect.EnterState state:
                enter(new LinkStatus(state.State, state.Reason, DetailOf(state), state.Difference));
                break;
        }
    }

    // Checked before it is sent: the nation would take its damage for the line's, for ever.
    private FrameMessage Read(FrameNumber number)
    {
        var frame =
            _reader.ReadFrame(number, _genesis)
            ?? throw new LedgerFileDamagedException($"frame {number}", "it was sealed and is not there any more");
        var before = new FrameHead(new FrameNumber(number.Value - 1), frame.PreviousHash);
        return FrameChain.Next(before, frame.Bytes.Span) == frame.Head
            ? new FrameMessage(frame)
            : throw new LedgerFileDamagedException($"frame {number}", "its bytes do not give its hash any more");
    }

    private string DetailOf(UplinkEffect.EnterState state) =>
        state.Detail.Length == 0 && state.State == UplinkState.Down ? _lastEnd : state.Detail;
}
