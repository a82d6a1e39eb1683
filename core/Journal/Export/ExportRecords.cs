using System.Buffers;
using System.Buffers.Binary;
using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.Core.Journal.Export;

/// <summary>
/// The records of an exported journal, little-endian, each: u8 kind, i32 place of its ledger in the first block (-1: of
/// none), i64 appended at, i32 bytes of the payload, payload. Positions, frame numbers and hashes follow from what came
/// before, and are checked on both sides: damage is neither written nor read. One instance for one way through a
/// journal; one thread at a time.
/// </summary>
public sealed class ExportRecords
{
    private const int NoLedger = -1;
    private const int HeaderBytes = 1 + sizeof(int) + sizeof(long) + sizeof(int);

    private readonly IReadOnlyList<LedgerMark> _ledgers;
    private readonly Dictionary<LedgerId, int> _places = [];
    private readonly FrameHead[] _heads;

    /// <param name="ledgers">As the first block has them.</param>
    public ExportRecords(IReadOnlyList<LedgerMark> ledgers)
    {
        _ledgers = ledgers;
        _heads = [.. ledgers.Select(mark => FrameChain.Genesis(mark.Owner, mark.Ledger))];
        for (var i = 0; i < ledgers.Count; i++)
        {
            _places.Add(ledgers[i].Ledger, i);
        }
    }

    /// <summary>The last position that was written or read.</summary>
    public long Position { get; private set; }

    /// <summary>Writes the next record.</summary>
    /// <exception cref="JournalDamagedException">It does not follow from those before it.</exception>
    public void Write(JournalRecord record, IBufferWriter<byte> output)
    {
        Demand(record.Position == Position + 1, $"the next record is of position {record.Position}");
        var place = NoLedger;
        if (record.Kind == JournalRecordKind.Frame)
        {
            Demand(_places.TryGetValue(record.Ledger, out place), $"no ledger {record.Ledger} is known");
            var head = FrameChain.Next(_heads[place], record.Payload.Span);
            Demand(
                head == record.Head,
                $"frame {record.Head} of ledger {record.Ledger} does not follow frame {_heads[place]}"
            );
            _heads[place] = head;
        }

        Position = record.Position;
        var bytes = output.GetSpan(HeaderBytes + record.Payload.Length);
        bytes[0] = (byte)record.Kind;
        BinaryPrimitives.WriteInt32LittleEndian(bytes[1..], place);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[5..], record.AtUnixMicroseconds);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[13..], record.Payload.Length);
        record.Payload.Span.CopyTo(bytes[HeaderBytes..]);
        output.Advance(HeaderBytes + record.Payload.Length);
    }

    /// <summary>Reads the records of a block. Payloads are parts of <paramref name="raw"/>.</summary>
    /// <param name="block">Its header.</param>
    /// <param name="raw">Its bytes, unpacked; nobody changes them.</param>
    /// <exception cref="JournalDamagedException">Names the position that does not follow.</exception>
    public IEnumerable<JournalRecord> Read(ExportBlock block, ReadOnlyMemory<byte> raw)
    {
        Demand(block.First == Position + 1, $"the next block is of {block}");
        for (var i = 0; i < block.Count; i++)
        {
            Demand(raw.Length >= HeaderBytes, "its record is cut off");
            var bytes = BinaryPrimitives.ReadInt32LittleEndian(raw.Span[13..]);
            Demand(bytes >= 0 && bytes <= raw.Length - HeaderBytes, "its record is cut off");
            yield return Next(raw.Span, raw.Slice(HeaderBytes, bytes));
            raw = raw[(HeaderBytes + bytes)..];
        }

        Demand(raw.IsEmpty, $"{raw.Length} bytes stand between it and the record before");
    }

    /// <summary>After the last record: every ledger ends at its watermark.</summary>
    /// <exception cref="JournalDamagedException">Names what does not fit.</exception>
    public void CheckEnd(JournalVersion head)
    {
        Demand(Position == head.Position, $"the head is {head}");
        for (var i = 0; i < _heads.Length; i++)
        {
            Demand(
                _heads[i] == _ledgers[i].Watermark,
                $"ledger {_ledgers[i].Ledger} ends at frame {_heads[i]}; its watermark is {_ledgers[i].Watermark}"
            );
        }
    }

    private JournalRecord Next(ReadOnlySpan<byte> header, ReadOnlyMemory<byte> payload)
    {
        var kind = (JournalRecordKind)header[0];
        var place = BinaryPrimitives.ReadInt32LittleEndian(header[1..]);
        var at = BinaryPrimitives.ReadInt64LittleEndian(header[5..]);
        var isFrame = kind == JournalRecordKind.Frame;
        Demand(
            header[0] > 0 && (isFrame ? place >= 0 && place < _heads.Length : place == NoLedger),
            $"a record of kind {header[0]} names ledger {place} of {_heads.Length}"
        );
        Position++;
        if (!isFrame)
        {
            return new JournalRecord(Position, kind, default, default, default, at, payload);
        }

        var mark = _ledgers[place];
        _heads[place] = FrameChain.Next(_heads[place], payload.Span);
        return new JournalRecord(Position, kind, mark.Owner, mark.Ledger, _heads[place], at, payload);
    }

    private void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new JournalDamagedException($"journal position {Position + 1}: {otherwise}");
        }
    }
}
