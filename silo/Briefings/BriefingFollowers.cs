namespace Federation.Silo.Briefings;

/// <summary>
/// The briefings that this silo follows: those that somebody watches here, or did a moment ago. Any thread may use it.
/// </summary>
internal sealed class BriefingFollowers(BriefingServices services, IHostApplicationLifetime lifetime) : IHostedService
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, (BriefingFollower Follower, Task Running)> _followed = [];
    private int _watchers;

    /// <summary>A hold on a briefing, which may not exist; null where this silo serves as many as it may.</summary>
    public BriefingWatch? TryWatch(Guid briefing)
    {
        lock (_gate)
        {
            if (_watchers >= services.Options.WatchersMax || lifetime.ApplicationStopping.IsCancellationRequested)
            {
                return null;
            }

            if (!_followed.TryGetValue(briefing, out var known))
            {
                if (_followed.Count >= services.Options.FollowedMax)
                {
                    return null;
                }

                var follower = new BriefingFollower(briefing, services);
                var stopping = lifetime.ApplicationStopping;
                var running = Task.Run(
                    () => follower.RunAsync(() => IsLetGo(briefing, follower), stopping),
                    CancellationToken.None
                );
                _followed[briefing] = known = (follower, running);
            }

            _watchers++;
            known.Follower.Watchers++;
            return new BriefingWatch(known.Follower, Release);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        List<Task> running;
        lock (_gate)
        {
            running = [.. _followed.Values.Select(one => one.Running)];
        }

        await Task.WhenAll(running).WaitAsync(cancellationToken);
    }

    private void Release(BriefingFollower follower)
    {
        lock (_gate)
        {
            _watchers--;
            follower.Watchers--;
            follower.IdleSince = services.Time.GetTimestamp();
        }
    }

    private bool IsLetGo(Guid briefing, BriefingFollower follower)
    {
        lock (_gate)
        {
            var isIdle =
                follower.Watchers == 0
                && services.Time.GetElapsedTime(follower.IdleSince) > services.Options.IdleTimeout;
            return isIdle && _followed.Remove(briefing);
        }
    }
}
