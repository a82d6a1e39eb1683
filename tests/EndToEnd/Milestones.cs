namespace Federation.EndToEnd;

/// <summary>Lets a test go on when so many activities are acknowledged.</summary>
internal sealed class Milestones(params int[] counts)
{
    private readonly Dictionary<int, TaskCompletionSource> _reached = counts.ToDictionary(
        count => count,
        _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)
    );

    /// <summary>Any thread may tell it.</summary>
    public void Acknowledged(int count)
    {
        if (_reached.TryGetValue(count, out var reached))
        {
            reached.TrySetResult();
        }
    }

    /// <summary>Waits until so many are acknowledged.</summary>
    public async Task ReachAsync(int count, CancellationToken cancellationToken)
    {
        try
        {
            await _reached[count].Task.WaitAsync(TimeSpan.FromMinutes(2), cancellationToken);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"Waited two minutes for {count} acknowledged activities.", late);
        }
    }
}
