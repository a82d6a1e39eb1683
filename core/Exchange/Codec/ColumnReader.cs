using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Federation.Core.Exchange;

/// <summary>
/// Reads one column of integers. Its length was checked when it was opened, so that reading cannot fail.
/// </summary>
internal ref struct ColumnReader
{
    /// <summary>How many values are read at a time where they are checked before they are kept.</summary>
    public const int Block = 64;

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

        var spare = (4 * controls.Length) - count;
        if (spare > 0 && controls[^1] >> (2 * (4 - spare)) != 0)
        {
            return reader.Fail(FrameDecodeErrorKind.PaddingNotZero, controls[^1]);
        }

        if (!reader.TryTake(ColumnVectors.BytesOf(controls) - spare, out var data))
        {
            return false;
        }

        column = new ColumnReader(controls, data);
        return true;
    }

    /// <summary>Reads the next values.</summary>
    /// <param name="values">Takes them; a multiple of four, or all that are left.</param>
    public void Read(scoped Span<ulong> values) => Read(MemoryMarshal.Cast<ulong, long>(values), isSigned: false);

    /// <summary>Reads the next values, as <see cref="ColumnBuilder.ZigZag"/> wrote them.</summary>
    /// <param name="values">Takes them; a multiple of four, or all that are left.</param>
    public void ReadSigned(scoped Span<long> values) => Read(values, isSigned: true);

    private void Read(scoped Span<long> values, bool isSigned)
    {
        var controls = _controls.Slice(_index / 4, values.Length / 4);
        var read = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            read = ColumnVectors.Decode(controls, _data[_position..], values, isSigned, out var taken, out var waste);
            IsWasteful |= waste;
            _position += taken;
            _index += read;
        }

        for (; read < values.Length; read++)
        {
            var value = Next();
            values[read] = isSigned ? ColumnBuilder.UnZigZag(value) : unchecked((long)value);
        }
    }

    private ulong Next()
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
}
