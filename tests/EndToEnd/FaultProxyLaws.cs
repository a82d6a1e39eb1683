using System.Net;
using System.Net.Sockets;
using System.Text;
using Federation.EndToEnd.Battery;
using Federation.Network;
using Xunit;

namespace Federation.EndToEnd;

/// <summary>The proxy does what its faults say: else the battery would prove nothing.</summary>
public sealed class FaultProxyLaws : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly TcpListener _target = new(IPAddress.Loopback, 0);
    private readonly List<Socket> _ends = [];
    private FaultProxy? _proxy;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private FaultProxy Proxy => _proxy!;

    public ValueTask InitializeAsync()
    {
        _target.Start();
        _proxy = FaultProxy.Start(new Uri($"http://127.0.0.1:{((IPEndPoint)_target.LocalEndpoint).Port}"));
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        _ends.ForEach(end => end.Dispose());
        _target.Dispose();
    }

    [Fact]
    public async Task A_line_without_faults_carries_both_ways_and_tells_its_end()
    {
        var (near, far) = await ConnectAsync();
        await SendAsync(near, "up");
        Assert.Equal("up", await ReadAsync(far, 2));
        await SendAsync(far, "down");
        Assert.Equal("down", await ReadAsync(near, 4));
        near.Shutdown(SocketShutdown.Send);
        Assert.Equal("", await ReadAsync(far, 1));
    }

    [Fact]
    public async Task A_cut_ends_the_lines_that_are_there_and_new_ones()
    {
        var (near, far) = await ConnectAsync();
        Proxy.Apply(LineFault.Cut);
        await AssertResetAsync(near);
        await AssertResetAsync(far);
        await Assert.ThrowsAsync<SocketException>(async () => await ReadToEndAsync(await ConnectNearAsync()));
        Proxy.Heal();
        var (again, target) = await ConnectAsync();
        await SendAsync(again, "well");
        Assert.Equal("well", await ReadAsync(target, 4));
    }

    [Fact]
    public async Task A_stalled_way_holds_everything_and_loses_nothing_while_the_other_way_goes_on()
    {
        var (near, far) = await ConnectAsync();
        Proxy.Apply(LineFault.Stall(Ways.Up));
        await SendAsync(near, "held");
        await SendAsync(far, "free");
        Assert.Equal("free", await ReadAsync(near, 4));
        Assert.Equal(0, far.Available);
        Proxy.Heal();
        Assert.Equal("held", await ReadAsync(far, 4));
    }

    [Fact]
    public async Task A_cut_lets_nothing_through_that_a_stall_held()
    {
        for (var round = 0; round < 50; round++)
        {
            var (near, far) = await ConnectAsync();
            Proxy.Apply(LineFault.Stall(Ways.Up));
            await SendAsync(near, "held");
            await SendAsync(far, "free");
            Assert.Equal("free", await ReadAsync(near, 4));
            Proxy.Apply(LineFault.Cut);
            Assert.Equal("", await ReadAsync(far, 4));
            Proxy.Heal();
        }
    }

    [Fact]
    public async Task A_line_that_lost_something_stays_silent_that_way_and_a_new_one_is_well()
    {
        var (near, far) = await ConnectAsync();
        Proxy.Apply(LineFault.Drop(Ways.Up));
        await SendAsync(near, "lost");
        await LostAsync(4);
        Proxy.Heal();
        await SendAsync(near, "too");
        await LostAsync(7);
        Assert.Equal(0, far.Available);
        await SendAsync(far, "heard");
        Assert.Equal("heard", await ReadAsync(near, 5));
        var (again, target) = await ConnectAsync();
        await SendAsync(again, "well");
        Assert.Equal("well", await ReadAsync(target, 4));
    }

    [Fact]
    public async Task The_end_of_a_half_open_line_is_told_only_once_something_gets_through_again()
    {
        var (near, far) = await ConnectAsync();
        Proxy.Apply(LineFault.Drop(Ways.Both));
        await SendAsync(near, "lost");
        await LostAsync(4);
        near.Close();
        await SendAsync(far, "into the dark");
        await LostAsync(17);
        Assert.Equal(0, far.Available);
        Proxy.Heal();
        await AssertResetAsync(far);
    }

    [Fact]
    public async Task A_line_cut_after_some_bytes_lets_no_more_through()
    {
        var (near, far) = await ConnectAsync();
        Proxy.Apply(LineFault.CutIn(Ways.Up, 5));
        await SendAsync(near, "abcdefgh");
        Assert.StartsWith(await ReadAsync(far, 8), "abcde", StringComparison.Ordinal);
        await AssertResetAsync(near);
    }

    [Fact]
    public async Task A_thin_line_is_no_faster_than_its_rate_and_its_latency()
    {
        var (near, far) = await ConnectAsync();
        Proxy.Apply(LineFault.Thin(1_000_000, TimeSpan.FromMilliseconds(200)));
        var begun = TimeProvider.System.GetTimestamp();
        await SendAsync(near, new string('x', 50_000));
        Assert.Equal(50_000, (await ReadAsync(far, 50_000)).Length);
        // 50,000 bytes are 400 ms at 1 Mbit/s, and the last of them is 200 ms under way.
        Assert.InRange(TimeProvider.System.GetElapsedTime(begun), TimeSpan.FromMilliseconds(590), Limit);
    }

    private async Task<(Socket Near, Socket Far)> ConnectAsync()
    {
        var near = await ConnectNearAsync();
        var far = await _target.AcceptSocketAsync(Cancellation);
        _ends.Add(far);
        return (near, far);
    }

    private async Task<Socket> ConnectNearAsync()
    {
        var near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _ends.Add(near);
        await near.ConnectAsync(IPAddress.Loopback, Proxy.Address.Port, Cancellation);
        return near;
    }

    private async Task LostAsync(long bytes) =>
        await Pause.UntilAsync(
            $"{bytes} bytes to be lost",
            Limit,
            () => Task.FromResult((Proxy.Lost == bytes, $"{Proxy.Lost}")),
            Cancellation
        );

    private static async Task SendAsync(Socket socket, string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        for (var sent = 0; sent < bytes.Length; )
        {
            sent += await socket.SendAsync(bytes.AsMemory(sent), Cancellation);
        }
    }

    /// <summary>So many characters, or those that came before the line ended.</summary>
    private static async Task<string> ReadAsync(Socket socket, int count)
    {
        var buffer = new byte[count];
        var read = 0;
        try
        {
            while (read < count)
            {
                var more = await socket
                    .ReceiveAsync(buffer.AsMemory(read), Cancellation)
                    .AsTask()
                    .WaitAsync(Limit, Cancellation);
                if (more == 0)
                {
                    break;
                }

                read += more;
            }
        }
        catch (SocketException)
        {
            // Reset: what came before counts.
        }

        return Encoding.ASCII.GetString(buffer, 0, read);
    }

    /// <summary>Whatever was under way before, it ends by a reset.</summary>
    private static async Task AssertResetAsync(Socket socket)
    {
        var reset = await Assert.ThrowsAsync<SocketException>(() => ReadToEndAsync(socket));
        Assert.Equal(SocketError.ConnectionReset, reset.SocketErrorCode);
    }

    private static async Task ReadToEndAsync(Socket socket)
    {
        while (await socket.ReceiveAsync(new byte[64], Cancellation).AsTask().WaitAsync(Limit, Cancellation) > 0)
        {
            // What was under way.
        }
    }
}
