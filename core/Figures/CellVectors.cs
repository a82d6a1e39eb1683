using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core.Figures;

/// <summary>
/// Adds to cells where they lie: the four numbers of one are one vector. Each agrees with its twin, which goes number
/// by number, on every input.
/// </summary>
internal static class CellVectors
{
    /// <summary>Adds to a cell; true where nothing is in it now.</summary>
    /// <exception cref="OverflowException">The sum left 64 bits. Nothing changed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Add(ref Cell cell, in Cell delta)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            return AddSingly(ref cell, delta);
        }

        ref var numbers = ref Unsafe.As<Cell, long>(ref cell);
        var before = Vector256.LoadUnsafe(ref numbers);
        var added = Vector256.LoadUnsafe(ref Unsafe.As<Cell, long>(ref Unsafe.AsRef(in delta)));
        var sum = unchecked(before + added);
        if (Vector256.ExtractMostSignificantBits((sum ^ before) & (sum ^ added)) != 0)
        {
            throw new OverflowException();
        }

        sum.StoreUnsafe(ref numbers);
        return sum == Vector256<long>.Zero;
    }

    /// <summary>The same, number by number.</summary>
    public static bool AddSingly(ref Cell cell, in Cell delta)
    {
        cell += delta;
        return cell.IsEmpty;
    }

    /// <summary>Adds cells to sums, each at its place; gives a bit for each place that was added to.</summary>
    /// <param name="sums">One of each of <see cref="CellPlaces.Count"/> places.</param>
    /// <param name="cells">In any order.</param>
    /// <exception cref="OverflowException">A sum left 64 bits. The sums are of no use then.</exception>
    public static ulong Add(Cell[] sums, ReadOnlySpan<ForceCell> cells)
    {
        if (!Vector256.IsHardwareAccelerated)
        {
            return AddSingly(sums, cells);
        }

        ArgumentOutOfRangeException.ThrowIfNotEqual(sums.Length, CellPlaces.Count, nameof(sums));
        ref var numbers = ref Unsafe.As<Cell, long>(ref MemoryMarshal.GetArrayDataReference(sums));
        var (places, overflow) = (0UL, Vector256<long>.Zero);
        foreach (ref readonly var cell in cells)
        {
            var place = CellPlaces.Of(cell.Forces, cell.Approval);
            places |= 1UL << place;
            ref var at = ref Unsafe.Add(ref numbers, place * Vector256<long>.Count);
            var before = Vector256.LoadUnsafe(ref at);
            var added = Vector256.LoadUnsafe(ref Unsafe.As<Cell, long>(ref Unsafe.AsRef(in cell.Cell)));
            var sum = unchecked(before + added);
            overflow |= (sum ^ before) & (sum ^ added);
            sum.StoreUnsafe(ref at);
        }

        return Vector256.ExtractMostSignificantBits(overflow) == 0 ? places : throw new OverflowException();
    }

    /// <summary>The same, number by number.</summary>
    public static ulong AddSingly(Cell[] sums, ReadOnlySpan<ForceCell> cells)
    {
        var places = 0UL;
        foreach (ref readonly var cell in cells)
        {
            var place = CellPlaces.Of(cell.Forces, cell.Approval);
            places |= 1UL << place;
            sums[place] += cell.Cell;
        }

        return places;
    }
}
