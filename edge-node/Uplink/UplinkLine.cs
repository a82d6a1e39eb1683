using System.Threading.Channels;
using Federation.Core.Exchange;
using Federation.Wire.V1;

namespace Federation.EdgeNode.Uplink;

/// <summary>
/// The connection that is in use, of the addresses of the nation tried in turn. For the uplink's loop alone.
/// </summary>
internal sealed class UplinkLine(
    IReadOnlyList<Uri> nation,
    ChannelWriter<UplinkEvent> events,
    UplinkHostOptions options
) : IAsyncDisposable
{
    private UplinkConnection? _connection;

    /// <summary>Ends what was there, and starts an attempt at the next address.</summary>
    public async Task ConnectAsync(ConnectionNumber number)
    {
        await EndAsync(flush: false);
        var address = nation[(int)((number.Value - 1) % nation.Count)];
        _connection = new UplinkConnection(number, address, events, options.ConnectTimeout);
    }

    /// <summary>Queues a message; where the line does not carry what waits already, it is reported as ended.</summary>
    public void Send(EdgeMessage message)
    {
        if (_connection is { } connection && !connection.TrySend(message))
        {
            events.TryWrite(new UplinkEvent.Disconnected(connection.Number, "The line does not carry what waits."));
        }
    }

    /// <summary>Ends the connection.</summary>
    /// <param name="flush">Let what is queued leave first, for a bounded time.</param>
    public async Task EndAsync(bool flush)
    {
        if (_connection is { } connection)
        {
            _connection = null;
            await connection.CloseAsync(flush ? options.FlushTimeout : TimeSpan.Zero);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => new(EndAsync(flush: false));
}
