using System.Security.Cryptography;
using Federation.Core.Figures;

namespace Federation.Core.Briefings;

/// <summary>
/// The public key that a ministry's signatures are verified with: ECDSA on P-256. Equal where its bytes are.
/// </summary>
/// <param name="Ministry">Whose.</param>
/// <param name="PublicKey">SubjectPublicKeyInfo (DER), <see cref="Size"/> bytes.</param>
public sealed record BriefingKey(Ministry Ministry, ReadOnlyMemory<byte> PublicKey)
{
    /// <summary>The length of a public key, in bytes.</summary>
    public const int Size = 91;

    /// <summary>The length of a signature (IEEE P1363: r, then s), in bytes.</summary>
    public const int SignatureSize = 64;

    /// <summary>
    /// What a key on P-256 begins with: its algorithm, its curve, and that the point is not compressed (RFC 5480).
    /// </summary>
    private static ReadOnlySpan<byte> Head =>
        [
            0x30,
            0x59,
            0x30,
            0x13,
            0x06,
            0x07,
            0x2A,
            0x86,
            0x48,
            0xCE,
            0x3D,
            0x02,
            0x01,
            0x06,
            0x08,
            0x2A,
            0x86,
            0x48,
            0xCE,
            0x3D,
            0x03,
            0x01,
            0x07,
            0x03,
            0x42,
            0x00,
            0x04,
        ];

    /// <summary>True where the bytes are a public key on P-256 whose point lies on the curve.</summary>
    /// <exception cref="PlatformNotSupportedException">In a browser: only hosts take keys.</exception>
    public static bool IsPublicKey(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != Size || !bytes.StartsWith(Head))
        {
            return false;
        }

        try
        {
            using var key = ECDsa.Create();
            key.ImportSubjectPublicKeyInfo(bytes, out _);
            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>True where the signature is this key's over SHA-256 of the statement.</summary>
    /// <exception cref="CryptographicException">The key is none: see <see cref="IsPublicKey"/>.</exception>
    /// <exception cref="PlatformNotSupportedException">In a browser.</exception>
    public bool Verifies(ReadOnlySpan<byte> statement, ReadOnlySpan<byte> signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(PublicKey.Span, out _);
        return signature.Length == SignatureSize && key.VerifyData(statement, signature, HashAlgorithmName.SHA256);
    }

    /// <inheritdoc/>
    public bool Equals(BriefingKey? other) =>
        other is not null && Ministry == other.Ministry && PublicKey.Span.SequenceEqual(other.PublicKey.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Ministry, PublicKey.Length);
}
