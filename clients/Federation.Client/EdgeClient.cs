using Federation.Core.Boards;
using Federation.Core.Ledger;
using Federation.Wire;
using Federation.Wire.Access;
using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Federation.Client;

/// <summary>Talks to one province's edge node. Any thread may call it.</summary>
/// <param name="address">Its address, <c>http://127.0.0.1:5104</c>.</param>
/// <param name="claim">Who calls.</param>
/// <param name="time">The clock of deadlines; the system's unless a test brings its own.</param>
public sealed class EdgeClient(Uri address, Claim claim, TimeProvider? time = null) : IDisposable
{
    private static readonly TimeSpan FiguresTimeout = TimeSpan.FromSeconds(5);

    private readonly GrpcChannel _channel = Channels.Open(address);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>The address.</summary>
    public Uri Address => address;

    /// <summary>Every method of the ledger; call it with <see cref="Within"/>.</summary>
    public Ledger.LedgerClient Ledger => new(_channel);

    /// <summary>Who calls, and until when the answer is waited for.</summary>
    public CallOptions Within(TimeSpan timeout, CancellationToken cancellationToken) =>
        new(ClaimMetadata.Of(claim), _time.GetUtcNow().UtcDateTime + timeout, cancellationToken);

    /// <summary>Figures of this ledger alone, down to the last post; works with the line down.</summary>
    /// <exception cref="RpcException">The edge refused it, or did not answer.</exception>
    public async Task<FiguresResponse> QueryAsync(FigureQuestion question, CancellationToken cancellationToken) =>
        await Ledger.FiguresAsync(question.ToRequest(), Within(FiguresTimeout, cancellationToken));

    /// <inheritdoc/>
    public void Dispose() => _channel.Dispose();
}
