using Federation.Core.Calendars;

namespace Federation.Silo.Boards;

/// <summary>One reader's hold on a watched period; disposing it lets the period go.</summary>
internal sealed class BoardWatch(BoardTopic topic, Action<Span> release) : IDisposable
{
    private bool _isReleased;

    public BoardTopic Topic => topic;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isReleased)
        {
            _isReleased = true;
            release(topic.Period);
        }
    }
}
