using System.Buffers.Binary;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Simulation.World;

namespace Federation.Simulation.Fuzz;

/// <summary>
/// Makes frames: lawful ones by the builder that edges use, and lying ones column by column, each number chosen freely
/// and encoded as the format says, so that every law behind the first is reached.
/// </summary>
internal sealed class FrameForge(Rng rng)
{
    private static readonly ulong[] Odd =
    [
        0,
        1,
        2,
        0x7F,
        0x80,
        0xFF,
        0x100,
        0xFFFF,
        0x1_0000,
        0x7FFF_FFFF,
        0x8000_0000,
        0xFFFF_FFFF,
        0x1_0000_0000,
        2_000_000_000_000,
        2_000_000_000_001,
        long.MaxValue,
        0x8000_0000_0000_0000,
        ulong.MaxValue - 1,
        ulong.MaxValue,
    ];

    private readonly FrameBuilder _builder = new();
    private readonly List<byte> _bytes = [];

    /// <summary>A lawful frame of up to so many entries, mostly alike as in life.</summary>
    public byte[] Lawful(int entriesMax)
    {
        _builder.Clear();
        var entries = 1 + rng.Below(entriesMax);
        for (var i = 0; i < entries; i++)
        {
            var id = new EntryId(rng.Uuid());
            var facts = new Fact[1 + rng.Below(4)];
            for (var j = 0; j < facts.Length; j++)
            {
                facts[j] = new Fact(id, LawfulPosting());
            }

            if (!_builder.TryAdd(facts))
            {
                break;
            }
        }

        return _builder.ToArray();
    }

    /// <summary>A frame whose parts are each in form, and of which some lie.</summary>
    public byte[] Lying()
    {
        _bytes.Clear();
        var (entries, keys) = (1 + rng.Below(4), 1 + rng.Below(4));
        var (posts, others) = (entries + rng.Below(6), rng.Chance(0.3) ? 1 + rng.Below(3) : 0);
        _bytes.Add(Lies() ? (byte)rng.Below(256) : (byte)1);
        Number(entries);
        Number(keys);
        Number(posts);
        Number(others);
        for (var i = 0; i < entries; i++)
        {
            Id();
        }

        var more = Lies() ? 0UL : 1UL;
        Column(entries, i => i == 0 ? (ulong)posts - (more * (ulong)(entries - 1)) : more);
        Column(keys, i => i == 0 ? 1408UL : (ulong)rng.Below(3));
        Column(keys, _ => 12 + (ulong)rng.Below(3));
        Column(keys, i => i == 0 ? 40206UL : (ulong)rng.Below(3));
        Column(keys, _ => (ulong)rng.Below(2));
        for (var i = 0; i < keys; i++)
        {
            _bytes.Add(Lies() ? (byte)rng.Below(256) : (byte)(6 + (i % 8)));
        }

        Column(posts, i => (ulong)Math.Min(i, keys - 1));
        Column(posts, _ => 2 * (ulong)rng.Below(500));
        for (var i = 0; i < (posts + 1) / 2; i++)
        {
            _bytes.Add(Lies() ? (byte)rng.Below(256) : (byte)(posts % 2 == 1 && i == posts / 2 ? 0x01 : 0x11));
        }

        for (var i = 0; i < others; i++)
        {
            Other(entries);
        }

        return [.. _bytes];
    }

    private static PostingKey Key(int area, int indicator, int day, int more, ForceSet forces, Approval approval) =>
        new(
            new AreaId(area),
            new IndicatorNumber((ushort)indicator),
            new Span(new Day(day), new Day(day + more)),
            forces,
            approval
        );

    private Posting LawfulPosting()
    {
        var key = Key(
            700 + rng.Below(8),
            1 + rng.Below(20),
            20_000 + rng.Below(400),
            rng.Chance(0.1) ? rng.Below(400) : 0,
            rng.Of(ForceSet.All),
            rng.Chance(0.2) ? Approval.Approved : Approval.Provisional
        );
        var amount = new Amount(rng.Chance(0.05) ? rng.Between(0, Amount.Max) : rng.Below(400));
        var posting = Posting.Add(key, amount, (Qualifier)(1 + rng.Below(3)));
        return rng.Chance(0.2) ? posting.Reverse() : posting;
    }

    private bool Lies() => rng.Below(40) == 0;

    private void Id()
    {
        var id = rng.Below(60) switch
        {
            0 => Guid.Empty,
            1 => Guid.AllBitsSet,
            2 => new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
            _ => rng.Uuid(),
        };
        _bytes.AddRange(id.ToByteArray(bigEndian: true));
    }

    private void Number(long value)
    {
        if (Lies())
        {
            if (rng.Chance(0.3))
            {
                Varint(11);
                return;
            }

            value = rng.Chance(0.5) ? value + rng.Between(-1, 1) : (long)(rng.Of(Odd) & 0x1F_FFFF);
        }

        var left = (ulong)Math.Max(0, value);
        while (left >= 0x80)
        {
            _bytes.Add((byte)((left & 0x7F) | 0x80));
            left >>= 7;
        }

        _bytes.Add((byte)left);
        if (rng.Below(200) == 0)
        {
            _bytes[^1] |= 0x80;
            _bytes.Add(0);
        }
    }

    /// <summary>A number of so many bytes, longer than any reader may follow.</summary>
    private void Varint(int bytes)
    {
        for (var i = 1; i < bytes; i++)
        {
            _bytes.Add((byte)(0x80 | rng.Below(128)));
        }

        _bytes.Add((byte)rng.Below(128));
    }

    private void Column(int count, Func<int, ulong> value)
    {
        count = Lies() ? Math.Max(0, count + (int)rng.Between(-1, 1)) : count;
        var controls = _bytes.Count;
        for (var i = 0; i < (count + 3) / 4; i++)
        {
            _bytes.Add(0);
        }

        Span<byte> wide = stackalloc byte[8];
        for (var i = 0; i < count; i++)
        {
            var number = Lies() ? rng.Of(Odd) : value(i);
            var code = number switch
            {
                <= 0xFF => 0,
                <= 0xFFFF => 1,
                <= 0xFFFF_FFFF => 2,
                _ => 3,
            };
            code = rng.Below(200) == 0 ? Math.Min(3, code + 1) : code;
            _bytes[controls + (i / 4)] |= (byte)(code << (i % 4 * 2));
            BinaryPrimitives.WriteUInt64LittleEndian(wide, number);
            for (var j = 0; j < 1 << code; j++)
            {
                _bytes.Add(wide[j]);
            }
        }

        if (count % 4 != 0 && rng.Below(200) == 0)
        {
            _bytes[controls + (count / 4)] |= 0xC0;
        }
    }

    private void Other(int entries)
    {
        _bytes.Add(rng.Chance(0.1) ? (byte)rng.Below(2) : (byte)(2 + rng.Below(200)));
        Number(Lies() ? entries : entries - 1);
        var length = rng.Below(6);
        Number(length);
        for (var i = 0; i < length; i++)
        {
            _bytes.Add((byte)rng.Below(256));
        }
    }
}
