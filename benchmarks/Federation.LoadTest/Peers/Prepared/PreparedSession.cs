using Federation.Core.Exchange.Messages;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;
using CoreHeartbeat = Federation.Core.Exchange.Messages.EdgeHeartbeat;
using CoreHello = Federation.Core.Exchange.Messages.Hello;

namespace Federation.LoadTest.Peers.Prepared;

/// <summary>
/// One stream of a prepared edge: Hello, Welcome, then frames within the nation's credit, heartbeats, and receipts. It
/// announces its whole head at once, as an edge does that comes back with a backlog.
/// </summary>
internal sealed class PreparedSession : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly ISealedLedger _ledger;
    private readonly GrpcChannel _channel;
    private readonly AsyncDuplexStreamingCall<EdgeMessage, NationMessage> _call;
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly SemaphoreSlim _heard = new(0, 1);
    private readonly Queue<int> _bytesInFlight = new();
    private Task _listening = Task.CompletedTask;
    private Task _beating = Task.CompletedTask;
    private Credit _credit;
    private long _receipted;
    private long _forgotten;
    private long _bytes;

    private PreparedSession(ISealedLedger ledger, Uri nation)
    {
        _ledger = ledger;
        _channel = GrpcChannel.ForAddress(nation);
        _call = new Uplink.UplinkClient(_channel).Exchange(cancellationToken: _end.Token);
    }

    /// <summary>The last frame that the nation holds.</summary>
    public long Receipted => Interlocked.Read(ref _receipted);

    /// <summary>True where the stream is over.</summary>
    public bool HasEnded => _listening.IsCompleted || _beating.IsCompleted;

    /// <summary>Connects and is welcomed.</summary>
    /// <param name="ledger">Whose frames.</param>
    /// <param name="receipted">The last frame with a receipt.</param>
    /// <param name="nation">The silo.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">The nation did not welcome it.</exception>
    public static async Task<PreparedSession> OpenAsync(
        ISealedLedger ledger,
        long receipted,
        Uri nation,
        CancellationToken cancellationToken
    )
    {
        var session = new PreparedSession(ledger, nation);
        var held = ledger.HeadAt(receipted);
        var hello = new CoreHello(CoreHello.Current, ledger.Owner, ledger.Ledger, ledger.Head, held, 1, 0, 0);
        var message = new EdgeMessage { Hello = UplinkMessages.ToWire(hello) };
        await session._call.RequestStream.WriteAsync(message, cancellationToken);
        while (session._credit == default)
        {
            if (!await session._call.ResponseStream.MoveNext(cancellationToken))
            {
                throw new InvalidOperationException("The nation ended the stream before its Welcome.");
            }

            session.Take(session._call.ResponseStream.Current);
        }

        session._forgotten = session.Receipted;
        session._listening = session.ListenAsync(session._end.Token);
        session._beating = session.BeatAsync(session._end.Token);
        return session;
    }

    /// <summary>Counts a frame as in flight where the credit allows it; one frame may always be.</summary>
    public bool TryReserve(int bytes)
    {
        for (var receipted = Receipted; _forgotten < receipted && _bytesInFlight.Count > 0; _forgotten++)
        {
            _bytes -= _bytesInFlight.Dequeue();
        }

        if (_bytesInFlight.Count > 0 && !_credit.Allows(_bytesInFlight.Count + 1, _bytes + bytes))
        {
            return false;
        }

        _bytesInFlight.Enqueue(bytes);
        _bytes += bytes;
        return true;
    }

    /// <summary>Sends a message; a stream that is over is found by <see cref="HasEnded"/>.</summary>
    public async Task WriteAsync(EdgeMessage message, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await _call.RequestStream.WriteAsync(message, cancellationToken);
        }
        catch (Exception over) when (over is RpcException or InvalidOperationException)
        {
            await _end.CancelAsync();
        }
        finally
        {
            _ = _writing.Release();
        }
    }

    /// <summary>Waits until something came, or a beat has passed.</summary>
    /// <exception cref="InvalidOperationException">The nation stopped the ledger: an operator would decide.</exception>
    public async Task HearAsync(CancellationToken cancellationToken)
    {
        if (_listening.IsFaulted)
        {
            await _listening;
        }

        _ = await _heard.WaitAsync(Beat, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _call.Dispose();
        _channel.Dispose();
        _end.Dispose();
        _writing.Dispose();
        _heard.Dispose();
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _call.ResponseStream.MoveNext(cancellationToken))
            {
                Take(_call.ResponseStream.Current);
            }
        }
        catch (RpcException)
        {
            // The stream is over, and this task with it.
        }
    }

    private void Take(NationMessage message)
    {
        switch (message.MessageCase)
        {
            case NationMessage.MessageOneofCase.Welcome:
                var welcome = UplinkMessages.FromWire(message.Welcome);
                _credit = welcome.Credit;
                _ = Interlocked.Exchange(ref _receipted, welcome.Watermark.Number.Value);
                break;
            case NationMessage.MessageOneofCase.Receipt:
                var receipt = UplinkMessages.FromWire(message.Receipt);
                _ = Interlocked.Exchange(ref _receipted, receipt.Through.Number.Value);
                break;
            case NationMessage.MessageOneofCase.Stop:
                throw new InvalidOperationException($"The nation stopped the ledger: {message.Stop.Detail}");
            default:
                break;
        }

        if (_heard.CurrentCount == 0)
        {
            _ = _heard.Release();
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        using var beat = new PeriodicTimer(Beat);
        for (var number = 1L; await beat.WaitForNextTickAsync(cancellationToken); number++)
        {
            var heartbeat = new CoreHeartbeat(_ledger.Head, 0, 0, number, TimeSpan.Zero);
            await WriteAsync(new EdgeMessage { Heartbeat = UplinkMessages.ToWire(heartbeat) }, cancellationToken);
        }
    }
}
