using System.Net.Sockets;
using System.Threading.Channels;
using Federation.Core.Exchange;
using Federation.Wire.Hosting;
using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Federation.EdgeNode.Uplink;

/// <summary>
/// One attempt to reach the nation: a channel of its own, disposed with it, because a duplex call over a half-open line
/// may otherwise never end. Reports what it hears as events; sends through a bounded queue, so that a slow line does
/// not hold up its owner.
/// </summary>
internal sealed class UplinkConnection : IAsyncDisposable
{
    private const int OutgoingMax = 4096;

    private readonly ConnectionNumber _number;
    private readonly ChannelWriter<UplinkEvent> _events;
    private readonly GrpcChannel _channel;
    private readonly CancellationTokenSource _end = new();
    private readonly Channel<EdgeMessage> _outgoing = Channel.CreateBounded<EdgeMessage>(
        new BoundedChannelOptions(OutgoingMax) { SingleReader = true, SingleWriter = true }
    );

    private readonly Task _running;

    /// <summary>Starts connecting.</summary>
    public UplinkConnection(
        ConnectionNumber number,
        Uri nation,
        ChannelWriter<UplinkEvent> events,
        TimeSpan connectTimeout
    )
    {
        (_number, _events) = (number, events);
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = connectTimeout,
            EnableMultipleHttp2Connections = false,
        };
        _channel = GrpcChannel.ForAddress(
            nation,
            new GrpcChannelOptions { HttpHandler = handler, DisposeHttpClient = true }
        );
        _running = RunAsync(_end.Token);
    }

    /// <summary>Which attempt this is.</summary>
    public ConnectionNumber Number => _number;

    /// <summary>Queues a message.</summary>
    /// <returns>False where more waits than may wait: the line does not carry what it was asked to.</returns>
    public bool TrySend(EdgeMessage message) => _outgoing.Writer.TryWrite(message);

    /// <summary>
    /// Lets what is queued leave, for a bounded time (zero: not at all), and disposes of the channel.
    /// </summary>
    public async Task CloseAsync(TimeSpan flushTimeout)
    {
        _outgoing.Writer.TryComplete();
        _end.CancelAfter(flushTimeout);
        await _running;
        _channel.Dispose();
        _end.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => new(CloseAsync(TimeSpan.Zero));

    private async Task RunAsync(CancellationToken end)
    {
        var reason = "The nation ended the exchange.";
        try
        {
            await _channel.ConnectAsync(end);
            using var call = new Wire.V1.Uplink.UplinkClient(_channel).Exchange(cancellationToken: end);
            await _events.WriteAsync(new UplinkEvent.Connected(_number), end);
            var sending = SendAsync(call.RequestStream, end);
            try
            {
                await foreach (var message in call.ResponseStream.ReadAllAsync(end))
                {
                    await _events.WriteAsync(new UplinkEvent.Heard(_number, message), end);
                }
            }
            finally
            {
                _outgoing.Writer.TryComplete();
                call.Dispose();
                await sending;
            }
        }
        catch (Exception e) when (IsEnd(e))
        {
            reason = e is RpcException rpc ? $"{rpc.StatusCode}: {rpc.Status.Detail}" : e.Message;
        }

        await ReportAsync(reason, end);
    }

    private static bool IsEnd(Exception e) =>
        e
            is RpcException
                or OperationCanceledException
                or IOException
                or HttpRequestException
                or SocketException
                or InvalidOperationException;

    private async Task ReportAsync(string reason, CancellationToken end)
    {
        try
        {
            await _events.WriteAsync(new UplinkEvent.Disconnected(_number, reason), end);
        }
        catch (OperationCanceledException)
        {
            // The owner has let go of this connection: it wants no reports any more.
        }
    }

    private async Task SendAsync(IClientStreamWriter<EdgeMessage> stream, CancellationToken end)
    {
        try
        {
            await foreach (var message in _outgoing.Reader.ReadAllAsync(end))
            {
                await stream.WriteAsync(message, end);
                if (message.MessageCase == EdgeMessage.MessageOneofCase.Frame)
                {
                    CrashPoints.Pass(CrashPoint.EdgeAfterSending);
                }
            }

            await stream.CompleteAsync();
        }
        catch (Exception e) when (IsEnd(e))
        {
            // The call is over; the reading side finds and reports it.
        }
    }
}
