namespace Federation.Core.Figures;

/// <summary>
/// A small sorted array of cells by force set, then approval; empty cells are not kept. Most rows hold one to four of
/// the 52 that are possible, so a search from the front beats a hash and a dense array.
/// </summary>
internal struct ForceCells
{
    private ForceCell[]? _cells;
    private int _count;

    /// <summary>By <see cref="ForceSet.Bits"/>, then approval. Valid until the next change.</summary>
    public readonly ReadOnlySpan<ForceCell> AsSpan() => _cells.AsSpan(0, _count);

    /// <exception cref="OverflowException">The sum left 64 bits.</exception>
    public void Add(ForceSet forces, Approval approval, in Cell delta)
    {
        var order = OrderOf(forces, approval);
        var i = 0;
        while (i < _count && OrderOf(_cells![i].Forces, _cells[i].Approval) < order)
        {
            i++;
        }

        if (i == _count || OrderOf(_cells![i].Forces, _cells[i].Approval) != order)
        {
            Insert(i, new ForceCell(forces, approval, delta));
            return;
        }

        var sum = _cells[i].Cell + delta;
        if (sum.IsEmpty)
        {
            Remove(i);
        }
        else
        {
            _cells[i] = new ForceCell(forces, approval, sum);
        }
    }

    private static int OrderOf(ForceSet forces, Approval approval) => (forces.Bits << 1) | (int)approval;

    private void Insert(int at, ForceCell cell)
    {
        if (cell.Cell.IsEmpty)
        {
            return;
        }

        _cells ??= new ForceCell[2];
        if (_count == _cells.Length)
        {
            Array.Resize(ref _cells, _count * 2);
        }

        Array.Copy(_cells, at, _cells, at + 1, _count - at);
        _cells[at] = cell;
        _count++;
    }

    private void Remove(int at)
    {
        _count--;
        Array.Copy(_cells!, at + 1, _cells!, at, _count - at);
    }
}
