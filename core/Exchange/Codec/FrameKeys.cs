using System.Runtime.InteropServices;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;

namespace Federation.Core.Exchange;

/// <summary>The section of a frame that names each distinct key once.</summary>
internal static class FrameKeys
{
    /// <summary>Where the approval stands in a key's byte.</summary>
    public const int ApprovalShift = 4;

    private static readonly int DayMin = new Day(DateOnly.MinValue).Number;
    private static readonly int DayMax = new Day(DateOnly.MaxValue).Number;

    /// <summary>Reads the keys; they differ from one another.</summary>
    public static bool Read(ref FrameReader reader, FrameContents contents) =>
        ReadColumns(ref reader, contents) && CheckKeysDiffer(ref reader, contents);

    private static bool ReadColumns(ref FrameReader reader, FrameContents contents)
    {
        var keys = contents.KeySlots;
        if (
            !ColumnReader.TryOpen(ref reader, keys.Length, out var areas)
            || !ColumnReader.TryOpen(ref reader, keys.Length, out var indicators)
            || !ColumnReader.TryOpen(ref reader, keys.Length, out var firstDays)
            || !ColumnReader.TryOpen(ref reader, keys.Length, out var moreDays)
            || !reader.TryTake(keys.Length, out var forces)
        )
        {
            return false;
        }

        var columns = new KeyColumns(stackalloc long[4 * ColumnReader.Block]);
        var (area, day) = (0L, 0L);
        for (var i = 0; i < keys.Length; i++)
        {
            var at = i % ColumnReader.Block;
            if (at == 0)
            {
                var count = Math.Min(ColumnReader.Block, keys.Length - i);
                areas.ReadSigned(columns.Areas[..count]);
                indicators.Read(columns.Indicators[..count]);
                firstDays.ReadSigned(columns.FirstDays[..count]);
                moreDays.Read(columns.MoreDays[..count]);
            }

            if (!TryStep(ref area, columns.Areas[at], 1, int.MaxValue))
            {
                return reader.Fail(FrameDecodeErrorKind.AreaOutOfRange, i);
            }

            var indicator = columns.Indicators[at];
            if (indicator is 0 or > ushort.MaxValue)
            {
                return reader.Fail(FrameDecodeErrorKind.IndicatorOutOfRange, i);
            }

            var more = TryStep(ref day, columns.FirstDays[at], DayMin, DayMax) ? columns.MoreDays[at] : ulong.MaxValue;
            if (more > (ulong)(DayMax - day))
            {
                return reader.Fail(FrameDecodeErrorKind.DayOutOfRange, i);
            }

            if (!TryMakeKey((int)area, (ushort)indicator, (int)day, (int)more, forces[i], out keys[i]))
            {
                return reader.Fail(FrameDecodeErrorKind.ForcesUnknown, forces[i]);
            }
        }

        var wasteful = areas.IsWasteful || indicators.IsWasteful || firstDays.IsWasteful || moreDays.IsWasteful;
        return !wasteful || reader.Fail(FrameDecodeErrorKind.NumberNotMinimal, 0);
    }

    private static bool TryMakeKey(int area, ushort indicator, int day, int more, byte forces, out PostingKey key)
    {
        var known = ForceSet.TryFromBits((byte)(forces & ~(1 << ApprovalShift)), out var set);
        var approval = (Approval)((forces >> ApprovalShift) & 1);
        var first = new Day(day);
        key = new PostingKey(
            new AreaId(area),
            new IndicatorNumber(indicator),
            new Span(first, first.Plus(more)),
            set,
            approval
        );
        return known;
    }

    private static bool TryStep(ref long value, long difference, long lowest, long highest)
    {
        if (difference < lowest - value || difference > highest - value)
        {
            return false;
        }

        value += difference;
        return true;
    }

    private static bool CheckKeysDiffer(ref FrameReader reader, FrameContents contents)
    {
        var keys = contents.Keys;
        var buckets = contents.EmptyBuckets();
        for (var i = 0; i < keys.Length; i++)
        {
            var bucket = keys[i].GetHashCode() & (buckets.Length - 1);
            while (buckets[bucket] >= 0)
            {
                if (keys[buckets[bucket]] == keys[i])
                {
                    return reader.Fail(FrameDecodeErrorKind.KeyRepeated, i);
                }

                bucket = (bucket + 1) & (buckets.Length - 1);
            }

            buckets[bucket] = i;
        }

        return true;
    }

    /// <summary>What is read of the four columns of the keys at a time.</summary>
    private readonly ref struct KeyColumns(Span<long> scratch)
    {
        public readonly Span<long> Areas = scratch[..ColumnReader.Block];
        public readonly Span<long> FirstDays = scratch.Slice(ColumnReader.Block, ColumnReader.Block);
        public readonly Span<ulong> Indicators = Cast(scratch.Slice(2 * ColumnReader.Block, ColumnReader.Block));
        public readonly Span<ulong> MoreDays = Cast(scratch.Slice(3 * ColumnReader.Block, ColumnReader.Block));

        private static Span<ulong> Cast(Span<long> column) => MemoryMarshal.Cast<long, ulong>(column);
    }
}
