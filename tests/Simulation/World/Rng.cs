using System.Buffers.Binary;
using System.Numerics;

namespace Federation.Simulation.World;

/// <summary>
/// The generator of all chance: xoshiro256** (Blackman and Vigna, 2018), seeded by SplitMix64. Equal seeds draw equally
/// on every machine and in every edition of the runtime.
/// </summary>
internal sealed class Rng
{
    private readonly ulong[] _state = new ulong[4];

    public Rng(ulong seed)
    {
        for (var i = 0; i < _state.Length; i++)
        {
            seed = unchecked(seed + 0x9E3779B97F4A7C15);
            var z = unchecked((seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9);
            z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
            _state[i] = z ^ (z >> 31);
        }
    }

    public ulong Next()
    {
        var s = _state;
        var result = unchecked(BitOperations.RotateLeft(unchecked(s[1] * 5), 7) * 9);
        var t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = BitOperations.RotateLeft(s[3], 45);
        return result;
    }

    /// <summary>0 to below <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(((UInt128)Next() * (ulong)end) >> 64);

    /// <summary>Both included.</summary>
    public long Between(long least, long most) => least + (long)(((UInt128)Next() * ((ulong)(most - least) + 1)) >> 64);

    /// <summary>0 to below 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => probability > 0 && Fraction() < probability;

    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];

    public TimeSpan Between(TimeSpan least, TimeSpan most) => new(Between(least.Ticks, most.Ticks));

    public TimeSpan UpTo(TimeSpan most) => Between(TimeSpan.Zero, most);

    /// <summary>Exponentially distributed, at most ten times the mean.</summary>
    public TimeSpan Around(TimeSpan mean) => mean * Math.Min(10, -Math.Log(1 - Fraction()));

    /// <summary>A UUID of version 4.</summary>
    public Guid Uuid()
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, Next());
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], Next());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
