using Federation.Core.Boards;
using Federation.Core.Figures;

namespace Federation.Core.Briefings;

/// <summary>A ministry's signature of a briefing's frozen board.</summary>
/// <param name="Ministry">Whose.</param>
/// <param name="Board">The digest of the board.</param>
/// <param name="Signature">Its bytes.</param>
/// <param name="AtUnixMicroseconds">When it was taken.</param>
public sealed record MinistrySignature(
    Ministry Ministry,
    BoardDigest Board,
    ReadOnlyMemory<byte> Signature,
    long AtUnixMicroseconds
)
{
    /// <summary>Who signed, as that person said it.</summary>
    public BriefingSigner Signer { get; init; } = BriefingSigner.Unnamed;
}
