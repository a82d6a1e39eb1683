namespace Federation.EdgeNode.Ledger;

/// <summary>What became of an item that was added to a <see cref="BatchQueue{T}"/>.</summary>
internal enum AddOutcome
{
    /// <summary>It waits for the consumer.</summary>
    Added,

    /// <summary>The queue holds as much as it may.</summary>
    Full,

    /// <summary>Nothing is taken any more.</summary>
    Closed,
}

/// <summary>
/// A bounded queue with many producers and one consuming thread, which takes whatever waits at once. Adding to a full
/// queue fails at once. Producers hold the monitor for one list append, so that they never wait for the consumer's
/// work.
/// </summary>
internal sealed class BatchQueue<T>(int max)
{
    // A monitor, not a Lock: the consumer waits on it.
    private readonly object _gate = new();
    private List<T> _waiting = [];
    private bool _closed;
    private bool _consumerWaits;

    /// <summary>Adds an item at the end. Any thread.</summary>
    public AddOutcome TryAdd(T item)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return AddOutcome.Closed;
            }

            if (_waiting.Count >= max)
            {
                return AddOutcome.Full;
            }

            _waiting.Add(item);
            if (_consumerWaits)
            {
                _consumerWaits = false;
                Monitor.Pulse(_gate);
            }

            return AddOutcome.Added;
        }
    }

    /// <summary>
    /// Waits until something waits, and takes all of it in order. Only the consuming thread may call.
    /// </summary>
    /// <param name="into">Emptied, then filled; the list that waited is reused, so nothing is copied.</param>
    /// <returns>False where the queue was closed and everything in it was taken.</returns>
    public bool TakeAll(ref List<T> into)
    {
        into.Clear();
        lock (_gate)
        {
            while (_waiting.Count == 0 && !_closed)
            {
                _consumerWaits = true;
                Monitor.Wait(_gate);
            }

            (into, _waiting) = (_waiting, into);
            return into.Count > 0;
        }
    }

    /// <summary>Takes no more; what waits is still taken.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Monitor.Pulse(_gate);
        }
    }
}
