using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.Core.Journal;

/// <summary>
/// Frames of one ledger to append behind an expected watermark, and what its edge announced, by the holder of a term.
/// </summary>
/// <param name="Ledger">
/// The ledger; its <see cref="LedgerMark"/> exists (see <see cref="IJournal.RaiseTermAsync"/>).
/// </param>
/// <param name="Term">The writer's term.</param>
/// <param name="Expected">The watermark that the first frame follows.</param>
/// <param name="Frames">
/// Dense, chained; their bytes are checked by the caller. At least one where there is no standing.
/// </param>
public sealed record AppendRequest(LedgerId Ledger, WriterTerm Term, FrameHead Expected, IReadOnlyList<Frame> Frames)
{
    /// <summary>Whose ledger it is; <c>default</c>: not said, and who follows the journal reads it back.</summary>
    public AreaId Owner { get; init; }

    /// <summary>
    /// A standing of this ledger (<see cref="StandingCodec"/>), checked by the caller; it takes the position after the
    /// frames. Null: none.
    /// </summary>
    public ReadOnlyMemory<byte>? Standing { get; init; }
}
