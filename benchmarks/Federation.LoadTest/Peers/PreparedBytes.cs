using System.Buffers;

namespace Federation.LoadTest.Peers;

/// <summary>
/// A lane's increments as the bytes that go to the server, made before the clock runs: the load generator of no peer
/// spends its time on writing numbers.
/// </summary>
internal sealed class PreparedBytes
{
    private readonly ReadOnlyMemory<byte> _all;
    private readonly List<int> _ends = [];
    private readonly Lane _lane;
    private readonly int _batch;
    private int _next;

    /// <param name="lane">Whose increments.</param>
    /// <param name="batch">How many are sent at once.</param>
    /// <param name="write">Writes one batch.</param>
    public PreparedBytes(Lane lane, int batch, Action<ArrayBufferWriter<byte>, ReadOnlyMemory<Increment>> write)
    {
        (_lane, _batch) = (lane, batch);
        var bytes = new ArrayBufferWriter<byte>(Math.Max(1, 48 * lane.All.Length));
        for (var from = 0; from < lane.All.Length; from += batch)
        {
            write(bytes, lane.All.Slice(from, Math.Min(batch, lane.All.Length - from)));
            _ends.Add(bytes.WrittenCount);
        }

        _all = bytes.WrittenMemory;
    }

    /// <summary>Takes the next batch of the lane.</summary>
    /// <param name="bytes">To be sent.</param>
    /// <param name="count">How many increments they are.</param>
    /// <returns>False where the phase is over.</returns>
    public bool TryTake(out ReadOnlyMemory<byte> bytes, out int count)
    {
        if (!_lane.TryTake(_batch, out var taken))
        {
            (bytes, count) = (default, 0);
            return false;
        }

        var from = _next == 0 ? 0 : _ends[_next - 1];
        (bytes, count) = (_all[from.._ends[_next]], taken.Length);
        _next++;
        return true;
    }
}
