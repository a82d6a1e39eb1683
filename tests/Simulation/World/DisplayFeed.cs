using Federation.Core.Journal;
using Federation.Wire;
using Federation.Wire.V1;

namespace Federation.Simulation.World;

/// <summary>
/// A silo's end of one display's stream: a snapshot (or a delta from what it holds), then deltas, and a beat each
/// second. One update at a time is on its way; a slow display skips versions.
/// </summary>
internal sealed class DisplayFeed
{
    private static readonly TimeSpan BeatInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WriteTimeout = TimeSpan.FromSeconds(30);

    private readonly SimulatedSilo _silo;
    private readonly SimulatedDisplay _display;
    private readonly Topic _topic;
    private readonly Setting _setting;
    private readonly long _stream;
    private PublishedBoard? _held;
    private bool _isWriting;
    private bool _isOver;
    private bool _isSilent;
    private TimeSpan _nextBeat;
    private long _writes;

    public DisplayFeed(SimulatedSilo silo, SimulatedDisplay display, long stream, JournalVersion? have)
    {
        (_silo, _display, _stream, _setting) = (silo, display, stream, silo.World);
        _topic = silo.Fold.Watch(display.Period);
        _topic.Add(this);
        _held = have is { } version ? _topic.Find(version) : null;
        _nextBeat = _setting.Now;
        silo.After(TimeSpan.Zero, Next);
    }

    /// <summary>The topic has a new version.</summary>
    public void Changed() => Next();

    /// <summary>The silo died.</summary>
    public void Abandon()
    {
        _isOver = true;
        _setting.Time.After(_setting.Rng.UpTo(TimeSpan.FromMilliseconds(50)), () => _display.Ended(_stream));
    }

    /// <summary>The line broke: whether anybody hears of it or not.</summary>
    public void Cut(bool isHeard)
    {
        _isSilent = true;
        if (isHeard)
        {
            End();
            _display.Ended(_stream);
        }
    }

    /// <summary>The display has let go of the stream.</summary>
    public void End()
    {
        _isOver = true;
        _topic.Remove(this);
    }

    private void Next()
    {
        if (_isOver || _isWriting)
        {
            return;
        }

        var latest = _topic.Latest;
        if (latest != _held)
        {
            var update = _held is null ? latest.Snapshot : latest.DeltaFrom(_held);
            _held = latest;
            Write(update);
        }
        else if (_setting.Now >= _nextBeat)
        {
            Beat();
        }
        else
        {
            _silo.After(_nextBeat - _setting.Now, Next);
        }
    }

    private void Beat()
    {
        _nextBeat = _setting.Now + BeatInterval;
        Write(
            new BoardUpdate
            {
                Beat = new BoardBeat
                {
                    Version = _silo.Fold.Version.ToWire(),
                    TimeUnixUs = _silo.Clock.UnixMicroseconds,
                    ConfirmedUnixUs = _silo.Fold.ConfirmedUnixMicroseconds,
                },
            }
        );
        _silo.Fold.Refresh(_topic);
    }

    private void Write(BoardUpdate update)
    {
        _isWriting = true;
        var write = ++_writes;
        if (!_isSilent)
        {
            var sent =
                update.Beat is null && _setting.Strikes(FaultKind.DisplayDamaged, _display.Number)
                    ? Damaged(update)
                    : update;
            var way = _setting.Rng.UpTo(TimeSpan.FromMilliseconds(20));
            _setting.Time.After(way, () => _display.Receive(_stream, sent, _silo.InThisLife(() => Taken(write))));
        }

        _silo.After(
            WriteTimeout,
            () =>
            {
                if (!_isOver && _isWriting && write == _writes)
                {
                    Cut(isHeard: true);
                }
            }
        );
    }

    private void Taken(long write)
    {
        if (write == _writes)
        {
            _isWriting = false;
            Next();
        }
    }

    private BoardUpdate Damaged(BoardUpdate update)
    {
        var copy = update.Clone();
        if (copy.Delta is { } delta)
        {
            delta.Rows = Google.Protobuf.ByteString.CopyFrom(LedgerDisk.Flipped(delta.Rows.Span, _setting.Rng));
        }
        else if (copy.Snapshot is { } snapshot)
        {
            snapshot.Board = Google.Protobuf.ByteString.CopyFrom(LedgerDisk.Flipped(snapshot.Board.Span, _setting.Rng));
        }

        return copy;
    }
}
