namespace Federation.Core.Exchange;

/// <summary>A place in a frame's bytes, and the first error that was met. Nothing here throws on any input.</summary>
internal ref struct FrameReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>The next byte's index.</summary>
    public int Offset { get; private set; }

    /// <summary>Bytes that are left.</summary>
    public readonly int Left => _bytes.Length - Offset;

    /// <summary>The error; null so far.</summary>
    public FrameDecodeError? Error { get; private set; }

    /// <summary>Keeps the error; who meets it reads no further. Always false, to be returned.</summary>
    public bool Fail(FrameDecodeErrorKind kind, long found)
    {
        Error = new FrameDecodeError(kind, Offset, found);
        return false;
    }

    public bool TryTake(int count, out ReadOnlySpan<byte> taken)
    {
        if (count > Left)
        {
            taken = default;
            return Fail(FrameDecodeErrorKind.Truncated, count);
        }

        taken = Take(count);
        return true;
    }

    /// <summary>The next bytes, of which it was checked before that they are left.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        var taken = _bytes.Slice(Offset, count);
        Offset += count;
        return taken;
    }

    /// <summary>A number below 2²¹ in one to three bytes, seven bits each, lowest first.</summary>
    public bool TryTakeNumber(out int number)
    {
        number = 0;
        for (var shift = 0; shift < 21; shift += 7)
        {
            if (!TryTake(1, out var taken))
            {
                return false;
            }

            number |= (taken[0] & 0x7F) << shift;
            if (taken[0] < 0x80)
            {
                return taken[0] != 0 || shift == 0 || Fail(FrameDecodeErrorKind.NumberNotMinimal, number);
            }
        }

        return Fail(FrameDecodeErrorKind.NumberTooLong, number);
    }
}
