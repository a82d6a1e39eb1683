using System.Buffers.Binary;

namespace Federation.Core.Exchange;

/// <summary>
/// A column of integers as it grows: its encoded length is known after each value, and values can be taken back.
/// </summary>
internal sealed class ColumnBuilder
{
    private ulong[] _values = new ulong[16];
    private int _dataBytes;

    /// <summary>How many values.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of the encoded column: a control byte for each four values, then the values.</summary>
    public int Bytes => ((Count + 3) / 4) + _dataBytes;

    /// <summary>Maps a signed number to an unsigned one, small where it is near zero.</summary>
    public static ulong ZigZag(long value) => unchecked((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>The signed number that <see cref="ZigZag"/> made this of.</summary>
    public static long UnZigZag(ulong value) => unchecked((long)(value >> 1) ^ -(long)(value & 1));

    public void Add(ulong value)
    {
        if (Count == _values.Length)
        {
            Array.Resize(ref _values, 2 * Count);
        }

        _values[Count++] = value;
        _dataBytes += 1 << CodeOf(value);
    }

    /// <summary>Takes back all values from an index on.</summary>
    public void CutTo(int count)
    {
        while (Count > count)
        {
            _dataBytes -= 1 << CodeOf(_values[--Count]);
        }
    }

    /// <summary>Writes the column and returns what is left of the destination.</summary>
    public Span<byte> WriteTo(Span<byte> destination)
    {
        var controls = destination[..((Count + 3) / 4)];
        controls.Clear();
        var data = destination[controls.Length..];
        for (var i = 0; i < Count; i++)
        {
            var code = CodeOf(_values[i]);
            controls[i >> 2] |= (byte)(code << (2 * (i & 3)));
            data = WriteValue(data, _values[i], code);
        }

        return data;
    }

    private static int CodeOf(ulong value) =>
        value switch
        {
            <= byte.MaxValue => 0,
            <= ushort.MaxValue => 1,
            <= uint.MaxValue => 2,
            _ => 3,
        };

    private static Span<byte> WriteValue(Span<byte> data, ulong value, int code)
    {
        switch (code)
        {
            case 0:
                data[0] = (byte)value;
                break;
            case 1:
                BinaryPrimitives.WriteUInt16LittleEndian(data, (ushort)value);
                break;
            case 2:
                BinaryPrimitives.WriteUInt32LittleEndian(data, (uint)value);
                break;
            default:
                BinaryPrimitives.WriteUInt64LittleEndian(data, value);
                break;
        }

        return data[(1 << code)..];
    }
}
