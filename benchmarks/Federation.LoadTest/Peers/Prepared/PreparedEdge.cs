using Federation.Core.Exchange.Messages;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;
using CoreHeartbeat = Federation.Core.Exchange.Messages.EdgeHeartbeat;
using CoreHello = Federation.Core.Exchange.Messages.Hello;

namespace Federation.LoadTest.Peers.Prepared;

/// <summary>
/// An edge whose frames are sealed already: the real exchange from Hello to receipts, within the nation's credit, with
/// heartbeats. It announces its whole head at once, as an edge does that comes back with a backlog.
/// </summary>
internal sealed class PreparedEdge : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    private readonly PreparedFrames _ledger;
    private readonly Lane _lane;
    private readonly GrpcChannel _channel;
    private readonly AsyncDuplexStreamingCall<EdgeMessage, NationMessage> _call;
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly SemaphoreSlim _heard = new(0, 1);
    private readonly Queue<int> _bytesInFlight = new();
    private Task _background = Task.CompletedTask;
    private Credit _credit;
    private long _receipted;
    private int _sent;
    private int _forgotten;
    private long _bytes;

    private PreparedEdge(PreparedFrames ledger, Lane lane, Uri nation)
    {
        (_ledger, _lane) = (ledger, lane);
        _channel = GrpcChannel.ForAddress(nation);
        _call = new Uplink.UplinkClient(_channel).Exchange(cancellationToken: _end.Token);
    }

    /// <summary>Connects and is welcomed.</summary>
    /// <exception cref="InvalidOperationException">The nation did not welcome it.</exception>
    public static async Task<PreparedEdge> StartAsync(
        PreparedFrames ledger,
        Lane lane,
        Uri nation,
        CancellationToken cancellationToken
    )
    {
        var edge = new PreparedEdge(ledger, lane, nation);
        var (head, genesis) = (ledger.Head, ledger.Genesis);
        var backlog = ledger.Frames.Sum(frame => (long)frame.Postings);
        var hello = new CoreHello(CoreHello.Current, ledger.Owner, ledger.Ledger, head, genesis, 1, backlog, 0);
        var message = new EdgeMessage { Hello = UplinkMessages.ToWire(hello) };
        await edge._call.RequestStream.WriteAsync(message, cancellationToken);
        while (edge._credit == default)
        {
            if (!await edge._call.ResponseStream.MoveNext(cancellationToken))
            {
                throw new InvalidOperationException("The nation ended the stream before its Welcome.");
            }

            edge.Take(edge._call.ResponseStream.Current);
        }

        edge._background = Task.WhenAll(edge.ListenAsync(edge._end.Token), edge.BeatAsync(edge._end.Token));
        return edge;
    }

    /// <summary>Sends what the lane's phase allows, and ends when the nation has receipted all of it.</summary>
    /// <exception cref="InvalidOperationException">The nation ended the exchange.</exception>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        while (_sent < _ledger.Frames.Count && _lane.TryTake(_ledger.Frames[_sent].Postings, out _))
        {
            var message = _ledger.Frames[_sent].Message;
            while (!TryReserve(message.Frame.Length))
            {
                await HearAsync(cancellationToken);
            }

            await WriteAsync(new EdgeMessage { Frame = message }, cancellationToken);
        }

        while (Interlocked.Read(ref _receipted) < _sent)
        {
            await HearAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _background.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _call.Dispose();
        _channel.Dispose();
        _end.Dispose();
        _writing.Dispose();
        _heard.Dispose();
    }

    /// <summary>Counts a frame as in flight where the credit allows it; one frame may always be.</summary>
    private bool TryReserve(int bytes)
    {
        for (var receipted = Interlocked.Read(ref _receipted); _forgotten < receipted; _forgotten++)
        {
            _bytes -= _bytesInFlight.Dequeue();
        }

        if (_bytesInFlight.Count > 0 && !_credit.Allows(_bytesInFlight.Count + 1, _bytes + bytes))
        {
            return false;
        }

        _bytesInFlight.Enqueue(bytes);
        _bytes += bytes;
        _sent++;
        return true;
    }

    private async Task HearAsync(CancellationToken cancellationToken)
    {
        if (_background.IsCompleted)
        {
            await _background;
            throw new InvalidOperationException("The nation ended the exchange.");
        }

        await _heard.WaitAsync(Beat, cancellationToken);
    }

    private async Task WriteAsync(EdgeMessage message, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await _call.RequestStream.WriteAsync(message, cancellationToken);
        }
        finally
        {
            _ = _writing.Release();
        }
    }

    private async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (await _call.ResponseStream.MoveNext(cancellationToken))
        {
            Take(_call.ResponseStream.Current);
        }
    }

    private void Take(NationMessage message)
    {
        switch (message.MessageCase)
        {
            case NationMessage.MessageOneofCase.Welcome:
                _credit = UplinkMessages.FromWire(message.Welcome).Credit;
                break;
            case NationMessage.MessageOneofCase.Receipt:
                Interlocked.Exchange(ref _receipted, UplinkMessages.FromWire(message.Receipt).Through.Number.Value);
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
            var left = _ledger.Frames.Count - Interlocked.Read(ref _receipted);
            var heartbeat = new CoreHeartbeat(_ledger.Head, left, 0, number, TimeSpan.Zero);
            await WriteAsync(new EdgeMessage { Heartbeat = UplinkMessages.ToWire(heartbeat) }, cancellationToken);
        }
    }
}
