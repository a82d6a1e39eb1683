using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Xunit;

namespace Federation.Core.Tests.Exchange;

public sealed class FrameHostileTests
{
    private static readonly byte[] Good = FrameFormatTests.Bytes(FrameFormatTests.Fixture);

    [Theory]
    [InlineData(0, "02", FrameDecodeErrorKind.UnknownFormat)]
    [InlineData(0, "00", FrameDecodeErrorKind.UnknownFormat)]
    [InlineData(1, "00", FrameDecodeErrorKind.CountsDisagree)]
    [InlineData(1, "05", FrameDecodeErrorKind.CountsDisagree)]
    [InlineData(1, "8000", FrameDecodeErrorKind.NumberNotMinimal)]
    [InlineData(1, "ffffff", FrameDecodeErrorKind.NumberTooLong)]
    [InlineData(1, "ffffffffffffffffffff01", FrameDecodeErrorKind.NumberTooLong)]
    [InlineData(2, "05", FrameDecodeErrorKind.CountsDisagree)]
    [InlineData(2, "00", FrameDecodeErrorKind.CountsDisagree)]
    [InlineData(3, "ffff7f", FrameDecodeErrorKind.Truncated)]
    [InlineData(4, "ffff7f", FrameDecodeErrorKind.Truncated)]
    [InlineData(5, "00000000000000000000000000000000", FrameDecodeErrorKind.EntryIdInvalid)]
    [InlineData(5, "ffffffffffffffffffffffffffffffff", FrameDecodeErrorKind.EntryIdInvalid)]
    [InlineData(5, "01942b3c000070008000000000000002", FrameDecodeErrorKind.EntryRepeated)]
    [InlineData(37, "10", FrameDecodeErrorKind.PaddingNotZero)]
    [InlineData(38, "01", FrameDecodeErrorKind.CountsDisagree)]
    [InlineData(38, "03", FrameDecodeErrorKind.CountsDisagree)]
    [InlineData(38, "05", FrameDecodeErrorKind.CountsDisagree)]
    [InlineData(41, "0000", FrameDecodeErrorKind.AreaOutOfRange)]
    [InlineData(41, "0100", FrameDecodeErrorKind.AreaOutOfRange)]
    [InlineData(41, "8000", FrameDecodeErrorKind.NumberNotMinimal)]
    [InlineData(46, "00", FrameDecodeErrorKind.IndicatorOutOfRange)]
    [InlineData(47, "0c", FrameDecodeErrorKind.KeyRepeated)]
    [InlineData(58, "20", FrameDecodeErrorKind.ForcesUnknown)]
    [InlineData(58, "00", FrameDecodeErrorKind.ForcesUnknown)]
    [InlineData(62, "01", FrameDecodeErrorKind.KeyIndexUnknown)]
    [InlineData(65, "01", FrameDecodeErrorKind.KeyUnused)]
    [InlineData(65, "03", FrameDecodeErrorKind.KeyIndexUnknown)]
    [InlineData(67, "01", FrameDecodeErrorKind.AmountSignDisagrees)]
    [InlineData(70, "5802", FrameDecodeErrorKind.AmountSignDisagrees)]
    [InlineData(74, "30", FrameDecodeErrorKind.QualifierUnknown)]
    [InlineData(74, "34", FrameDecodeErrorKind.QualifierUnknown)]
    [InlineData(74, "39", FrameDecodeErrorKind.QualifierUnknown)]
    public void A_frame_with_something_else_in_it_is_refused_by_name(int at, string hex, FrameDecodeErrorKind expected)
    {
        var bytes = Convert.FromHexString(hex);
        var frame = Good.ToArray();
        bytes.CopyTo(frame, at);
        Assert.Equal(expected, Decode(frame)?.Kind);
    }

    [Fact]
    public void Amounts_and_days_beyond_their_range_are_refused_by_name()
    {
        var amount = Convert.FromHexString("0100000000000080");
        Assert.Equal(FrameDecodeErrorKind.AmountOutOfRange, Decode(OnePosting("03", amount, "00", "02"))?.Kind);
        Assert.Equal(FrameDecodeErrorKind.DayOutOfRange, Decode(OnePosting("00", [0x02], "02", "ffffffff"))?.Kind);
        Assert.Null(Decode(OnePosting("00", [0x02], "00", "02")));
    }

    [Theory]
    [InlineData("01 0100", "00 08", "00 0c", "01 0e9d", "00 00", "00 00", "00 02")]
    [InlineData("00 01", "01 0800", "00 0c", "01 0e9d", "00 00", "00 00", "00 02")]
    [InlineData("00 01", "02 08000000", "00 0c", "01 0e9d", "00 00", "00 00", "00 02")]
    [InlineData("00 01", "00 08", "01 0c00", "01 0e9d", "00 00", "00 00", "00 02")]
    [InlineData("00 01", "00 08", "00 0c", "02 0e9d0000", "00 00", "00 00", "00 02")]
    [InlineData("00 01", "00 08", "00 0c", "02 ffff0000", "00 00", "00 00", "00 02")]
    [InlineData("00 01", "00 08", "00 0c", "01 0e9d", "01 0000", "00 00", "00 02")]
    [InlineData("00 01", "00 08", "00 0c", "01 0e9d", "00 00", "01 0000", "00 02")]
    [InlineData("00 01", "00 08", "00 0c", "01 0e9d", "00 00", "00 00", "01 0200")]
    [InlineData("00 01", "00 08", "00 0c", "01 0e9d", "00 00", "00 00", "02 feff0000")]
    [InlineData("00 01", "00 08", "00 0c", "01 0e9d", "00 00", "00 00", "03 feffffff00000000")]
    public void A_column_of_which_a_value_takes_more_bytes_than_it_needs_is_refused(
        string postingsOf,
        string area,
        string indicator,
        string firstDay,
        string moreDays,
        string index,
        string amount
    ) =>
        Assert.Equal(
            FrameDecodeErrorKind.NumberNotMinimal,
            Decode(
                FrameFormatTests.Bytes(
                    $"""
                    01 01 01 01 00
                    01942b3c000070008000000000000001
                    {postingsOf}
                    {area}
                    {indicator}
                    {firstDay}
                    {moreDays}
                    06
                    {index}
                    {amount}
                    01
                    """
                )
            )?.Kind
        );

    [Theory]
    [InlineData("00 01")]
    [InlineData("01 ffff")]
    [InlineData("02 ffffffff")]
    [InlineData("03 0000000001000000")]
    [InlineData("03 ffffffffffffff7f")]
    [InlineData("03 0000000000000080")]
    [InlineData("03 ffffffffffffffff")]
    public void An_index_beyond_the_keys_is_refused_however_large(string index) =>
        Assert.Equal(
            new FrameDecodeError(FrameDecodeErrorKind.KeyIndexUnknown, 33 + FrameFormatTests.Bytes(index).Length, 0),
            Decode(
                FrameFormatTests.Bytes(
                    $"""
                    01 01 01 01 00
                    01942b3c000070008000000000000001
                    00 01
                    00 08
                    00 0c
                    01 0e9d
                    00 00
                    06
                    {index}
                    00 02
                    01
                    """
                )
            )
        );

    /// <summary>
    /// An entry takes 17 bytes and a quarter, a key 5 and 4 of four quarters, a posting 2, 2 quarters and a half,
    /// another fact 3; each begun quarter and half counts.
    /// </summary>
    [Theory]
    [InlineData("01 01 01 01 00", 32)]
    [InlineData("01 05 06 07 03", 156)]
    [InlineData("01 08 08 08 00", 210)]
    [InlineData("01 09 05 0d 02", 236)]
    [InlineData("01 04 04 04 01", 108)]
    public void Counts_that_need_more_bytes_than_are_left_are_refused_before_anything_is_read(string header, int least)
    {
        var bytes = FrameFormatTests.Bytes(header);
        var tooFew = Decode([.. bytes, .. new byte[least - 1]]);
        Assert.Equal($"Truncated at byte 5 (found {least})", tooFew.ToString());
        Assert.NotEqual(5, Decode([.. bytes, .. new byte[least]])?.Offset);
    }

    [Fact]
    public void The_unused_half_of_the_last_mark_is_zero()
    {
        byte[] frame = [.. OnePosting("00", [0x02], "00", "02")[..^1], 0x11];
        Assert.Equal(FrameDecodeErrorKind.PaddingNotZero, Decode(frame)?.Kind);
    }

    [Fact]
    public void Parked_facts_are_held_to_the_same_laws()
    {
        Assert.Null(Decode(WithParked("02", "02 00 00", "03 01 01 ff")));
        Assert.Equal(FrameDecodeErrorKind.OtherKindInvalid, Decode(WithParked("01", "01 00 00"))?.Kind);
        Assert.Equal(FrameDecodeErrorKind.OtherKindInvalid, Decode(WithParked("01", "00 00 00"))?.Kind);
        Assert.Equal(FrameDecodeErrorKind.OtherEntryInvalid, Decode(WithParked("01", "02 02 00"))?.Kind);
        Assert.Equal(FrameDecodeErrorKind.OtherEntryInvalid, Decode(WithParked("02", "02 01 00", "02 00 00"))?.Kind);
        Assert.Equal(FrameDecodeErrorKind.Truncated, Decode(WithParked("01", "02 00 04 01"))?.Kind);
        Assert.Equal(FrameDecodeErrorKind.TrailingBytes, Decode(WithParked("01", "02 00 00 00"))?.Kind);
    }

    [Fact]
    public void An_entry_that_tells_nothing_is_refused() =>
        Assert.Equal(
            FrameDecodeErrorKind.EntryWithoutFacts,
            Decode(
                FrameFormatTests.Bytes(
                    """
                    01 02 00 00 02
                    01942b3c000070008000000000000001
                    01942b3c000070008000000000000002
                    00 00 00
                    02 01 00
                    02 01 00
                    """
                )
            )?.Kind
        );

    [Fact]
    public void Every_truncation_is_refused()
    {
        foreach (var frame in Frames())
        {
            for (var length = 0; length < frame.Length; length++)
            {
                Assert.NotNull(Decode(frame[..length]));
            }

            Assert.Null(Decode(frame));
            Assert.Equal(FrameDecodeErrorKind.TrailingBytes, Decode([.. frame, 0])?.Kind);
        }
    }

    [Fact]
    public void A_frame_beyond_64_KiB_is_refused_unread() =>
        Assert.Equal(FrameDecodeErrorKind.TooLong, Decode(new byte[Frame.MaxBytes + 1])?.Kind);

    [Fact]
    public void Mutated_frames_are_refused_or_are_the_one_encoding_of_what_they_hold()
    {
        var frames = Frames();
        var random = new Random(20260601);
        var contents = new FrameContents();
        var accepted = 0;
        for (var i = 0; i < 250_000; i++)
        {
            var mutant = Mutate(random, frames);
            if (FrameCodec.TryDecode(mutant, contents) is null)
            {
                accepted++;
                if (contents.Others.IsEmpty)
                {
                    Assert.Equal(mutant, Encode(contents));
                }
            }
            else
            {
                Assert.Equal((0, 0), (contents.Postings.Length, contents.EntryIds.Length));
            }
        }

        Assert.InRange(accepted, 1000, 200_000);
    }

    [Fact]
    public void Lying_counts_allocate_nothing()
    {
        var contents = new FrameContents();
        var frame = new byte[64];
        frame[0] = FrameCodec.Format;
        frame.AsSpan(1, 12).Fill(0xFF);
        frame[3] = frame[6] = frame[9] = frame[12] = 0x7F;
        Assert.NotNull(FrameCodec.TryDecode(frame, contents));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = FrameCodec.TryDecode(frame, contents);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(FrameDecodeErrorKind.Truncated, error?.Kind);
    }

    [Fact]
    public void Decoding_again_into_the_same_contents_allocates_nothing()
    {
        var contents = new FrameContents();
        Assert.Null(FrameCodec.TryDecode(Good, contents));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = FrameCodec.TryDecode(Good, contents);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Null(error);
    }

    private static FrameDecodeError? Decode(byte[] frame) => FrameCodec.TryDecode(frame, new FrameContents());

    private static byte[] OnePosting(string amountCode, byte[] amount, string moreDaysCode, string moreDays) =>
        [
            .. FrameFormatTests.Bytes(
                $"""
                01 01 01 01 00
                01942b3c000070008000000000000001
                00 01
                00 08
                00 0c
                01 0e9d
                {moreDaysCode} {moreDays}
                06
                00 00
                {amountCode}
                """
            ),
            .. amount,
            0x01,
        ];

    private static byte[] WithParked(string count, params string[] parked) =>
        [
            .. Good[..4],
            .. Convert.FromHexString(count),
            .. Good[5..],
            .. parked.SelectMany(fact => Convert.FromHexString(fact.Replace(" ", "", StringComparison.Ordinal))),
        ];

    private static byte[][] Frames()
    {
        var builder = new FrameBuilder();
        for (var i = 0; i < 30; i++)
        {
            var id = new EntryId(new Guid(i + 1, 2, 3, [8, 0, 0, 0, 0, 0, 0, 1]));
            var key = Sample.KeyOf(700 + (i % 5), 1 + (i % 7), new(20089 + (i / 4)), "military|police");
            builder.TryAdd([new Fact(id, Posting.Add(key, new Amount(1L << i), Qualifier.MoreThan))]);
        }

        return [Good, builder.ToArray(), WithParked("02", "02 00 00", "c8 01 04 01020304")];
    }

    private static byte[] Encode(FrameContents contents)
    {
        var builder = new FrameBuilder();
        var next = 0;
        for (var entry = 0; entry < contents.EntryIds.Length; entry++)
        {
            var facts = new List<Fact>();
            while (next < contents.Postings.Length && contents.EntryOf[next] == entry)
            {
                facts.Add(new Fact(contents.EntryIds[entry], contents.Postings[next++]));
            }

            builder.TryAdd(facts.ToArray());
        }

        return builder.ToArray();
    }

    private static byte[] Mutate(Random random, byte[][] frames)
    {
        var frame = frames[random.Next(frames.Length)].ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(frame.Count);
            switch (random.Next(6))
            {
                case 0:
                    frame[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    frame[at] = (byte)random.Next(256);
                    break;
                case 2:
                    frame[at] = random.Next(2) == 0 ? (byte)0xFF : (byte)0;
                    break;
                case 3:
                    frame.Insert(at, (byte)random.Next(256));
                    break;
                case 4 when frame.Count > 1:
                    frame.RemoveAt(at);
                    break;
                default:
                    var length = random.Next(1, Math.Min(9, frame.Count - at + 1));
                    frame.InsertRange(random.Next(frame.Count), frame.GetRange(at, length));
                    break;
            }
        }

        return [.. frame];
    }
}
