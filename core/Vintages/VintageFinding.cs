using Federation.Core.Boards;

namespace Federation.Core.Vintages;

/// <summary>A vintage beside what the journal gives for its version.</summary>
/// <param name="Kept">What was kept.</param>
/// <param name="Sha256">
/// SHA-256 of the board that the journal gives; null: its version is not before its record.
/// </param>
/// <param name="IsCutSame">True where the journal gives the kept cut.</param>
public sealed record VintageFinding(KeptVintage Kept, BoardDigest? Sha256, bool IsCutSame)
{
    /// <summary>True where kept and derived are the same, bit for bit.</summary>
    public bool Holds => Kept.HoldsItsDigest && Sha256 == Kept.Header.Sha256 && IsCutSame;
}
