using System.Buffers.Text;

namespace Federation.LoadTest.Peers;

/// <summary>
/// Reads a protocol of lines that end with CR LF, and of counted bytes between them. One reader at a time.
/// </summary>
/// <param name="stream">Stays its owner's.</param>
internal sealed class LineReader(Stream stream)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>The next line without its end; valid until the next call.</summary>
    /// <exception cref="EndOfStreamException">The stream ended before.</exception>
    public ValueTask<ReadOnlyMemory<byte>> ReadLineAsync(CancellationToken cancellationToken) =>
        TryLine(out var line) ? new(line) : WaitForLineAsync(cancellationToken);

    /// <summary>The next bytes; valid until the next call.</summary>
    /// <exception cref="EndOfStreamException">The stream ended before.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(int count, CancellationToken cancellationToken)
    {
        while (_end - _start < count)
        {
            await FillAsync(cancellationToken);
        }

        var bytes = _buffer.AsMemory(_start, count);
        _start += count;
        return bytes;
    }

    /// <summary>A whole number, the whole of the text.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static long Number(ReadOnlySpan<byte> text) =>
        Utf8Parser.TryParse(text, out long number, out var read) && read == text.Length
            ? number
            : throw new FormatException($"'{System.Text.Encoding.UTF8.GetString(text)}' is no whole number.");

    private bool TryLine(out ReadOnlyMemory<byte> line)
    {
        var length = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8);
        line = length < 0 ? default : _buffer.AsMemory(_start, length);
        _start += length < 0 ? 0 : length + 2;
        return length >= 0;
    }

    private async ValueTask<ReadOnlyMemory<byte>> WaitForLineAsync(CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> line;
        do
        {
            await FillAsync(cancellationToken);
        } while (!TryLine(out line));
        return line;
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _end += read > 0 ? read : throw new EndOfStreamException("The server closed the connection.");
    }
}
