using System.Buffers.Binary;

namespace Federation.Simulation.Audit;

/// <summary>
/// Reads frames of format 1, written from the description of the format alone. Strict: what is not the one encoding of
/// its facts is a <see cref="FormatException"/>.
/// </summary>
public static class FrameReading
{
    private const int BytesMax = 65536;
    private const int IdBytes = 16;
    private const int DayMin = -719_162;
    private const int DayMax = 2_932_896;
    private const long AmountMax = 1_000_000_000_000;

    /// <exception cref="FormatException">The bytes are no frame that an edge of today seals.</exception>
    public static ToldEntry[] Read(ReadOnlySpan<byte> frame)
    {
        Require(frame.Length is > 0 and <= BytesMax, "length", frame.Length);
        var at = 0;
        Require(frame[at++] == 1, "format", frame[0]);
        var (entries, keys) = (Number(frame, ref at), Number(frame, ref at));
        var (posts, others) = (Number(frame, ref at), Number(frame, ref at));
        Require(entries > 0 && posts + others >= entries, "counts", entries);
        Require(keys <= posts && (keys > 0 || posts == 0), "counts of keys", keys);
        Require(frame.Length - at >= entries * IdBytes, "room for ids", entries);
        var ids = new Guid[entries];
        for (var i = 0; i < entries; i++, at += IdBytes)
        {
            ids[i] = new Guid(frame.Slice(at, IdBytes), bigEndian: true);
            Require(ids[i] != Guid.Empty && ids[i] != Guid.AllBitsSet, "id", i);
        }

        Require(ids.Distinct().Count() == entries, "distinct ids", entries);
        var postsOf = Column(frame, ref at, entries);
        var read = ReadPosts(frame, ref at, ReadKeys(frame, ref at, keys), posts);
        var facts = ReadFacts(frame, ref at, others, entries);
        Require(at == frame.Length, "end", frame.Length - at);
        return Deal(ids, postsOf, read, facts);
    }

    private static ToldEntry[] Deal(Guid[] ids, ulong[] postsOf, Posted[] posts, List<ToldFact>?[] facts)
    {
        var told = new ToldEntry[ids.Length];
        var next = 0;
        for (var i = 0; i < ids.Length; i++)
        {
            Require(postsOf[i] <= (ulong)(posts.Length - next), "postings of an entry", i);
            Require(postsOf[i] > 0 || facts[i] is not null, "facts of an entry", i);
            told[i] = new ToldEntry(ids[i], posts[next..(next + (int)postsOf[i])], facts[i]?.ToArray() ?? []);
            next += (int)postsOf[i];
        }

        Require(next == posts.Length, "all postings dealt", next);
        return told;
    }

    private static List<ToldFact>?[] ReadFacts(ReadOnlySpan<byte> frame, ref int at, int count, int entries)
    {
        var facts = new List<ToldFact>?[entries];
        var before = 0;
        for (var i = 0; i < count; i++)
        {
            Require(at < frame.Length && frame[at] > 1, "kind of a fact", at);
            var kind = frame[at++];
            var entry = Number(frame, ref at);
            Require(entry >= before && entry < entries, "entry of a fact", entry);
            var length = Number(frame, ref at);
            Require(frame.Length - at >= length, "room for a fact", length);
            (facts[entry] ??= []).Add(FactReading.Read(kind, frame.Slice(at, length)));
            at += length;
            before = entry;
        }

        return facts;
    }

    private static PostedKey[] ReadKeys(ReadOnlySpan<byte> frame, ref int at, int count)
    {
        var areas = Column(frame, ref at, count);
        var indicators = Column(frame, ref at, count);
        var firstDays = Column(frame, ref at, count);
        var moreDays = Column(frame, ref at, count);
        Require(frame.Length - at >= count, "room for forces", count);
        var keys = new PostedKey[count];
        var (area, day) = (0L, 0L);
        for (var i = 0; i < count; i++, at++)
        {
            area = checked(area + Signed(areas[i]));
            day = checked(day + Signed(firstDays[i]));
            Require(area is > 0 and <= int.MaxValue, "area", area);
            Require(indicators[i] is > 0 and <= ushort.MaxValue, "indicator", i);
            Require(day is >= DayMin and <= DayMax && moreDays[i] <= (ulong)(DayMax - day), "days", i);
            var forces = (byte)(frame[at] & 0x8F);
            Require((frame[at] & 0x60) == 0 && IsSet(forces), "forces", frame[at]);
            keys[i] = new PostedKey(
                (int)area,
                (int)indicators[i],
                (int)day,
                (int)day + (int)moreDays[i],
                forces,
                (frame[at] & 0x10) != 0,
                Qualifier: 0
            );
        }

        Require(keys.Distinct().Count() == count, "distinct keys", count);
        return keys;
    }

    private static Posted[] ReadPosts(ReadOnlySpan<byte> frame, ref int at, PostedKey[] keys, int count)
    {
        var keyOf = Column(frame, ref at, count);
        var amounts = Column(frame, ref at, count);
        Require(frame.Length - at >= (count + 1) / 2, "room for marks", count);
        var posts = new Posted[count];
        var fresh = 0UL;
        for (var i = 0; i < count; i++)
        {
            Require(keyOf[i] <= fresh && keyOf[i] < (ulong)keys.Length, "key in order of first use", i);
            fresh += keyOf[i] == fresh ? 1UL : 0UL;
            var mark = (frame[at + (i / 2)] >> (i % 2 * 4)) & 0xF;
            var (qualifier, back) = ((byte)(mark & 3), (mark & 4) != 0);
            var amount = Signed(amounts[i]);
            Require(mark < 8 && qualifier > 0, "mark", mark);
            Require(back ? amount is <= 0 and >= -AmountMax : amount is >= 0 and <= AmountMax, "amount", amount);
            posts[i] = new Posted(keys[(int)keyOf[i]] with { Qualifier = qualifier }, amount, back ? -1 : 1);
        }

        at += (count + 1) / 2;
        Require(count % 2 == 0 || frame[at - 1] < 16, "last mark", frame[at - 1]);
        Require(fresh == (ulong)keys.Length, "all keys used", (long)fresh);
        return posts;
    }

    /// <summary>The fifteen sets of forces together, and some combination of two or more.</summary>
    private static bool IsSet(byte forces) => forces is > 0 and < 16 || (forces & 0x80) != 0 && Two(forces & 0xF);

    private static bool Two(int members) => (members & (members - 1)) != 0;

    private static long Signed(ulong zigZag) => (zigZag & 1) == 0 ? (long)(zigZag / 2) : -1 - (long)(zigZag / 2);

    private static int Number(ReadOnlySpan<byte> frame, ref int at)
    {
        var (number, length) = (0, 0);
        byte last;
        do
        {
            Require(at < frame.Length && length < 3, "number", at);
            last = frame[at++];
            number += (last & 0x7F) << (7 * length++);
        } while (last >= 0x80);
        Require(last != 0 || length == 1, "minimal number", number);
        return number;
    }

    private static ulong[] Column(ReadOnlySpan<byte> frame, ref int at, int count)
    {
        var controls = (count + 3) / 4;
        Require(frame.Length - at >= controls, "room for a column's controls", count);
        var control = frame.Slice(at, controls);
        at += controls;
        var values = new ulong[count];
        Span<byte> wide = stackalloc byte[8];
        for (var i = 0; i < 4 * controls; i++)
        {
            var code = (control[i / 4] >> (i % 4 * 2)) & 3;
            if (i >= count)
            {
                Require(code == 0, "padding of a column", code);
                continue;
            }

            var bytes = 1 << code;
            Require(frame.Length - at >= bytes, "room for a column's values", count);
            wide.Clear();
            frame.Slice(at, bytes).CopyTo(wide);
            at += bytes;
            values[i] = BinaryPrimitives.ReadUInt64LittleEndian(wide);
            Require(code == 0 || values[i] >> (4 * bytes) != 0, "minimal value in a column", (long)values[i]);
        }

        return values;
    }

    private static void Require(bool holds, string what, long found)
    {
        if (!holds)
        {
            throw new FormatException($"No frame of format 1: {what} ({found}).");
        }
    }
}
