using System.Buffers.Binary;

namespace Federation.Core.Boards;

/// <summary>
/// The code that people compare (mã đối chiếu): eight digits of a board's digest, easily read aloud. Same code, same
/// figures. Two different boards share a code once in a hundred million: it is for eyes and ears, programs compare
/// digests.
/// </summary>
public readonly record struct Fingerprint
{
    private const uint Codes = 100_000_000;

    private Fingerprint(uint code) => Code = code;

    /// <summary>The eight digits as a number, 0 to 99.999.999.</summary>
    public uint Code { get; }

    /// <summary>The first eight bytes of the digest, read big-endian, modulo 10⁸.</summary>
    public static Fingerprint Of(BoardDigest digest)
    {
        Span<byte> bytes = stackalloc byte[BoardDigest.Size];
        digest.CopyTo(bytes);
        return new Fingerprint((uint)(BinaryPrimitives.ReadUInt64BigEndian(bytes) % Codes));
    }

    /// <summary><c>4821 0937</c>, always eight digits.</summary>
    public override string ToString() => $"{Code / 10_000:0000} {Code % 10_000:0000}";
}
