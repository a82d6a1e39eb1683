using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core.Exchange;

/// <summary>
/// Decodes a column four values at a time, without a branch on how many bytes each takes: shuffles spread them over
/// a register. It agrees with <see cref="ColumnReader"/>'s own loop on every input.
/// </summary>
/// <remarks>
/// A row of the tables, by control byte, says where each byte goes, and which bytes are the upper half of a value of
/// two bytes or more: where all of them are zero the value could have been shorter. A value of one byte has no upper
/// half; how many there are is known by the control bytes.
/// </remarks>
internal static class ColumnVectors
{
    private const int RowBytes = 32;
    private const int HalfRow = RowBytes / 2;
    private const byte Nothing = 0xFF;

    private static readonly byte[] s_halfBytes = new byte[256];
    private static readonly byte[] s_groupBytes = new byte[256];
    private static readonly byte[] s_shuffles = new byte[256 * RowBytes];
    private static readonly byte[] s_upperHalves = new byte[256 * RowBytes];

    static ColumnVectors()
    {
        for (var control = 0; control < 256; control++)
        {
            var (first, second) = (1 << (control & 3), 1 << ((control >> 2) & 3));
            var (third, fourth) = (1 << ((control >> 4) & 3), 1 << (control >> 6));
            s_halfBytes[control] = (byte)(first + second);
            s_groupBytes[control] = (byte)(first + second + third + fourth);
            Fill(control * RowBytes, 0, first);
            Fill((control * RowBytes) + 8, first, second);
            Fill((control * RowBytes) + 16, 0, third);
            Fill((control * RowBytes) + 24, third, fourth);
        }
    }

    /// <summary>How many bytes all values take, those that pad the last control byte included.</summary>
    public static int BytesOf(ReadOnlySpan<byte> controls)
    {
        var bytes = 0;
        foreach (var control in controls)
        {
            bytes = unchecked(bytes + s_groupBytes[control]);
        }

        return bytes;
    }

    /// <summary>Decodes as many whole groups of four as can be read without looking beyond the data.</summary>
    /// <param name="controls">A byte for each four values.</param>
    /// <param name="data">The values.</param>
    /// <param name="values">Takes them; its length says how many at most.</param>
    /// <param name="isSigned">Whether they are as <see cref="ColumnBuilder.ZigZag"/> made them.</param>
    /// <param name="taken">How many bytes of the data they took.</param>
    /// <param name="isWasteful">Whether one of them took more bytes than it needs.</param>
    /// <returns>How many values were decoded.</returns>
    public static int Decode(
        ReadOnlySpan<byte> controls,
        ReadOnlySpan<byte> data,
        Span<long> values,
        bool isSigned,
        out int taken,
        out bool isWasteful
    )
    {
        ref var from = ref MemoryMarshal.GetReference(data);
        ref var to = ref MemoryMarshal.GetReference(values);
        ref var shuffles = ref MemoryMarshal.GetArrayDataReference(s_shuffles);
        ref var upperHalves = ref MemoryMarshal.GetArrayDataReference(s_upperHalves);
        var withoutUpper = Vector256<long>.Zero;
        var last = data.Length - RowBytes;
        var position = 0;
        var group = 0;
        unchecked
        {
            for (; group < controls.Length && position <= last; group++)
            {
                int control = controls[group];
                var row = (nuint)(control * RowBytes);
                var low = Vector128.LoadUnsafe(ref from, (nuint)position);
                var high = Vector128.LoadUnsafe(ref from, (nuint)(position + s_halfBytes[control]));
                var four = Vector256.Create(
                    Vector128.ShuffleNative(low, Vector128.LoadUnsafe(ref shuffles, row)),
                    Vector128.ShuffleNative(high, Vector128.LoadUnsafe(ref shuffles, row + HalfRow))
                );
                var upper = (four & Vector256.LoadUnsafe(ref upperHalves, row)).AsInt64();
                withoutUpper -= Vector256.Equals(upper, Vector256<long>.Zero);
                var read = four.AsInt64();
                read = isSigned ? UnZigZag(read) : read;
                read.StoreUnsafe(ref to, (nuint)(4 * group));
                position += s_groupBytes[control];
            }
        }

        taken = position;
        isWasteful = Vector256.Sum(withoutUpper) != Singles(controls[..group]);
        return 4 * group;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<long> UnZigZag(Vector256<long> values) =>
        Vector256.ShiftRightLogical(values, 1) ^ (Vector256<long>.Zero - (values & Vector256<long>.One));

    /// <summary>How many values take one byte.</summary>
    private static long Singles(ReadOnlySpan<byte> controls)
    {
        var longer = 0L;
        var words = MemoryMarshal.Cast<byte, ulong>(controls);
        foreach (var word in words)
        {
            longer += Longer(word);
        }

        foreach (var control in controls[(words.Length * sizeof(ulong))..])
        {
            longer += Longer(control);
        }

        return (4L * controls.Length) - longer;
    }

    private static int Longer(ulong controls) =>
        BitOperations.PopCount((controls | (controls >> 1)) & 0x5555555555555555);

    /// <summary>A quarter of a row: for a value of so many bytes that lies at an offset of its half.</summary>
    private static void Fill(int at, int offset, int bytes)
    {
        for (var i = 0; i < sizeof(long); i++)
        {
            s_shuffles[at + i] = i < bytes ? (byte)(offset + i) : Nothing;
            s_upperHalves[at + i] = bytes > 1 && i >= bytes / 2 && i < bytes ? Nothing : (byte)0;
        }
    }
}
