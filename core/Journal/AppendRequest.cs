using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.Core.Journal;

/// <summary>Frames of one ledger to append behind an expected watermark, by the holder of a term.</summary>
/// <param name="Ledger">
/// The ledger; its <see cref="LedgerMark"/> exists (see <see cref="IJournal.RaiseTermAsync"/>).
/// </param>
/// <param name="Term">The writer's term.</param>
/// <param name="Expected">The watermark that the first frame follows.</param>
/// <param name="Frames">At least one, dense, chained; their bytes are checked by the caller.</param>
public sealed record AppendRequest(LedgerId Ledger, WriterTerm Term, FrameHead Expected, IReadOnlyList<Frame> Frames);
