namespace Federation.EndToEnd.Battery;

/// <summary>
/// Time that belongs to a fault or to a wait: how long a line stays cut, how soon a condition is looked at again.
/// </summary>
internal static class Pause
{
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    /// <summary>Completes after so long.</summary>
    public static async Task ForAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync(cancellationToken);
    }

    /// <summary>
    /// Looks again and again until what is seen is as asked for; says what was waited for and what was seen last.
    /// </summary>
    /// <returns>How long it took.</returns>
    /// <exception cref="TimeoutException">Not within the limit.</exception>
    public static async Task<TimeSpan> UntilAsync(
        string what,
        TimeSpan limit,
        Func<Task<(bool Holds, string Seen)>> look,
        CancellationToken cancellationToken
    )
    {
        var begun = TimeProvider.System.GetTimestamp();
        using var timer = new PeriodicTimer(Between);
        while (true)
        {
            var (holds, seen) = await look();
            var elapsed = TimeProvider.System.GetElapsedTime(begun);
            if (holds)
            {
                return elapsed;
            }

            if (elapsed > limit)
            {
                throw new TimeoutException($"Waited {limit.TotalSeconds:0} s for {what}; saw {seen}.");
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
