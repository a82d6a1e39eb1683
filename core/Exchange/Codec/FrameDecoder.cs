using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Exchange;

/// <summary>The reading half of <see cref="FrameCodec"/>: one pass, section by section.</summary>
internal static class FrameDecoder
{
    /// <summary>Where the approval stands in a key's byte.</summary>
    public const int ApprovalShift = 4;

    /// <summary>In a posting's four bits: count is -1.</summary>
    public const int TakenBackBit = 4;

    private static readonly int DayMin = new Day(DateOnly.MinValue).Number;
    private static readonly int DayMax = new Day(DateOnly.MaxValue).Number;

    public static FrameDecodeError? Decode(ReadOnlySpan<byte> frame, FrameContents contents)
    {
        var reader = new FrameReader(frame);
        _ =
            ReadHeader(ref reader, contents)
            && ReadEntries(ref reader, contents)
            && ReadKeys(ref reader, contents)
            && CheckKeysDiffer(ref reader, contents)
            && ReadPostings(ref reader, contents)
            && ReadOthers(ref reader, contents)
            && CheckEnd(ref reader, contents);
        return reader.Error;
    }

    private static bool ReadHeader(ref FrameReader reader, FrameContents contents)
    {
        if (reader.Left > Frame.MaxBytes)
        {
            return reader.Fail(FrameDecodeErrorKind.TooLong, reader.Left);
        }

        if (reader.Left == 0)
        {
            return reader.Fail(FrameDecodeErrorKind.Empty, 0);
        }

        var format = reader.Take(1)[0];
        if (format != FrameCodec.Format)
        {
            return reader.Fail(FrameDecodeErrorKind.UnknownFormat, format);
        }

        if (
            !reader.TryTakeNumber(out var entries)
            || !reader.TryTakeNumber(out var keys)
            || !reader.TryTakeNumber(out var postings)
            || !reader.TryTakeNumber(out var others)
        )
        {
            return false;
        }

        if (entries == 0 || postings + others < entries || keys > postings || (keys == 0 && postings > 0))
        {
            return reader.Fail(FrameDecodeErrorKind.CountsDisagree, entries);
        }

        var least = BytesMin(entries, keys, postings, others);
        if (least > reader.Left)
        {
            return reader.Fail(FrameDecodeErrorKind.Truncated, least);
        }

        contents.Resize(entries, keys, postings, others);
        return true;
    }

    private static long BytesMin(long entries, long keys, long postings, long others) =>
        (entries * (EntryId.Size + 1))
        + ((entries + 3) / 4)
        + (keys * 5)
        + ((keys + 3) / 4 * 4)
        + (postings * 2)
        + ((postings + 3) / 4 * 2)
        + ((postings + 1) / 2)
        + (others * 3);

    private static bool ReadEntries(ref FrameReader reader, FrameContents contents)
    {
        var ids = contents.EntryIdSlots;
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = EntryId.FromBytes(reader.Take(EntryId.Size));
            if (!ids[i].IsValid)
            {
                return reader.Fail(FrameDecodeErrorKind.EntryIdInvalid, i);
            }

            if (i > 0 && ids[i] == ids[i - 1])
            {
                return reader.Fail(FrameDecodeErrorKind.EntryRepeated, i);
            }
        }

        return ReadPostingsOf(ref reader, contents);
    }

    private static bool ReadPostingsOf(ref FrameReader reader, FrameContents contents)
    {
        var factsOf = contents.FactsOfSlots;
        var entryOf = contents.EntryOfSlots;
        if (!ColumnReader.TryOpen(ref reader, factsOf.Length, out var column))
        {
            return false;
        }

        var next = 0;
        for (var i = 0; i < factsOf.Length; i++)
        {
            var count = column.Next();
            if (count > (ulong)(entryOf.Length - next))
            {
                return reader.Fail(FrameDecodeErrorKind.CountsDisagree, i);
            }

            factsOf[i] = (int)count;
            entryOf.Slice(next, (int)count).Fill(i);
            next += (int)count;
        }

        if (next < entryOf.Length)
        {
            return reader.Fail(FrameDecodeErrorKind.CountsDisagree, next);
        }

        return !column.IsWasteful || reader.Fail(FrameDecodeErrorKind.NumberNotMinimal, 0);
    }

    private static bool ReadKeys(ref FrameReader reader, FrameContents contents)
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

        var area = 0L;
        var day = 0L;
        for (var i = 0; i < keys.Length; i++)
        {
            if (!TryStep(ref area, areas.NextSigned(), 1, int.MaxValue))
            {
                return reader.Fail(FrameDecodeErrorKind.AreaOutOfRange, i);
            }

            var indicator = indicators.Next();
            if (indicator is 0 or > ushort.MaxValue)
            {
                return reader.Fail(FrameDecodeErrorKind.IndicatorOutOfRange, i);
            }

            var more = TryStep(ref day, firstDays.NextSigned(), DayMin, DayMax) ? moreDays.Next() : ulong.MaxValue;
            if (more > (ulong)(DayMax - day))
            {
                return reader.Fail(FrameDecodeErrorKind.DayOutOfRange, i);
            }

            var approval = (Approval)((forces[i] >> ApprovalShift) & 1);
            if (!ForceSet.TryFromBits((byte)(forces[i] & ~(1 << ApprovalShift)), out var set))
            {
                return reader.Fail(FrameDecodeErrorKind.ForcesUnknown, forces[i]);
            }

            var first = new Day((int)day);
            var span = new Span(first, first.Plus((int)more));
            keys[i] = new PostingKey(
                new AreaId((int)area),
                new IndicatorNumber((ushort)indicator),
                span,
                set,
                approval
            );
        }

        var wasteful = areas.IsWasteful || indicators.IsWasteful || firstDays.IsWasteful || moreDays.IsWasteful;
        return !wasteful || reader.Fail(FrameDecodeErrorKind.NumberNotMinimal, 0);
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
            var bucket = Hash(keys[i]) & (buckets.Length - 1);
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

    private static int Hash(in PostingKey key)
    {
        unchecked
        {
            var low = ((ulong)(uint)key.Area.Value << 32) | (uint)key.Span.First.Number;
            var high =
                ((ulong)key.Indicator.Value << 48) | ((ulong)key.Forces.Bits << 40) | ((ulong)key.Approval << 39);
            var mixed = (low * 0x9E3779B97F4A7C15) ^ ((high | (uint)key.Span.Days) * 0xC2B2AE3D27D4EB4F);
            mixed = (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93;
            return (int)(mixed >> 33);
        }
    }

    private static bool ReadPostings(ref FrameReader reader, FrameContents contents)
    {
        var postings = contents.PostingSlots;
        if (
            !ColumnReader.TryOpen(ref reader, postings.Length, out var indexes)
            || !ColumnReader.TryOpen(ref reader, postings.Length, out var amounts)
            || !reader.TryTake((postings.Length + 1) / 2, out var marks)
        )
        {
            return false;
        }

        var keys = contents.Keys;
        var keyOf = contents.KeyOfSlots;
        var used = 0;
        for (var i = 0; i < postings.Length; i++)
        {
            var index = indexes.Next();
            if (index > (ulong)used || index >= (ulong)keys.Length)
            {
                return reader.Fail(FrameDecodeErrorKind.KeyIndexUnknown, i);
            }

            used += index == (ulong)used ? 1 : 0;
            keyOf[i] = (int)index;
            var mark = (marks[i >> 1] >> (4 * (i & 1))) & 0xF;
            if (!TryMakePosting(ref reader, keys[(int)index], amounts.NextSigned(), mark, out postings[i]))
            {
                return false;
            }
        }

        if (used < keys.Length)
        {
            return reader.Fail(FrameDecodeErrorKind.KeyUnused, used);
        }

        if (indexes.IsWasteful || amounts.IsWasteful)
        {
            return reader.Fail(FrameDecodeErrorKind.NumberNotMinimal, 0);
        }

        return (postings.Length & 1) == 0
            || marks[^1] >> 4 == 0
            || reader.Fail(FrameDecodeErrorKind.PaddingNotZero, marks[^1]);
    }

    private static bool TryMakePosting(
        ref FrameReader reader,
        in PostingKey key,
        long amount,
        int mark,
        out Posting posting
    )
    {
        posting = default;
        var takenBack = (mark & TakenBackBit) != 0;
        var qualifier = (Qualifier)(mark & ~TakenBackBit);
        if (qualifier is not (Qualifier.Exact or Qualifier.MoreThan or Qualifier.Nearly))
        {
            return reader.Fail(FrameDecodeErrorKind.QualifierUnknown, mark);
        }

        if (amount is < -Amount.Max or > Amount.Max)
        {
            return reader.Fail(FrameDecodeErrorKind.AmountOutOfRange, amount);
        }

        if (takenBack ? amount > 0 : amount < 0)
        {
            return reader.Fail(FrameDecodeErrorKind.AmountSignDisagrees, amount);
        }

        posting = new Posting(key, amount, takenBack ? (sbyte)-1 : (sbyte)1, qualifier);
        return true;
    }

    private static bool ReadOthers(ref FrameReader reader, FrameContents contents)
    {
        var others = contents.OtherSlots;
        var factsOf = contents.FactsOfSlots;
        var entryBefore = 0;
        for (var i = 0; i < others.Length; i++)
        {
            if (!reader.TryTake(1, out var kind) || !reader.TryTakeNumber(out var entry))
            {
                return false;
            }

            if (kind[0] is 0 or (byte)FactKind.Posting)
            {
                return reader.Fail(FrameDecodeErrorKind.OtherKindInvalid, kind[0]);
            }

            if (entry < entryBefore || entry >= factsOf.Length)
            {
                return reader.Fail(FrameDecodeErrorKind.OtherEntryInvalid, entry);
            }

            if (!reader.TryTakeNumber(out var length))
            {
                return false;
            }

            var start = reader.Offset;
            if (!reader.TryTake(length, out _))
            {
                return false;
            }

            others[i] = new FramedFact((FactKind)kind[0], entry, start..reader.Offset);
            factsOf[entry]++;
            entryBefore = entry;
        }

        return true;
    }

    private static bool CheckEnd(ref FrameReader reader, FrameContents contents)
    {
        var silent = contents.FactsOfSlots.IndexOf(0);
        if (silent >= 0)
        {
            return reader.Fail(FrameDecodeErrorKind.EntryWithoutFacts, silent);
        }

        return reader.Left == 0 || reader.Fail(FrameDecodeErrorKind.TrailingBytes, reader.Left);
    }
}
