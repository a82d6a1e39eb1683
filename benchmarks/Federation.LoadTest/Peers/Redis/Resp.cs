using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Federation.LoadTest.Peers.Redis;

/// <summary>The few forms of Redis' protocol (RESP2) that the comparison needs.</summary>
internal static class Resp
{
    /// <summary>Writes a command: an array of texts.</summary>
    public static void WriteCommand(IBufferWriter<byte> output, params ReadOnlySpan<string> words)
    {
        WriteHead(output, (byte)'*', words.Length);
        foreach (var word in words)
        {
            WriteText(output, Encoding.UTF8.GetBytes(word));
        }
    }

    /// <summary>Writes <c>HINCRBY key field amount</c>.</summary>
    public static void WriteAddition(IBufferWriter<byte> output, ReadOnlySpan<byte> key, int field, int amount)
    {
        output.Write("*4\r\n$7\r\nHINCRBY\r\n"u8);
        WriteText(output, key);
        WriteNumber(output, field);
        WriteNumber(output, amount);
    }

    /// <summary>The answer to a command that gives a number.</summary>
    /// <exception cref="InvalidOperationException">The server refused the command; the message is its own.</exception>
    public static long Number(ReadOnlySpan<byte> line) => LineReader.Number(Rest(line, (byte)':'));

    /// <summary>The texts of an array.</summary>
    /// <exception cref="InvalidOperationException">The server refused the command; the message is its own.</exception>
    public static async Task<List<string>> ReadTextsAsync(LineReader reader, CancellationToken cancellationToken)
    {
        var count = LineReader.Number(Rest((await reader.ReadLineAsync(cancellationToken)).Span, (byte)'*'));
        var texts = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var length = LineReader.Number(Rest((await reader.ReadLineAsync(cancellationToken)).Span, (byte)'$'));
            var text = await reader.ReadAsync((int)length + 2, cancellationToken);
            texts.Add(Encoding.UTF8.GetString(text.Span[..^2]));
        }

        return texts;
    }

    private static ReadOnlySpan<byte> Rest(ReadOnlySpan<byte> line, byte kind) =>
        line.Length > 0 && line[0] == kind
            ? line[1..]
            : throw new InvalidOperationException(
                $"Redis answered '{Encoding.UTF8.GetString(line)}' where '{(char)kind}' was to come."
            );

    private static void WriteText(IBufferWriter<byte> output, ReadOnlySpan<byte> text)
    {
        WriteHead(output, (byte)'$', text.Length);
        output.Write(text);
        output.Write("\r\n"u8);
    }

    private static void WriteNumber(IBufferWriter<byte> output, int number)
    {
        Span<byte> digits = stackalloc byte[11];
        _ = Utf8Formatter.TryFormat(number, digits, out var length);
        WriteText(output, digits[..length]);
    }

    private static void WriteHead(IBufferWriter<byte> output, byte kind, int number)
    {
        var head = output.GetSpan(14);
        head[0] = kind;
        _ = Utf8Formatter.TryFormat(number, head[1..], out var length);
        "\r\n"u8.CopyTo(head[(1 + length)..]);
        output.Advance(1 + length + 2);
    }
}
