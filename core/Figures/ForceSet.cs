using System.Numerics;

namespace Federation.Core.Figures;

/// <summary>
/// Who took part: these forces together (<c>border_guard+police</c>, 15 sets), or some combination of these
/// (<c>military|police</c>, 11 more: what old reports say). One byte: bits 0-3 the forces, bit 7 "some combination".
/// Some combination means any non-empty subset of the named forces, unknown which.
/// </summary>
public readonly record struct ForceSet
{
    private const byte SomeBit = 0x80;
    private const byte ForceBits = 0x0F;

    private readonly byte _bits;

    private ForceSet(byte bits) => _bits = bits;

    /// <summary>The byte of the wire and of storage; 0 only for <c>default</c>, which is no set.</summary>
    public byte Bits => _bits;

    /// <summary>The forces' bits alone, 1-15.</summary>
    public byte Members => (byte)(_bits & ForceBits);

    /// <summary>True where only some combination of the members acted and the report does not say which.</summary>
    public bool IsSomeCombination => (_bits & SomeBit) != 0;

    /// <summary>How many forces are named, 1-4.</summary>
    public int Count => BitOperations.PopCount(Members);

    /// <summary>All 26 sets: the 15 together sets by bits, then the 11 "some combination" sets by bits.</summary>
    public static IReadOnlyList<ForceSet> All { get; } = MakeAll();

    /// <summary>One force alone.</summary>
    public static ForceSet Of(Force force) => new((byte)(1 << (int)force));

    /// <summary>Reads the byte of wire and storage; false for anything that is not one of the 26 sets.</summary>
    public static bool TryFromBits(byte bits, out ForceSet set)
    {
        var members = (byte)(bits & ForceBits);
        var some = (bits & SomeBit) != 0;
        var valid =
            members != 0 && (bits & ~(ForceBits | SomeBit)) == 0 && (!some || BitOperations.PopCount(members) >= 2);
        set = valid ? new ForceSet(bits) : default;
        return valid;
    }

    /// <summary>
    /// Reads <c>a+b</c> (together), <c>a|b</c> (some combination) or <c>a</c>; each force at most once.
    /// </summary>
    public static bool TryParse(string? text, out ForceSet set)
    {
        set = default;
        if (string.IsNullOrEmpty(text) || (text.Contains('+') && text.Contains('|')))
        {
            return false;
        }

        var some = text.Contains('|');
        byte members = 0;
        foreach (var part in text.Split(some ? '|' : '+'))
        {
            if (!Forces.TryParse(part.Trim(), out var force) || (members & (1 << (int)force)) != 0)
            {
                return false;
            }

            members |= (byte)(1 << (int)force);
        }

        return TryFromBits((byte)(members | (some ? SomeBit : 0)), out set);
    }

    /// <summary>True where the force is named.</summary>
    public bool Names(Force force) => (Members & (1 << (int)force)) != 0;

    /// <summary>True where every force of <paramref name="other"/> is named here too.</summary>
    public bool NamesAll(ForceSet other) => (other.Members & ~Members) == 0;

    /// <summary>The same forces together without one of them.</summary>
    /// <exception cref="ArgumentException">
    /// They are some combination, the force is not among them, or no other is.
    /// </exception>
    public ForceSet Without(Force force) =>
        !IsSomeCombination && Names(force) && Count > 1
            ? new((byte)(_bits & ~(1 << (int)force)))
            : throw new ArgumentException($"{force.Code()} cannot leave '{this}'.", nameof(force));

    /// <summary>The forces of both together; neither is some combination.</summary>
    /// <exception cref="ArgumentException">One of them is some combination, or no set.</exception>
    public ForceSet With(ForceSet other) =>
        !IsSomeCombination && !other.IsSomeCombination && Members != 0 && other.Members != 0
            ? new((byte)(Members | other.Members))
            : throw new ArgumentException($"'{this}' and '{other}' are not one set together.", nameof(other));

    /// <summary>The code: <c>border_guard+police</c> or <c>military|police</c>, in the fixed order of forces.</summary>
    public override string ToString()
    {
        var bits = _bits;
        return string.Join(
            IsSomeCombination ? '|' : '+',
            Forces.All.Where(f => (bits & (1 << (int)f)) != 0).Select(f => f.Code())
        );
    }

    private static List<ForceSet> MakeAll()
    {
        var sets = new List<ForceSet>(26);
        for (byte members = 1; members <= ForceBits; members++)
        {
            sets.Add(new ForceSet(members));
        }

        for (byte members = 1; members <= ForceBits; members++)
        {
            if (BitOperations.PopCount(members) >= 2)
            {
                sets.Add(new ForceSet((byte)(members | SomeBit)));
            }
        }

        return sets;
    }
}
