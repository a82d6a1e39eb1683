namespace Federation.Silo.Briefings;

/// <summary>One reader's hold on a briefing that this silo follows; disposing it lets it go.</summary>
internal sealed class BriefingWatch(BriefingFollower follower, Action<BriefingFollower> release) : IDisposable
{
    private bool _isReleased;

    public BriefingFollower Follower => follower;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isReleased)
        {
            _isReleased = true;
            release(follower);
        }
    }
}
