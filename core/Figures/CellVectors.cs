using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Federation.Core.Figures;

/// <summary>
/// Adds to a cell where it lies: its four numbers are one vector. It agrees with <see cref="AddSingly"/> on every
/// input.
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
}
