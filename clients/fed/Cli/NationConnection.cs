using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Federation.Fed.Cli;

/// <summary>The line to the nation for the length of a command: the next address is asked when one is gone.</summary>
/// <param name="addresses">At least one.</param>
/// <param name="claim">Who asks: a force code, or <c>operator</c>.</param>
internal sealed class NationConnection(IReadOnlyList<Uri> addresses, string claim) : IDisposable
{
    private readonly List<GrpcChannel> _channels = [.. addresses.Select(GrpcChannel.ForAddress)];
    private int _current;

    /// <summary>Figures of one area, period and view.</summary>
    public Task<FiguresResponse> QueryAsync(FiguresRequest request, CancellationToken cancellationToken) =>
        AskAsync((boards, options) => boards.QueryAsync(request, options), cancellationToken);

    /// <summary>Every ledger's link.</summary>
    public Task<LinksResponse> LinksAsync(CancellationToken cancellationToken) =>
        AskAsync((boards, options) => boards.LinksAsync(new LinksRequest(), options), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _channels.ForEach(channel => channel.Dispose());

    private async Task<T> AskAsync<T>(
        Func<Boards.BoardsClient, CallOptions, AsyncUnaryCall<T>> ask,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var options = CallSettings.For(claim, CallSettings.AnswerTimeout, cancellationToken);
                return await ask(new Boards.BoardsClient(_channels[_current]), options);
            }
            catch (RpcException gone) when (gone.StatusCode == StatusCode.Unavailable && attempt < _channels.Count)
            {
                _current = (_current + 1) % _channels.Count;
            }
        }
    }
}
