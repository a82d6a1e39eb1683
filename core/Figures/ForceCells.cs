using System.Numerics;
using System.Runtime.CompilerServices;

namespace Federation.Core.Figures;

/// <summary>
/// The cells of force sets and approvals that are not empty, in a small sorted array, with a bit for the place of
/// each: the bits below tell where one stands. Most rows hold one to four.
/// </summary>
internal struct ForceCells
{
    private ForceCell[]? _cells;
    private ulong _present;

    /// <summary>By <see cref="ForceSet.Bits"/>, then approval. Valid until the next change.</summary>
    public readonly ReadOnlySpan<ForceCell> AsSpan() => _cells.AsSpan(0, Count);

    /// <summary>True where none is.</summary>
    public readonly bool IsEmpty => _present == 0;

    private readonly int Count => BitOperations.PopCount(_present);

    /// <exception cref="OverflowException">The sum left 64 bits.</exception>
    public void Add(ForceSet forces, Approval approval, in Cell delta)
    {
        var bit = 1UL << CellPlaces.Of(forces, approval);
        var at = BitOperations.PopCount(_present & (bit - 1));
        if ((_present & bit) == 0)
        {
            Insert(at, bit, new ForceCell(forces, approval, delta));
            return;
        }

        if (CellVectors.Add(ref Unsafe.AsRef(in _cells![at].Cell), delta))
        {
            Remove(at, bit);
        }
    }

    private void Insert(int at, ulong bit, ForceCell cell)
    {
        if (cell.Cell.IsEmpty)
        {
            return;
        }

        var count = Count;
        _cells ??= new ForceCell[2];
        if (count == _cells.Length)
        {
            Array.Resize(ref _cells, count * 2);
        }

        Array.Copy(_cells, at, _cells, at + 1, count - at);
        _cells[at] = cell;
        _present |= bit;
    }

    private void Remove(int at, ulong bit)
    {
        _present &= ~bit;
        Array.Copy(_cells!, at + 1, _cells!, at, Count - at);
    }
}
