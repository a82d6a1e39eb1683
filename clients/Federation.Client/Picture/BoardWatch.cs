using System.Threading.Channels;
using Federation.Core.Ledger;
using Grpc.Core;

namespace Federation.Client.Picture;

/// <summary>What came, and for which board: what is still under way when another one is chosen is not shown.</summary>
public readonly record struct WatchedBoard(Subject Subject, BoardState State);

/// <summary>The subscription to the board that is shown.</summary>
public sealed class BoardWatch(NationClient nation, ChannelWriter<WatchedBoard> boards)
{
    private volatile string? _refused;

    /// <summary>Why the nation refused the subscription; null: it did not.</summary>
    public string? Refused => _refused;

    /// <summary>Watches a board until it is cancelled or refused.</summary>
    public async Task RunAsync(Subject subject, CancellationToken cancellationToken)
    {
        _refused = null;
        try
        {
            var subscription = nation.Subscribe(subject.Period, subject.Calendar);
            await foreach (var state in subscription.WatchAsync(cancellationToken))
            {
                boards.TryWrite(new WatchedBoard(subject, state));
            }
        }
        catch (RpcException refusal) when (!cancellationToken.IsCancellationRequested)
        {
            _refused = $"{refusal.StatusCode}: {Refusal.Shown(refusal.Status.Detail)}";
        }
    }
}
