using System.Buffers.Binary;
using System.Security.Cryptography;
using Federation.Core.Ledger.State;

namespace Federation.Core.Ledger;

/// <summary>
/// Mints the ids of one plan's entries from content: UUIDs of version 8, the first 16 bytes of a SHA-256 with version
/// and variant set (RFC 9562, 5.8). The first of the numbers 0, 1, 2… that gives an id not yet taken is used
/// (decision 0020).
/// </summary>
internal sealed class DerivedIds(LedgerId ledger, ItemTable items)
{
    private readonly HashSet<EntryId> _minted = [];

    /// <summary>An id for a new lump of this content.</summary>
    public EntryId Lump(LumpContent content)
    {
        Span<byte> bytes = stackalloc byte[ContentSize];
        Write(content, bytes);
        return Mint("federation/lump/1"u8, bytes);
    }

    /// <summary>An id for the entry that withdraws the lump.</summary>
    public EntryId Withdrawal(EntryId lump)
    {
        Span<byte> bytes = stackalloc byte[EntryId.Size];
        lump.CopyTo(bytes);
        return Mint("federation/withdrawal/1"u8, bytes);
    }

    /// <summary>The id of the import of these lines, in their order, that came as the nth of them, from 0.</summary>
    public static ImportId Import(LedgerId ledger, ReadOnlySpan<byte> fileDigest, int nth) =>
        new(Derive("federation/import/1"u8, ledger, fileDigest, nth));

    /// <summary>SHA-256 over the contents, in order.</summary>
    public static byte[] Digest(IEnumerable<LumpContent> contents)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> bytes = stackalloc byte[ContentSize];
        foreach (var content in contents)
        {
            Write(content, bytes);
            sha.AppendData(bytes);
        }

        return sha.GetHashAndReset();
    }

    /// <summary>True where the id is one that the ledger mints for a lump of this content.</summary>
    public static bool IsLump(LedgerId ledger, LumpContent content, EntryId id)
    {
        Span<byte> bytes = stackalloc byte[ContentSize];
        Write(content, bytes);
        for (var nth = 0; nth < RecognisedMax; nth++)
        {
            if (Derive("federation/lump/1"u8, ledger, bytes, nth) == id.Value)
            {
                return true;
            }
        }

        return false;
    }

    private const int ContentSize = 24;

    /// <summary>The same lump is hardly ever taken back and imported again more often.</summary>
    private const int RecognisedMax = 8;

    /// <summary>Little-endian: area, first day, last day, force set, qualifier, indicator, amount.</summary>
    private static void Write(LumpContent content, Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, content.Area.Value);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], content.Span.First.Number);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], content.Span.Last.Number);
        bytes[12] = content.Forces.Bits;
        bytes[13] = (byte)content.Amount.Qualifier;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[14..], content.Amount.Indicator.Value);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[16..], content.Amount.Amount.Value);
    }

    private EntryId Mint(ReadOnlySpan<byte> tag, ReadOnlySpan<byte> payload)
    {
        for (var nth = 0; ; nth++)
        {
            var id = new EntryId(Derive(tag, ledger, payload, nth));
            if (!items.Contains(id) && _minted.Add(id))
            {
                return id;
            }
        }
    }

    private static Guid Derive(ReadOnlySpan<byte> tag, LedgerId ledger, ReadOnlySpan<byte> payload, int nth)
    {
        Span<byte> input = stackalloc byte[tag.Length + LedgerId.Size + payload.Length + sizeof(int)];
        tag.CopyTo(input);
        ledger.CopyTo(input[tag.Length..]);
        payload.CopyTo(input[(tag.Length + LedgerId.Size)..]);
        BinaryPrimitives.WriteInt32LittleEndian(input[^sizeof(int)..], nth);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(input, hash);
        return EntryId.FromDigest(hash).Value;
    }
}
