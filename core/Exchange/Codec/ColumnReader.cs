using System.Buffers.Binary;

namespace Federation.Core.Exchange;

/// <summary>
/// Reads one column of integers. Its length was checked when it was opened, so that reading cannot fail.
/// </summary>
internal ref struct ColumnReader
{
    private readonly ReadOnlySpan<byte> _controls;
    private readonly ReadOnlySpan<byte> _data;
    private int _index;
    private int _position;

    private ColumnReader(ReadOnlySpan<byte> controls, ReadOnlySpan<byte> data)
    {
        _controls = controls;
        _data = data;
    }

    /// <summary>True once a value took more bytes than it needs.</summary>
    public bool IsWasteful { get; private set; }

    /// <summary>Opens a column of so many values and moves the reader behind it.</summary>
    public static bool TryOpen(ref FrameReader reader, int count, out ColumnReader column)
    {
        column = default;
        if (!reader.TryTake((count + 3) / 4, out var controls))
        {
            return false;
        }

        var dataBytes = 0;
        foreach (var control in controls)
        {
            dataBytes += (1 << (control & 3)) + (1 << ((control >> 2) & 3));
            dataBytes += (1 << ((control >> 4) & 3)) + (1 << (control >> 6));
        }

        var spare = (4 * controls.Length) - count;
        if (spare > 0 && controls[^1] >> (2 * (4 - spare)) != 0)
        {
            return reader.Fail(FrameDecodeErrorKind.PaddingNotZero, controls[^1]);
        }

        if (!reader.TryTake(dataBytes - spare, out var data))
        {
            return false;
        }

        column = new ColumnReader(controls, data);
        return true;
    }

    /// <summary>The next value.</summary>
    public ulong Next()
    {
        var code = (_controls[_index >> 2] >> (2 * (_index & 3))) & 3;
        _index++;
        var data = _data[_position..];
        _position += 1 << code;
        ulong value;
        switch (code)
        {
            case 0:
                return data[0];
            case 1:
                value = BinaryPrimitives.ReadUInt16LittleEndian(data);
                IsWasteful |= value <= byte.MaxValue;
                return value;
            case 2:
                value = BinaryPrimitives.ReadUInt32LittleEndian(data);
                IsWasteful |= value <= ushort.MaxValue;
                return value;
            default:
                value = BinaryPrimitives.ReadUInt64LittleEndian(data);
                IsWasteful |= value <= uint.MaxValue;
                return value;
        }
    }

    /// <summary>The next value, read as <see cref="ColumnBuilder.ZigZag"/> wrote it.</summary>
    public long NextSigned() => ColumnBuilder.UnZigZag(Next());
}
