using Federation.Core.Boards;

namespace Federation.Core.Vintages;

/// <summary>A vintage as the journal keeps it, without its figures.</summary>
/// <param name="Header">What it says of itself.</param>
/// <param name="Position">The position of its record.</param>
/// <param name="Digest">The board's digest, whose fingerprint displays show.</param>
/// <param name="CutDigest">Of its cut: <see cref="Vintage.DigestOf"/>.</param>
/// <param name="BytesSha256">
/// SHA-256 of the board's bytes as they are kept; the header's, or the record was changed.
/// </param>
public sealed record KeptVintage(
    VintageHeader Header,
    long Position,
    BoardDigest Digest,
    BoardDigest CutDigest,
    BoardDigest BytesSha256
)
{
    /// <summary>The code that people compare.</summary>
    public Fingerprint Fingerprint => Fingerprint.Of(Digest);

    /// <summary>True where the kept figures have the digest that the header says.</summary>
    public bool HoldsItsDigest => BytesSha256 == Header.Sha256;
}
