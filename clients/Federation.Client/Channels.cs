using Grpc.Net.Client;

namespace Federation.Client;

/// <summary>Opens channels. Native gRPC: cleartext endpoints speak HTTP/2 only.</summary>
internal static class Channels
{
    private const int MessageBytesMax = 64 * 1024 * 1024;

    /// <summary>A channel that connects at its first call; the caller disposes it.</summary>
    /// <param name="address">Of the server.</param>
    /// <param name="transport">What carries the calls instead of HTTP/2; null: HTTP/2.</param>
    public static GrpcChannel Open(Uri address, Func<HttpMessageHandler>? transport = null) =>
        GrpcChannel.ForAddress(
            address,
            new GrpcChannelOptions
            {
                HttpHandler = transport?.Invoke() ?? Sockets(),
                DisposeHttpClient = true,
                MaxReceiveMessageSize = MessageBytesMax,
            }
        );

    private static SocketsHttpHandler Sockets() =>
        new()
        {
            ConnectTimeout = TimeSpan.FromSeconds(2),
            EnableMultipleHttp2Connections = true,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            UseProxy = false,
        };
}
