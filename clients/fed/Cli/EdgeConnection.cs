using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Federation.Fed.Cli;

/// <summary>The line to one edge node for the length of a command.</summary>
/// <param name="address">The edge node.</param>
/// <param name="claim">Who asks: a force code, or <c>operator</c>.</param>
internal sealed class EdgeConnection(Uri address, string claim) : IDisposable
{
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(address);

    public Ledger.LedgerClient Ledger => new(_channel);

    public Uri Address => address;

    /// <summary>Options of a call that answers soon.</summary>
    public CallOptions Call(CancellationToken cancellationToken) =>
        CallSettings.For(claim, CallSettings.AnswerTimeout, cancellationToken);

    /// <summary>Options of a call that may take longer.</summary>
    public CallOptions Call(TimeSpan timeout, CancellationToken cancellationToken) =>
        CallSettings.For(claim, timeout, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();
}
