using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Federation.LoadTest.Peers.Victoria;

/// <summary>
/// Writes requests of Prometheus' remote write (version 0.1.0): series with labels and samples, in protobuf, in a
/// snappy block. Each increment is a sample of its own; those of one figure stand together, as the format has it.
/// </summary>
internal sealed class RemoteWrite
{
    private const int SnappyPieceMax = 65_536;

    private readonly int[] _samplesOf = new int[PeerWorkload.Keys];
    private readonly long _beganMs;

    /// <param name="beganMs">
    /// Milliseconds since 1970 UTC of the first sample of each figure; each further one is one millisecond later: two
    /// samples of a series at one time would count as one.
    /// </param>
    public RemoteWrite(long beganMs) => _beganMs = beganMs;

    /// <summary>Writes the body of one request.</summary>
    public void Write(IBufferWriter<byte> output, ReadOnlyMemory<Increment> increments)
    {
        var body = new ArrayBufferWriter<byte>(64 * 1024);
        var series = new ArrayBufferWriter<byte>();
        foreach (var figure in increments.ToArray().GroupBy(increment => increment.Key))
        {
            series.ResetWrittenCount();
            var of = new Increment(figure.Key, 1);
            WriteLabel(series, "__name__", "figure");
            WriteLabel(series, "figure", of.Figure.ToString(CultureInfo.InvariantCulture));
            WriteLabel(series, "province", of.Province.ToString(CultureInfo.InvariantCulture));
            foreach (var increment in figure)
            {
                WriteSample(series, increment.Amount, _beganMs + _samplesOf[increment.Key]++);
            }

            WriteMessage(body, 1, series.WrittenSpan);
        }

        WriteSnappy(output, body.WrittenSpan);
    }

    /// <summary>A snappy block of literals alone: the least work for both ends, where the line costs nothing.</summary>
    public static void WriteSnappy(IBufferWriter<byte> output, ReadOnlySpan<byte> bytes)
    {
        WriteVarint(output, (ulong)bytes.Length);
        while (!bytes.IsEmpty)
        {
            var piece = bytes[..Math.Min(bytes.Length, SnappyPieceMax)];
            var head = output.GetSpan(3);
            head[0] = 61 << 2;
            BinaryPrimitives.WriteUInt16LittleEndian(head[1..], (ushort)(piece.Length - 1));
            output.Advance(3);
            output.Write(piece);
            bytes = bytes[piece.Length..];
        }
    }

    private static void WriteLabel(IBufferWriter<byte> output, string name, string value)
    {
        var label = new ArrayBufferWriter<byte>();
        WriteMessage(label, 1, Encoding.UTF8.GetBytes(name));
        WriteMessage(label, 2, Encoding.UTF8.GetBytes(value));
        WriteMessage(output, 1, label.WrittenSpan);
    }

    private static void WriteSample(IBufferWriter<byte> output, double value, long atMs)
    {
        var sample = new ArrayBufferWriter<byte>(24);
        var number = sample.GetSpan(9);
        number[0] = (1 << 3) | 1;
        BinaryPrimitives.WriteDoubleLittleEndian(number[1..], value);
        sample.Advance(9);
        WriteVarint(sample, 2 << 3);
        WriteVarint(sample, (ulong)atMs);
        WriteMessage(output, 2, sample.WrittenSpan);
    }

    private static void WriteMessage(IBufferWriter<byte> output, int field, ReadOnlySpan<byte> bytes)
    {
        WriteVarint(output, ((ulong)field << 3) | 2);
        WriteVarint(output, (ulong)bytes.Length);
        output.Write(bytes);
    }

    private static void WriteVarint(IBufferWriter<byte> output, ulong number)
    {
        var bytes = output.GetSpan(10);
        var length = 0;
        for (; number >= 0x80; number >>= 7)
        {
            bytes[length++] = (byte)((number & 0x7F) | 0x80);
        }

        bytes[length++] = (byte)number;
        output.Advance(length);
    }
}
