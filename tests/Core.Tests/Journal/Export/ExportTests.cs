using System.Buffers;
using CsCheck;
using Federation.Core.Journal;
using Federation.Core.Journal.Export;
using Federation.Core.Ledger;
using Federation.TestKit.Journal;
using Xunit;
using static Federation.Core.Tests.Boards.Sample;
using static Federation.Core.Tests.Vintages.Sample;

namespace Federation.Core.Tests.Journal.Export;

public sealed class ExportTests
{
    private static readonly JournalMaker Made = Make();

    [Fact]
    public void Records_read_back_as_they_were_written()
    {
        var raw = Written(Made.Records);
        var reader = new ExportRecords(Made.Ledgers);
        var read = reader.Read(Block(raw, Made.Records.Count), raw).ToList();

        Assert.Equal(Made.Records.Select(Text), read.Select(Text));
        reader.CheckEnd(Made.Head);
    }

    [Fact]
    public void Ledgers_read_back_as_they_were_written()
    {
        LedgerMark[] marks =
        [
            Made.Ledgers[0] with
            {
                Successor = new LedgerId(new Guid("44444444-4444-4444-8444-444444444444")),
                Term = new WriterTerm(7),
            },
            Made.Ledgers[1],
        ];
        var bytes = ExportLedgers.Encode(Made.Head, marks);

        Assert.True(ExportLedgers.TryDecode(bytes, out var head, out var read));
        Assert.Equal(Made.Head, head);
        Assert.Equal(marks, read);
        Assert.False(ExportLedgers.TryDecode(bytes.AsSpan(0, bytes.Length - 1), out _, out _));
        Assert.False(ExportLedgers.TryDecode(ExportLedgers.Encode(Made.Head, [marks[0], marks[0]]), out _, out _));
    }

    [Fact]
    public void A_record_that_does_not_follow_is_not_written()
    {
        var writer = new ExportRecords(Made.Ledgers);
        var output = new ArrayBufferWriter<byte>();
        Assert.Contains("position 1", Damage(() => writer.Write(Made.Records[1], output)), StringComparison.Ordinal);
        var bytes = Made.Records[0].Payload.ToArray();
        bytes[^1] ^= 1;
        var changed = Made.Records[0] with { Payload = bytes };
        Assert.Contains(
            "does not follow frame 0",
            Damage(() => writer.Write(changed, output)),
            StringComparison.Ordinal
        );
        var foreign = Made.Records[0] with { Ledger = new LedgerId(new Guid("55555555-5555-4555-8555-555555555555")) };
        Assert.Contains("no ledger 5555", Damage(() => writer.Write(foreign, output)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_journal_that_ends_elsewhere_is_found_at_its_end()
    {
        var raw = Written([.. Made.Records.Take(3)]);
        var reader = new ExportRecords(Made.Ledgers);
        _ = reader.Read(Block(raw, 3), raw).ToList();
        Assert.Contains("the head is 1·4", Damage(() => reader.CheckEnd(Made.Head)), StringComparison.Ordinal);
        Assert.Contains("its watermark is 2", Damage(() => reader.CheckEnd(new(1, 3))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_block_out_of_its_place_is_refused()
    {
        var raw = Written(Made.Records);
        var block = Block(raw, Made.Records.Count) with { First = 2 };
        Assert.Contains(
            "positions 2 to 5",
            Damage(() => _ = new ExportRecords(Made.Ledgers).Read(block, raw).ToList()),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Changed_bytes_are_refused_by_name_or_give_other_records() =>
        Gen.Select(Gen.Int[0, Written(Made.Records).Length - 1], Gen.Byte[1, 255])
            .Sample(
                (at, change) =>
                {
                    var raw = Written(Made.Records);
                    raw[at] ^= change;
                    try
                    {
                        var reader = new ExportRecords(Made.Ledgers);
                        var read = reader.Read(Block(raw, Made.Records.Count), raw).ToList();
                        Assert.NotEqual(Made.Records.Select(Text), read.Select(Text));
                    }
                    catch (JournalDamagedException damage)
                    {
                        Assert.StartsWith("journal position", damage.Message, StringComparison.Ordinal);
                    }
                },
                iter: 3000
            );

    [Fact]
    public void A_block_can_neither_change_nor_move_nor_be_left_out()
    {
        byte[][] stored =
        [
            [1, 2, 3],
            [4, 5],
        ];
        var (first, second) = Sealed(stored);

        Assert.True(Follows((first, stored[0]), (second, stored[1])));
        Assert.False(Follows((first, stored[1])));
        Assert.False(Follows((second, stored[1])));
        Assert.False(Follows((first, stored[0]), (first, stored[0])));
        first[17] ^= 1;
        Assert.False(Follows((first, stored[0])));
    }

    [Theory]
    [InlineData(0, 9)]
    [InlineData(4, 0x80)]
    [InlineData(8, 0x80)]
    [InlineData(16, 0x80)]
    [InlineData(20, 0x80)]
    public void A_header_out_of_range_is_refused(int at, byte value)
    {
        var header = new byte[ExportBlock.HeaderBytes];
        var block = new ExportBlock(ExportBlockKind.Records, 10, 20, 1, 4);
        block.WriteTo(header);
        Assert.True(ExportBlock.TryRead(header, out var read));
        Assert.Equal(block, read);
        header[at] = value;
        Assert.False(ExportBlock.TryRead(header, out _));
    }

    private static JournalMaker Make()
    {
        var journal = TwoFrames();
        journal.Freeze(First, "Giao ban quý I", QuarterOne);
        journal.Frame(CaoBang, OfCaoBang, Post(CaoBang, Patrols, "police", 7));
        return journal;
    }

    private static byte[] Written(IReadOnlyList<JournalRecord> records)
    {
        var writer = new ExportRecords(Made.Ledgers);
        var output = new ArrayBufferWriter<byte>();
        foreach (var record in records)
        {
            writer.Write(record, output);
        }

        return output.WrittenSpan.ToArray();
    }

    private static ExportBlock Block(byte[] raw, int count) =>
        new(ExportBlockKind.Records, raw.Length, raw.Length, 1, count);

    private static (byte[] First, byte[] Second) Sealed(byte[][] stored)
    {
        var chain = new ExportChain();
        byte[][] headers = [new byte[ExportBlock.HeaderBytes], new byte[ExportBlock.HeaderBytes]];
        for (var i = 0; i < 2; i++)
        {
            new ExportBlock(ExportBlockKind.Records, stored[i].Length, 9, i + 1, 1).WriteTo(headers[i]);
            chain.Seal(headers[i], stored[i]);
        }

        return (headers[0], headers[1]);
    }

    private static bool Follows(params (byte[] Header, byte[] Stored)[] blocks)
    {
        var chain = new ExportChain();
        return blocks.All(block => chain.TryFollow(block.Header, block.Stored, out _));
    }

    private static string Damage(Action action) => Assert.Throws<JournalDamagedException>(action).Message;

    private static string Text(JournalRecord record) =>
        $"{record.Position} {record.Kind} {record.Owner} {record.Ledger} {record.Head.Number} {record.Head.Hash} "
        + $"{record.AtUnixMicroseconds} {Convert.ToHexString(record.Payload.Span)}";
}
