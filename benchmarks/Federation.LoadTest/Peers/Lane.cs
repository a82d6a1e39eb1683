namespace Federation.LoadTest.Peers;

/// <summary>
/// What one connection of the load generator has to send, in order. One thread at a time; a peer with several callers
/// on a lane locks it.
/// </summary>
/// <param name="number">From 0.</param>
/// <param name="increments">All of them; nobody changes them.</param>
/// <param name="time">Measures the time of a phase.</param>
internal sealed class Lane(int number, Increment[] increments, TimeProvider time)
{
    private int _limit;
    private long _began;
    private TimeSpan _length;

    /// <summary>Which of the lanes, from 0.</summary>
    public int Number { get; } = number;

    /// <summary>All that there is to send, for those who prepare it.</summary>
    public ReadOnlyMemory<Increment> All => increments;

    /// <summary>How many were taken so far, over all phases: these are in the sums, and no others.</summary>
    public int Taken { get; private set; }

    /// <summary>Opens the next phase: until so many more are taken, or so much time has passed.</summary>
    public void Open(int most, TimeSpan length)
    {
        _limit = Math.Min(increments.Length, Taken + most);
        (_began, _length) = (time.GetTimestamp(), length);
    }

    /// <summary>
    /// Takes the next ones. A phase is passed by less than one batch, so that all batches but the last are whole.
    /// </summary>
    /// <param name="most">A batch.</param>
    /// <param name="taken">They are to be sent.</param>
    /// <returns>False where the phase is over.</returns>
    public bool TryTake(int most, out ReadOnlyMemory<Increment> taken)
    {
        if (Taken >= _limit || time.GetElapsedTime(_began) >= _length)
        {
            taken = default;
            return false;
        }

        var count = Math.Min(most, increments.Length - Taken);
        taken = increments.AsMemory(Taken, count);
        Taken += count;
        return true;
    }
}
