using System.Security.Cryptography;

namespace Federation.Core.Journal.Export;

/// <summary>
/// The digests of an exported journal: that of a block is SHA-256(digest before ‖ header ‖ stored bytes), before the
/// first SHA-256(the file's first bytes). So a block can neither change nor move nor be left out, and the last digest
/// is that of the whole file.
/// </summary>
public sealed class ExportChain
{
    /// <summary>The length of a digest, 32.</summary>
    public const int DigestBytes = SHA256.HashSizeInBytes;

    private byte[] _last = SHA256.HashData(FileStart);

    /// <summary>What every file begins with: eight letters, and the format, 1.</summary>
    public static ReadOnlySpan<byte> FileStart => "FEDJRNL\n\x01"u8;

    /// <summary>The last digest in 64 lower-case hexadecimal digits.</summary>
    public string Digest => Convert.ToHexStringLower(_last);

    /// <summary>Writes the digest of a block into its header and goes on.</summary>
    /// <param name="header">Its fields are written.</param>
    /// <param name="stored">The block's bytes as they are stored.</param>
    public void Seal(Span<byte> header, ReadOnlySpan<byte> stored)
    {
        _last = Next(header, stored);
        _last.CopyTo(header[ExportBlock.FieldBytes..]);
    }

    /// <summary>Goes on with a block that was read, where its digest is the one that its header says.</summary>
    /// <param name="header">The whole header.</param>
    /// <param name="stored">The block's bytes as they are stored.</param>
    /// <param name="found">The digest that the bytes give.</param>
    /// <returns>False where the digest differs; then the chain stays.</returns>
    public bool TryFollow(ReadOnlySpan<byte> header, ReadOnlySpan<byte> stored, out string found)
    {
        var next = Next(header, stored);
        found = Convert.ToHexStringLower(next);
        var isSame = header.Slice(ExportBlock.FieldBytes, DigestBytes).SequenceEqual(next);
        _last = isSame ? next : _last;
        return isSame;
    }

    private byte[] Next(ReadOnlySpan<byte> header, ReadOnlySpan<byte> stored)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(_last);
        hash.AppendData(header[..ExportBlock.FieldBytes]);
        hash.AppendData(stored);
        return hash.GetHashAndReset();
    }
}
