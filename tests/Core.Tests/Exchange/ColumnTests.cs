using CsCheck;
using Federation.Core.Exchange;
using Xunit;

namespace Federation.Core.Tests.Exchange;

/// <summary>A column read by vectors and value by value: the same of every input.</summary>
public sealed class ColumnTests
{
    private static readonly Gen<byte[]> Controls = Gen.OneOf(
        Gen.Byte.Array[0, 80],
        Gen.OneOf(Gen.Const((byte)0), Gen.Const((byte)0x55), Gen.Byte).Array[0, 80]
    );

    private static readonly Gen<byte> DataByte = Gen.OneOf(Gen.Const((byte)0), Gen.Byte);

    [Fact]
    public void Vectors_read_what_is_read_value_by_value()
    {
        Controls
            .SelectMany(controls => DataByte.Array[Bytes(controls)].Select(data => (controls, data)))
            .Sample(column =>
            {
                var values = new long[4 * column.controls.Length];
                var read = ColumnVectors.Decode(
                    column.controls,
                    column.data,
                    values,
                    isSigned: false,
                    out var taken,
                    out var isWasteful
                );
                var (expected, bytes, wasteful) = OneByOne(column.controls, column.data, read);
                Assert.Equal(expected, values[..read].Select(value => unchecked((ulong)value)));
                Assert.Equal((bytes, wasteful), (taken, isWasteful));
                Assert.True(column.data.Length - taken < 32 || read == values.Length);
            });
    }

    [Fact]
    public void Signed_values_come_back_whatever_their_number() =>
        Gen.OneOf(Gen.Long, Gen.Long[-70, 70])
            .Array[0, 90]
            .Sample(values =>
            {
                var builder = new ColumnBuilder();
                foreach (var value in values)
                {
                    builder.Add(ColumnBuilder.ZigZag(value));
                }

                var bytes = new byte[builder.Bytes];
                builder.WriteTo(bytes);
                var reader = new FrameReader(bytes);
                Assert.True(ColumnReader.TryOpen(ref reader, values.Length, out var column));
                var read = new long[values.Length];
                column.ReadSigned(read);
                Assert.Equal(values, read);
                Assert.False(column.IsWasteful);
            });

    private static int Bytes(byte[] controls) => Codes(controls).Sum(code => 1 << code);

    private static IEnumerable<int> Codes(byte[] controls) =>
        controls.SelectMany(control => Enumerable.Range(0, 4).Select(i => (control >> (2 * i)) & 3));

    private static (ulong[] Values, int Bytes, bool IsWasteful) OneByOne(byte[] controls, byte[] data, int count)
    {
        var (values, at, wasteful) = (new List<ulong>(), 0, false);
        foreach (var width in Codes(controls).Take(count).Select(code => 1 << code))
        {
            var value = 0UL;
            for (var i = 0; i < width; i++)
            {
                value |= (ulong)data[at + i] << (8 * i);
            }

            wasteful |= width > 1 && value >> (4 * width) == 0;
            values.Add(value);
            at += width;
        }

        return ([.. values], at, wasteful);
    }
}
