using System.Threading.Channels;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.HqConsole.Model;
using Grpc.Core;

namespace Federation.HqConsole;

/// <summary>What came, and for which board: what is still under way when another one is chosen is not shown.</summary>
internal readonly record struct WatchedBoard(Subject Subject, BoardState State);

/// <summary>The subscription to the board that is shown; another board: the old one is ended first.</summary>
internal sealed class BoardWatch(NationClient nation, ChannelWriter<WatchedBoard> boards) : IAsyncDisposable
{
    private Subject? _subject;
    private CancellationTokenSource? _over;
    private Task _pump = Task.CompletedTask;
    private volatile string? _refused;

    /// <summary>Why the nation refused the subscription; null: it did not.</summary>
    public string? Refused => _refused;

    /// <summary>Watches this board from now on.</summary>
    public async Task FollowAsync(Subject subject, CancellationToken cancellationToken)
    {
        if (_subject == subject)
        {
            return;
        }

        await EndAsync();
        (_subject, _refused) = (subject, null);
        _over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _pump = PumpAsync(subject, _over.Token);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await EndAsync();

    private async Task EndAsync()
    {
        if (_over is { } over)
        {
            await over.CancelAsync();
            await _pump;
            over.Dispose();
            _over = null;
        }
    }

    private async Task PumpAsync(Subject subject, CancellationToken cancellationToken)
    {
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
        catch (Exception ended) when (cancellationToken.IsCancellationRequested)
        {
            // Another board is shown, or the console ends: that the stream broke off is what was asked for.
            _ = ended;
        }
    }
}
