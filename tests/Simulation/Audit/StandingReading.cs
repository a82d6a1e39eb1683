using System.Buffers.Binary;

namespace Federation.Simulation.Audit;

/// <summary>What a standing says, in plain values.</summary>
internal sealed record ReadStanding(
    int Owner,
    Guid Ledger,
    long Frame,
    Hash Hash,
    SortedDictionary<Days, SortedDictionary<long, CellSum>> Periods
);

/// <summary>Reads standings of format 1, written from the description of the format alone.</summary>
internal sealed class StandingReading(ReadOnlyMemory<byte> bytes)
{
    private const int HeaderBytes = 61;

    private int _at = HeaderBytes;

    /// <exception cref="FormatException">The bytes are no standing.</exception>
    public static ReadStanding Read(ReadOnlyMemory<byte> bytes) => new StandingReading(bytes).Read();

    private ReadStanding Read()
    {
        Require(bytes.Length > HeaderBytes && bytes.Span[0] == 1, "format");
        var owner = BinaryPrimitives.ReadInt32LittleEndian(bytes.Span[1..]);
        var periods = new SortedDictionary<Days, SortedDictionary<long, CellSum>>(
            Comparer<Days>.Create((a, b) => (a.First, a.Last).CompareTo((b.First, b.Last)))
        );
        for (var left = Number(); left > 0; left--)
        {
            Require(bytes.Length - _at >= 8, "days");
            var days = bytes.Span[_at..];
            _at += 8;
            periods.Add(
                new Days(
                    BinaryPrimitives.ReadInt32LittleEndian(days),
                    BinaryPrimitives.ReadInt32LittleEndian(days[4..])
                ),
                Cells(owner)
            );
        }

        Require(_at == bytes.Length, "end");
        return new ReadStanding(
            owner,
            new Guid(bytes.Span[5..21], bigEndian: true),
            BinaryPrimitives.ReadInt64LittleEndian(bytes.Span[21..]),
            new Hash(bytes[29..61]),
            periods
        );
    }

    private SortedDictionary<long, CellSum> Cells(int owner)
    {
        var cells = new SortedDictionary<long, CellSum>();
        var indicator = 0;
        for (var rows = Number(); rows > 0; rows--)
        {
            indicator += (int)Number();
            var (within, unattributed) = (Number(), Number());
            for (var i = 0L; i < within + unattributed; i++)
            {
                var key = Byte();
                var (amount, count) = (Signed(), Signed());
                var moreThan = (key & 0x20) != 0 ? Signed() : 0;
                var nearly = (key & 0x40) != 0 ? Signed() : 0;
                var place = new CellPlace(owner, indicator, i >= within, (byte)(key & 0x8F), (key & 0x10) != 0);
                cells.Add(place.Packed, new CellSum(amount, count, moreThan, nearly));
            }
        }

        return cells;
    }

    private byte Byte()
    {
        Require(_at < bytes.Length, "too short");
        return bytes.Span[_at++];
    }

    private long Signed()
    {
        var number = Number();
        return (number >> 1) ^ -(number & 1);
    }

    private long Number()
    {
        var (number, shift) = (0L, 0);
        while (true)
        {
            var part = Byte();
            number |= (long)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return number;
            }

            shift += 7;
            Require(shift < 63, "number");
        }
    }

    private void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new FormatException($"No standing of format 1: {what}, at byte {_at} of {bytes.Length}.");
        }
    }
}
