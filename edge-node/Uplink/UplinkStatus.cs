using Federation.Core.Exchange;

namespace Federation.EdgeNode.Uplink;

/// <summary>Where the line to the nation stands: set by the uplink, read by whoever shows it.</summary>
internal sealed class UplinkStatus
{
    private Moment _moment = new(new LinkStatus(UplinkState.Down, UplinkReason.None, ""));

    /// <summary>The status now. Any thread.</summary>
    public LinkStatus Current => Volatile.Read(ref _moment).Status;

    /// <summary>Replaces it, and wakes those who wait for a change.</summary>
    public void Set(LinkStatus status) => Interlocked.Exchange(ref _moment, new Moment(status)).Changed.TrySetResult();

    /// <summary>Returns when the status is as asked for; at once where it is.</summary>
    public async Task ReachAsync(Func<LinkStatus, bool> condition, CancellationToken cancellationToken)
    {
        for (var moment = Volatile.Read(ref _moment); !condition(moment.Status); moment = Volatile.Read(ref _moment))
        {
            await moment.Changed.Task.WaitAsync(cancellationToken);
        }
    }

    private sealed class Moment(LinkStatus status)
    {
        public LinkStatus Status { get; } = status;

        public TaskCompletionSource Changed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
