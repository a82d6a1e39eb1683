using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Federation.Network;

/// <summary>
/// A TCP proxy on loopback between one address and those who connect to it, whose lines can be cut, stalled, dropped,
/// delayed and made thin. Any thread may call it.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<ProxiedLine, Task> _lines = new();
    private readonly CancellationTokenSource _end = new();
    private readonly IPEndPoint _target;
    private readonly Task _accepting;
    private Moment _moment = new(LineFault.None);
    private long _budget;
    private long _lost;
    private long _connectedAt;

    private FaultProxy(IPEndPoint target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where to connect instead of the target.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>
    /// When the last line was taken in that was not reset at once, as <see cref="Stopwatch.GetTimestamp"/>; 0: none.
    /// </summary>
    public long ConnectedAt => Volatile.Read(ref _connectedAt);

    /// <summary>What is wrong now.</summary>
    public LineFault Fault => Volatile.Read(ref _moment).Fault;

    /// <summary>Bytes that were lost without a word so far.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Listens on a free port. The target need not be there yet.</summary>
    /// <param name="target">An address on this machine.</param>
    public static FaultProxy Start(Uri target) => new(new IPEndPoint(IPAddress.Loopback, target.Port));

    /// <summary>Replaces what is wrong, for the lines that are there and for new ones.</summary>
    public void Apply(LineFault fault)
    {
        Volatile.Write(ref _budget, fault.CutAfter?.Bytes ?? 0);
        Interlocked.Exchange(ref _moment, new Moment(fault)).Changed.TrySetResult();
        if (fault.IsCut)
        {
            foreach (var line in _lines.Keys)
            {
                line.Reset();
            }
        }
    }

    /// <summary>Nothing is wrong any more.</summary>
    public void Heal() => Apply(LineFault.None);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        foreach (var line in _lines.Keys)
        {
            line.Reset();
        }

        await Task.WhenAll(_lines.Values);
        _end.Dispose();
    }

    /// <summary>Waits while nothing moves that way. A cut lets nothing go that was held: it resets the line.</summary>
    internal ValueTask UntilFlowingAsync(Ways way, CancellationToken cancellationToken) =>
        UntilAsync(fault => !fault.IsCut && !fault.Stalled.HasFlag(way), cancellationToken);

    /// <summary>Waits while what is sent that way is lost.</summary>
    internal ValueTask UntilHeardAsync(Ways way, CancellationToken cancellationToken) =>
        UntilAsync(fault => !fault.Dropped.HasFlag(way), cancellationToken);

    /// <summary>So many bytes were lost.</summary>
    internal void Lose(int bytes) => Interlocked.Add(ref _lost, bytes);

    /// <summary>
    /// How many of so many bytes may still go that way before the line is reset; all of them as a rule.
    /// </summary>
    internal int Allowed(Ways way, int bytes)
    {
        if (Fault.CutAfter is not { } cut || cut.Way != way)
        {
            return bytes;
        }

        var left = Interlocked.Add(ref _budget, -bytes);
        return left >= 0 ? bytes : (int)Math.Max(0, left + bytes);
    }

    private async ValueTask UntilAsync(Func<LineFault, bool> condition, CancellationToken cancellationToken)
    {
        var moment = Volatile.Read(ref _moment);
        while (!condition(moment.Fault))
        {
            await moment.Changed.Task.WaitAsync(cancellationToken);
            moment = Volatile.Read(ref _moment);
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var near = await _listener.AcceptSocketAsync(_end.Token);
                if (!Fault.IsCut)
                {
                    Volatile.Write(ref _connectedAt, Stopwatch.GetTimestamp());
                }

                var line = new ProxiedLine(this, near);
                _lines[line] = ServeAsync(line);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed.
        }
    }

    private async Task ServeAsync(ProxiedLine line)
    {
        // The line is in the table before it can be taken out of it.
        await Task.Yield();
        using (line)
        {
            await line.RunAsync(_target, _end.Token);
        }

        _lines.TryRemove(line, out _);
    }

    private sealed class Moment(LineFault fault)
    {
        public LineFault Fault { get; } = fault;

        public TaskCompletionSource Changed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
