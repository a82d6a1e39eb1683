using Federation.Core.Journal;

namespace Federation.Silo.Journal;

/// <summary>An append that waits for its transaction.</summary>
internal sealed class PendingAppend(AppendRequest request)
{
    private readonly TaskCompletionSource<AppendOutcome> _outcome = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public AppendRequest Request => request;

    /// <summary>The bytes of its frames and its standing.</summary>
    public long Bytes { get; } =
        request.Frames.Sum(frame => (long)frame.Bytes.Length) + (request.Standing?.Length ?? 0);

    public Task<AppendOutcome> Outcome => _outcome.Task;

    public void Complete(AppendOutcome outcome) => _outcome.TrySetResult(outcome);
}
