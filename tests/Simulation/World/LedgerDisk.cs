using Federation.Core.Exchange;

namespace Federation.Simulation.World;

/// <summary>
/// An edge's disk: rows in the order of their writing, of which a part is synced. A crash keeps what is synced, and of
/// the rest what the disk happened to take.
/// </summary>
internal sealed class LedgerDisk
{
    private readonly List<DiskRow> _rows = [];
    private readonly List<int> _frames = [];
    private int _synced;

    public IReadOnlyList<DiskRow> Rows => _rows;

    /// <summary>How many frames the witness knows to be durable here.</summary>
    public long FramesTold { get; set; }

    public void Write(DiskRow row)
    {
        if (row is DiskRow.Frame)
        {
            _frames.Add(_rows.Count);
        }

        _rows.Add(row);
    }

    public void Sync() => _synced = _rows.Count;

    /// <summary>How many frames are there.</summary>
    public long LastFrame => _frames.Count;

    /// <summary>A frame as it lies there now; null where there is none of that number.</summary>
    public DiskRow.Frame? Frame(FrameNumber number) =>
        number.Value >= 1 && number.Value <= _frames.Count
            ? (DiskRow.Frame)_rows[_frames[(int)number.Value - 1]]
            : null;

    /// <summary>The process is gone; with <paramref name="power"/> also what the system had not written.</summary>
    public void Crash(Setting setting, long who, bool power)
    {
        if (!power || _rows.Count == _synced)
        {
            return;
        }

        var kept = (int)setting.Rng.Between(_synced, _rows.Count - 1);
        var isTorn = setting.Strikes(FaultKind.TornWrite, who);
        CutTo(kept);
        setting.Struck(FaultKind.UnsyncedLost, who);
        if (isTorn)
        {
            _rows.Add(DiskRow.Torn.Instance);
        }
    }

    /// <summary>What a start does first: rows behind the last whole transaction count for nothing.</summary>
    public void Recover()
    {
        var count = _rows.Count;
        while (count > 0 && _rows[count - 1] is not DiskRow.Commit)
        {
            count--;
        }

        CutTo(count);
        Sync();
    }

    /// <summary>The rows behind the last sync are gone.</summary>
    public void DropUnsynced() => CutTo(_synced);

    /// <summary>What a backup takes, or a clone: all that is synced.</summary>
    public LedgerDisk Copy()
    {
        var copy = new LedgerDisk();
        copy._rows.AddRange(_rows.GetRange(0, _synced));
        copy._frames.AddRange(_frames);
        copy.Recover();
        copy.FramesTold = Math.Min(FramesTold, copy.LastFrame);
        return copy;
    }

    /// <summary>Turns a bit of a row that holds bytes; false where there is none.</summary>
    public bool Flip(Rng rng)
    {
        if (_synced == 0)
        {
            return false;
        }

        var at = rng.Below(_synced);
        switch (_rows[at])
        {
            case DiskRow.Entry { Body.Length: > 0 } entry:
                _rows[at] = entry with { Body = Flipped(entry.Body, rng) };
                return true;
            case DiskRow.Frame frame:
                _rows[at] = frame with { Bytes = Flipped(frame.Bytes, rng) };
                return true;
            default:
                return false;
        }
    }

    /// <summary>A copy with one bit turned.</summary>
    public static byte[] Flipped(ReadOnlySpan<byte> bytes, Rng rng)
    {
        var copy = bytes.ToArray();
        copy[rng.Below(copy.Length)] ^= (byte)(1 << rng.Below(8));
        return copy;
    }

    private void CutTo(int count)
    {
        _rows.RemoveRange(count, _rows.Count - count);
        while (_frames.Count > 0 && _frames[^1] >= count)
        {
            _frames.RemoveAt(_frames.Count - 1);
        }

        _synced = Math.Min(_synced, count);
    }
}
