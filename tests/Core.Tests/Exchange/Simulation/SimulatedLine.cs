using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;

namespace Federation.Core.Tests.Exchange.Simulation;

/// <summary>
/// The line between edges and the nation. Each stream keeps the order of its messages and may lose a suffix of them,
/// either way and separately, with or without anybody hearing of it.
/// </summary>
internal sealed class SimulatedLine(VirtualTime time, Random random)
{
    private readonly List<Stream> _streams = [];

    /// <summary>Who answers; null while the nation is down.</summary>
    public SimulatedNation? Nation { get; set; }

    /// <summary>False: no new stream comes about.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>The longest way of a message.</summary>
    public TimeSpan LatencyMax { get; set; } = TimeSpan.FromMilliseconds(30);

    /// <summary>Bytes a second that each direction carries; 0: no limit.</summary>
    public long BytesPerSecond { get; set; }

    public Stream Open(SimulatedEdge edge, ConnectionNumber connection)
    {
        var stream = new Stream(this, edge, connection);
        _streams.Add(stream);
        return stream;
    }

    /// <summary>
    /// Cuts every stream: what is on the way is lost from a point on. Half-open: neither side is told.
    /// </summary>
    public void Cut(bool halfOpen)
    {
        foreach (var stream in _streams)
        {
            stream.Cut(halfOpen);
        }

        _streams.Clear();
    }

    /// <summary>From now on nothing comes from the nation, while everything still goes there.</summary>
    public void LoseReceipts() => _streams.ForEach(stream => stream.CutDown());

    internal sealed class Stream(SimulatedLine line, SimulatedEdge edge, ConnectionNumber connection)
    {
        private readonly Direction _up = new(line);
        private readonly Direction _down = new(line);

        public ConnectionNumber Connection => connection;

        public void Up(object message) => _up.Send(message, () => line.Nation?.OnMessage(this, message));

        public void Down(object message) => _down.Send(message, () => edge.OnMessage(this, message));

        public void CloseByEdge() => _up.Send(null, () => line.Nation?.OnClosed(this));

        public void CloseByNation() => _down.Send(null, () => edge.OnClosed(this));

        public void Cut(bool halfOpen)
        {
            _up.CutSoon();
            _down.CutSoon();
            if (!halfOpen)
            {
                line.At(_up.CutAt, () => line.Nation?.OnClosed(this));
                line.At(_down.CutAt, () => edge.OnClosed(this));
            }
        }

        public void CutDown() => _down.CutNow();
    }

    private sealed class Direction(SimulatedLine line)
    {
        private TimeSpan _free;
        private TimeSpan _lastArrival;

        public TimeSpan CutAt { get; private set; } = TimeSpan.MaxValue;

        public void CutNow() => CutAt = Earlier(CutAt, line.Now);

        public void CutSoon() => CutAt = Earlier(CutAt, line.Now + (line.LatencyMax * line.Next()));

        public void Send(object? message, Action deliver)
        {
            var bytes = message is FrameMessage frame ? frame.Frame.Bytes.Length + 80 : 60;
            var onLine = line.BytesPerSecond == 0 ? 0 : bytes * TimeSpan.TicksPerSecond / line.BytesPerSecond;
            _free = Later(_free, line.Now) + TimeSpan.FromTicks(onLine);
            _lastArrival = Later(_lastArrival, _free + (line.LatencyMax * line.Next()));
            line.At(
                _lastArrival,
                () =>
                {
                    if (line.Now < CutAt)
                    {
                        deliver();
                    }
                }
            );
        }

        private static TimeSpan Earlier(TimeSpan left, TimeSpan right) => left < right ? left : right;

        private static TimeSpan Later(TimeSpan left, TimeSpan right) => left > right ? left : right;
    }

    private TimeSpan Now => time.Now;

    private double Next() => random.NextDouble();

    private void At(TimeSpan at, Action happening) => time.At(at, happening);
}
