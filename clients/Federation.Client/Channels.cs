using Grpc.Net.Client;

namespace Federation.Client;

/// <summary>Opens channels. Native gRPC: cleartext endpoints speak HTTP/2 only.</summary>
internal static class Channels
{
    private const int MessageBytesMax = 64 * 1024 * 1024;

    /// <summary>A channel that connects at its first call; the caller disposes it.</summary>
    public static GrpcChannel Open(Uri address) =>
        GrpcChannel.ForAddress(
            address,
            new GrpcChannelOptions
            {
                HttpHandler = new SocketsHttpHandler
                {
                    ConnectTimeout = TimeSpan.FromSeconds(2),
                    EnableMultipleHttp2Connections = true,
                    PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
                    UseProxy = false,
                },
                DisposeHttpClient = true,
                MaxReceiveMessageSize = MessageBytesMax,
            }
        );
}
