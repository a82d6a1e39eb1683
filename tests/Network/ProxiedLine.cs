using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace Federation.Network;

/// <summary>One connection through the proxy: four loops, a reader and a sender each way.</summary>
internal sealed class ProxiedLine : IDisposable
{
    private const int ChunkMax = 16 * 1024;

    /// <summary>A thin line hands over what one packet of it would carry.</summary>
    private const int ThinChunkMax = 1_400;

    private const int ChunksWaitingMax = 32;

    private readonly FaultProxy _proxy;
    private readonly Socket _near;
    private readonly Socket _far = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _end = new();
    private int _isDeaf;

    public ProxiedLine(FaultProxy proxy, Socket near)
    {
        (_proxy, _near) = (proxy, near);
        (_near.NoDelay, _far.NoDelay) = (true, true);
        // What waits in the machine's own buffers would be neither late nor slow.
        (_near.ReceiveBufferSize, _far.ReceiveBufferSize) = (32 * 1024, 32 * 1024);
    }

    /// <summary>Carries what is sent, until both ends have ended it or it is reset.</summary>
    public async Task RunAsync(IPEndPoint target, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.Register(Reset);
        try
        {
            if (_proxy.Fault.IsCut)
            {
                Reset();
                return;
            }

            await _far.ConnectAsync(target, _end.Token);
            await Task.WhenAll(CarryAsync(_near, _far, Ways.Up), CarryAsync(_far, _near, Ways.Down));
        }
        catch (Exception e) when (IsEnd(e))
        {
            Reset();
        }
    }

    /// <summary>Ends both sides at once, without a farewell.</summary>
    public void Reset()
    {
        try
        {
            _end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It ended by itself.
        }

        Reset(_near);
        Reset(_far);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _near.Dispose();
        _far.Dispose();
        _end.Dispose();
    }

    private static void Reset(Socket socket)
    {
        try
        {
            // Closing without lingering sends a reset.
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            socket.Close();
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Closed already.
        }
    }

    private static bool IsEnd(Exception e) =>
        e is SocketException or OperationCanceledException or ObjectDisposedException or ChannelClosedException;

    private async Task CarryAsync(Socket from, Socket to, Ways way)
    {
        var waiting = Channel.CreateBounded<(long Due, byte[] Bytes)>(ChunksWaitingMax);
        await Task.WhenAll(ReadAsync(from, way, waiting.Writer), SendAsync(to, way, waiting.Reader));
    }

    private async Task ReadAsync(Socket from, Ways way, ChannelWriter<(long Due, byte[] Bytes)> waiting)
    {
        try
        {
            var buffer = new byte[ChunkMax];
            var free = 0L;
            while (true)
            {
                var isThin = _proxy.Fault.BytesPerSecond > 0;
                var memory = buffer.AsMemory(0, isThin ? ThinChunkMax : ChunkMax);
                var count = await from.ReceiveAsync(memory, _end.Token);
                if (count == 0)
                {
                    waiting.Complete();
                    return;
                }

                free = FreeAfter(free, count);
                var due = free + Ticks(_proxy.Fault.Latency);
                await waiting.WriteAsync((due, memory[..count].ToArray()), _end.Token);
            }
        }
        catch (SocketException) when (IsDeaf(way))
        {
            await ResetOnceHeardAsync(way);
        }
        catch (Exception e) when (IsEnd(e))
        {
            Reset();
        }
    }

    /// <summary>When the line will have taken in so many bytes more, at its rate.</summary>
    private long FreeAfter(long free, int count)
    {
        var rate = _proxy.Fault.BytesPerSecond;
        var start = Math.Max(free, Stopwatch.GetTimestamp());
        return rate == 0 ? start : start + (count * Stopwatch.Frequency / rate);
    }

    private async Task SendAsync(Socket to, Ways way, ChannelReader<(long Due, byte[] Bytes)> waiting)
    {
        try
        {
            await foreach (var (due, bytes) in waiting.ReadAllAsync(_end.Token))
            {
                await UntilAsync(due);
                await _proxy.UntilFlowingAsync(way, _end.Token);
                await PassAsync(to, way, bytes);
            }

            if (IsDeaf(way))
            {
                await ResetOnceHeardAsync(way);
                return;
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (IsEnd(e))
        {
            Reset();
        }
    }

    private async Task PassAsync(Socket to, Ways way, byte[] bytes)
    {
        if (IsDeaf(way))
        {
            _proxy.Lose(bytes.Length);
            return;
        }

        var allowed = _proxy.Allowed(way, bytes.Length);
        for (var sent = 0; sent < allowed; )
        {
            sent += await to.SendAsync(bytes.AsMemory(sent, allowed - sent), _end.Token);
        }

        if (allowed < bytes.Length)
        {
            Reset();
        }
    }

    /// <summary>True where something that way was or is being lost: from then on everything is.</summary>
    private bool IsDeaf(Ways way)
    {
        if (_proxy.Fault.Dropped.HasFlag(way))
        {
            Interlocked.Or(ref _isDeaf, (int)way);
        }

        return ((Ways)Volatile.Read(ref _isDeaf)).HasFlag(way);
    }

    /// <summary>
    /// One end of a half-open line is gone: the other side is not told before something can get through again.
    /// </summary>
    private async Task ResetOnceHeardAsync(Ways way)
    {
        try
        {
            await _proxy.UntilHeardAsync(way, _end.Token);
        }
        catch (OperationCanceledException)
        {
            // Reset meanwhile.
        }

        Reset();
    }

    private async ValueTask UntilAsync(long due)
    {
        var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
        if (left >= TimeSpan.FromMilliseconds(1))
        {
            using var timer = new PeriodicTimer(left);
            await timer.WaitForNextTickAsync(_end.Token);
        }
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
