namespace Federation.Client.Picture;

/// <summary>Keeps one thing under way: another one is asked for, the old one is ended first.</summary>
/// <param name="run">Runs until it is cancelled; ends by itself where it cannot go on.</param>
public sealed class Follower<T>(Func<T, CancellationToken, Task> run) : IAsyncDisposable
    where T : struct
{
    private T? _asked;
    private CancellationTokenSource? _over;
    private Task _running = Task.CompletedTask;

    /// <summary>Follows this from now on; null: nothing.</summary>
    public async Task FollowAsync(T? asked, CancellationToken cancellationToken)
    {
        if (EqualityComparer<T?>.Default.Equals(_asked, asked))
        {
            return;
        }

        await EndAsync();
        _asked = asked;
        if (asked is { } wanted)
        {
            _over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _running = RunAsync(wanted, _over.Token);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await EndAsync();

    private async Task EndAsync()
    {
        if (_over is { } over)
        {
            await over.CancelAsync();
            await _running;
            over.Dispose();
            _over = null;
        }
    }

    private async Task RunAsync(T asked, CancellationToken cancellationToken)
    {
        try
        {
            await run(asked, cancellationToken);
        }
        catch (Exception ended) when (cancellationToken.IsCancellationRequested)
        {
            // Something else is followed, or the console ends: that this broke off is what was asked for.
            _ = ended;
        }
    }
}
