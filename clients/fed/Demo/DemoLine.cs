using System.Net;
using System.Net.Sockets;

namespace Federation.Fed.Demo;

/// <summary>
/// The line between one province and the nation, as the demo can cut it: what the edge node sends goes through here,
/// byte for byte. While it is cut, no connection stays and none comes about.
/// </summary>
internal sealed class DemoLine : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly IPEndPoint _nation;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _accepting;
    private CancellationTokenSource _cut = new();

    /// <param name="nationPort">Where the nation listens, on loopback.</param>
    public DemoLine(int nationPort)
    {
        _nation = new IPEndPoint(IPAddress.Loopback, nationPort);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the edge node finds the nation.</summary>
    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>Ends every connection, and every one that is tried.</summary>
    public void Cut() => _cut.Cancel();

    /// <summary>Connections come about again.</summary>
    public void Mend()
    {
        _cut.Dispose();
        _cut = new CancellationTokenSource();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        _listener.Stop();
        await _accepting;
        _cut.Dispose();
        _ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        var carried = new List<Task>();
        try
        {
            while (true)
            {
                var edge = await _listener.AcceptTcpClientAsync(_ended.Token);
                carried.RemoveAll(connection => connection.IsCompleted);
                carried.Add(CarryAsync(edge, _cut.Token));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException)
        {
            // The demo is over; the connections end with it.
        }

        await Task.WhenAll(carried);
    }

    private async Task CarryAsync(TcpClient edge, CancellationToken cut)
    {
        using var _ = edge;
        using var nation = new TcpClient { NoDelay = true };
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cut, _ended.Token);
        try
        {
            edge.NoDelay = true;
            await nation.ConnectAsync(_nation, either.Token);
            var (near, far) = (edge.GetStream(), nation.GetStream());
            await Task.WhenAny(near.CopyToAsync(far, either.Token), far.CopyToAsync(near, either.Token));
        }
        catch (Exception gone) when (gone is OperationCanceledException or SocketException)
        {
            // Cut, or the nation is not there: the edge node tries again by itself.
        }
    }
}
