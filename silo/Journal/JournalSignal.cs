namespace Federation.Silo.Journal;

/// <summary>
/// Wakes who follows the journal in this process. It carries no data: who wakes reads the journal, so there is one way
/// in which records come, and a lost wake-up costs time only. Any thread may use it.
/// </summary>
public sealed class JournalSignal
{
    private TaskCompletionSource _next = Make();

    /// <summary>
    /// Completes at the next <see cref="Moved"/>. Take it before reading the head, so that none is missed.
    /// </summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>The journal's head has moved.</summary>
    public void Moved() => Interlocked.Exchange(ref _next, Make()).SetResult();

    private static TaskCompletionSource Make() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
