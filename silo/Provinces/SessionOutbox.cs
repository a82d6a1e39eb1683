using System.Threading.Channels;
using Federation.Wire.V1;

namespace Federation.Silo.Provinces;

/// <summary>What waits to be sent to one session, in order, bounded.</summary>
internal sealed class SessionOutbox(int messagesMax)
{
    private readonly Channel<NationMessage> _messages = Channel.CreateBounded<NationMessage>(
        new BoundedChannelOptions(messagesMax) { SingleReader = true, SingleWriter = true }
    );

    /// <summary>Queues a message; false where too many wait: the edge does not read.</summary>
    public bool TrySend(NationMessage message) => _messages.Writer.TryWrite(message);

    /// <summary>Ends the session after what is queued.</summary>
    public void Close() => _messages.Writer.TryComplete();

    /// <summary>What was queued, until the session is closed.</summary>
    public IAsyncEnumerable<NationMessage> ReadAllAsync(CancellationToken cancellationToken) =>
        _messages.Reader.ReadAllAsync(cancellationToken);
}
