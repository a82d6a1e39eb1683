using Federation.Core.Exchange;
using Federation.Wire;
using Grpc.Core;
using Kind = Federation.Wire.V1.NationMessage.MessageOneofCase;
using V1 = Federation.Wire.V1;

namespace Federation.Silo.Tests.Rig;

/// <summary>One stream of an edge to the nation. Waits say what they waited for.</summary>
internal sealed class FakeStream : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly AsyncDuplexStreamingCall<V1.EdgeMessage, V1.NationMessage> _call;

    private FakeStream(AsyncDuplexStreamingCall<V1.EdgeMessage, V1.NationMessage> call) => _call = call;

    /// <summary>Opens a stream that says nothing yet.</summary>
    public static FakeStream Open(Nation nation) =>
        new(nation.Uplink.Exchange(cancellationToken: TestContext.Current.CancellationToken));

    /// <summary>Opens a stream and is welcomed.</summary>
    public static async Task<FakeStream> OpenAsync(Nation nation, FakeEdge edge)
    {
        var stream = Open(nation);
        await stream.SendAsync(edge.Hello());
        _ = await stream.NextAsync(Kind.Welcome);
        return stream;
    }

    public Task SendAsync(V1.EdgeMessage message) => _call.RequestStream.WriteAsync(message);

    /// <summary>Sends a message that is refused by its size: the stream may end in the middle of it.</summary>
    public async Task SendWhateverBecomesOfItAsync(V1.EdgeMessage message)
    {
        try
        {
            await SendAsync(message);
        }
        catch (RpcException)
        {
            // How the stream ended is for the reader to see.
        }
    }

    /// <summary>Sends frames and waits for the receipt of the last.</summary>
    public async Task SendAndAwaitReceiptAsync(params Frame[] frames)
    {
        foreach (var frame in frames)
        {
            await SendAsync(FakeEdge.Message(frame));
        }

        await AwaitReceiptAsync(frames[^1].Head);
    }

    /// <summary>Waits for a receipt through this head.</summary>
    public async Task AwaitReceiptAsync(FrameHead through)
    {
        while (true)
        {
            var receipt = (await NextAsync(Kind.Receipt)).Receipt;
            if (UplinkMessages.FromWire(receipt).Through == through)
            {
                return;
            }
        }
    }

    /// <summary>The next message that is no heartbeat, which must be of this kind.</summary>
    public async Task<V1.NationMessage> NextAsync(Kind kind)
    {
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            while (await _call.ResponseStream.MoveNext(deadline.Token))
            {
                var message = _call.ResponseStream.Current;
                if (message.MessageCase != Kind.Heartbeat || kind == Kind.Heartbeat)
                {
                    Assert.Equal(kind, message.MessageCase);
                    return message;
                }
            }
        }
        catch (RpcException) when (deadline.IsCancellationRequested)
        {
            Assert.Fail($"Waited {Patience} for a {kind}; nothing came.");
        }

        throw new InvalidOperationException($"The stream ended where a {kind} was expected.");
    }

    /// <summary>Waits for the end of the stream and gives its status; messages before it are dropped.</summary>
    public async Task<Status> EndAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        try
        {
            while (await _call.ResponseStream.MoveNext(deadline.Token)) { }
        }
        catch (RpcException ended) when (!deadline.IsCancellationRequested)
        {
            return ended.Status;
        }

        return _call.GetStatus();
    }

    public void Dispose() => _call.Dispose();
}
