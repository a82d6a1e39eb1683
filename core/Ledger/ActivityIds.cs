using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Federation.Core.Ledger;

/// <summary>
/// Ids of what is said to an activity or a closing, by revision or part: the same in every ledger, so that a retry is
/// recognised after a repair too.
/// </summary>
internal static class ActivityIds
{
    /// <summary>A UUID of version 8, from a SHA-256.</summary>
    /// <param name="tag">What is said.</param>
    /// <param name="activity">To which activity.</param>
    /// <param name="other">About which lump, or which other activity.</param>
    /// <param name="revision">Of which revision.</param>
    public static EntryId Of(ReadOnlySpan<byte> tag, EntryId activity, EntryId other, int revision)
    {
        Span<byte> both = stackalloc byte[tag.Length + EntryId.Size];
        tag.CopyTo(both);
        other.CopyTo(both[tag.Length..]);
        return Of(both, activity, 0, revision);
    }

    /// <summary>A UUID of version 8, from a SHA-256.</summary>
    /// <param name="tag">What is said.</param>
    /// <param name="activity">To which activity.</param>
    /// <param name="who">The force that says it; 0 where it is nobody's.</param>
    /// <param name="revision">Of which revision.</param>
    public static EntryId Of(ReadOnlySpan<byte> tag, EntryId activity, byte who, int revision)
    {
        Span<byte> input = stackalloc byte[tag.Length + EntryId.Size + 1 + sizeof(int)];
        tag.CopyTo(input);
        activity.CopyTo(input[tag.Length..]);
        input[tag.Length + EntryId.Size] = who;
        BinaryPrimitives.WriteInt32LittleEndian(input[^sizeof(int)..], revision);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        return EntryId.FromDigest(hash);
    }
}
