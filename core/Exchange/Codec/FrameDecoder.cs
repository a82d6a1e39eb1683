using System.Runtime.CompilerServices;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Exchange;

/// <summary>The reading half of <see cref="FrameCodec"/>: one pass, section by section.</summary>
internal static class FrameDecoder
{
    /// <summary>In a posting's four bits: count is -1.</summary>
    public const int TakenBackBit = 4;

    /// <summary>A bit for each of a posting's four bits that are no mark: a qualifier of 0, or bit 3.</summary>
    private const int UnknownMarks = 0xFF11;

    public static FrameDecodeError? Decode(ReadOnlySpan<byte> frame, FrameContents contents)
    {
        var reader = new FrameReader(frame);
        _ =
            ReadHeader(ref reader, contents)
            && ReadEntries(ref reader, contents)
            && FrameKeys.Read(ref reader, contents)
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
        Span<ulong> counts = stackalloc ulong[ColumnReader.Block];
        for (var i = 0; i < factsOf.Length; i++)
        {
            if (i % ColumnReader.Block == 0)
            {
                column.Read(counts[..Math.Min(ColumnReader.Block, factsOf.Length - i)]);
            }

            var count = counts[i % ColumnReader.Block];
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

    private static bool ReadPostings(ref FrameReader reader, FrameContents contents)
    {
        var amounts = contents.AmountSlots;
        if (
            !ReadKeyIndexes(ref reader, contents)
            || !ColumnReader.TryOpen(ref reader, amounts.Length, out var column)
            || !reader.TryTake((amounts.Length + 1) / 2, out var marks)
        )
        {
            return false;
        }

        column.ReadSigned(amounts);
        if (!CheckAmounts(ref reader, amounts, marks, contents.MarkSlots))
        {
            return false;
        }

        if (column.IsWasteful)
        {
            return reader.Fail(FrameDecodeErrorKind.NumberNotMinimal, 0);
        }

        return (amounts.Length & 1) == 0
            || marks[^1] >> 4 == 0
            || reader.Fail(FrameDecodeErrorKind.PaddingNotZero, marks[^1]);
    }

    /// <summary>Keys are numbered in the order of their first use, so that each is either known or the next.</summary>
    private static bool ReadKeyIndexes(ref FrameReader reader, FrameContents contents)
    {
        var keyOf = contents.KeyOfSlots;
        if (!ColumnReader.TryOpen(ref reader, keyOf.Length, out var column))
        {
            return false;
        }

        var keys = contents.Keys.Length;
        var used = 0;
        Span<ulong> read = stackalloc ulong[ColumnReader.Block];
        for (var at = 0; at < keyOf.Length; at += ColumnReader.Block)
        {
            var block = keyOf.Slice(at, Math.Min(ColumnReader.Block, keyOf.Length - at));
            var indexes = read[..block.Length];
            column.Read(indexes);
            var before = used;
            if (!TryNumber(indexes, block, ref used) || used > keys)
            {
                return reader.Fail(FrameDecodeErrorKind.KeyIndexUnknown, at + FirstUnknown(indexes, before, keys));
            }
        }

        if (used < keys)
        {
            return reader.Fail(FrameDecodeErrorKind.KeyUnused, used);
        }

        return !column.IsWasteful || reader.Fail(FrameDecodeErrorKind.NumberNotMinimal, 0);
    }

    /// <summary>False where an index is neither known nor the next. Without a branch on which it is.</summary>
    private static bool TryNumber(ReadOnlySpan<ulong> indexes, Span<int> keyOf, ref int used)
    {
        var known = (ulong)used;
        var isBeyond = false;
        unchecked
        {
            for (var i = 0; i < indexes.Length; i++)
            {
                var index = indexes[i];
                keyOf[i] = (int)index;
                isBeyond |= index > known;
                known += index == known ? 1UL : 0;
            }

            used = (int)known;
            return !isBeyond;
        }
    }

    /// <summary>The place of the first index that is neither known nor the next, or beyond the keys.</summary>
    private static int FirstUnknown(ReadOnlySpan<ulong> indexes, int used, int keys)
    {
        var i = 0;
        while (indexes[i] <= (ulong)used && indexes[i] < (ulong)keys)
        {
            used += indexes[i] == (ulong)used ? 1 : 0;
            i++;
        }

        return i;
    }

    private static bool CheckAmounts(
        ref FrameReader reader,
        ReadOnlySpan<long> amounts,
        ReadOnlySpan<byte> marks,
        Span<byte> markOf
    )
    {
        var wrong = false;
        for (var i = 0; i < amounts.Length; i++)
        {
            var mark = (marks[i >> 1] >> (4 * (i & 1))) & 0xF;
            markOf[i] = (byte)mark;
            wrong |= IsWrong(amounts[i], mark);
        }

        return !wrong || RefuseFirst(ref reader, amounts, markOf);
    }

    /// <summary>Without a branch: nearly all are right.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsWrong(long amount, int mark)
    {
        var sign = -(long)((mark / TakenBackBit) & 1);
        var size = unchecked((ulong)((amount ^ sign) - sign));
        return (size > Amount.Max) | ((UnknownMarks >> mark) & 1) != 0;
    }

    private static bool RefuseFirst(ref FrameReader reader, ReadOnlySpan<long> amounts, ReadOnlySpan<byte> marks)
    {
        var i = 0;
        while (!IsWrong(amounts[i], marks[i]))
        {
            i++;
        }

        if (((UnknownMarks >> marks[i]) & 1) != 0)
        {
            return reader.Fail(FrameDecodeErrorKind.QualifierUnknown, marks[i]);
        }

        return amounts[i] is < -Amount.Max or > Amount.Max
            ? reader.Fail(FrameDecodeErrorKind.AmountOutOfRange, amounts[i])
            : reader.Fail(FrameDecodeErrorKind.AmountSignDisagrees, amounts[i]);
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
