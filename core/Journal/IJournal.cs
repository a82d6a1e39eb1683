using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Ledger;

namespace Federation.Core.Journal;

/// <summary>
/// The nation's append-only record in one total order. Every method may be called from any thread; what a completed
/// call wrote is durable. A store that finds itself damaged throws <see cref="JournalDamagedException"/> and its silo
/// stops; one that cannot be used now throws <see cref="JournalUnavailableException"/> (an append says so in its
/// outcomes).
/// </summary>
public interface IJournal
{
    /// <summary>The epoch and the last position.</summary>
    ValueTask<JournalVersion> ReadHeadAsync(CancellationToken cancellationToken);

    /// <summary>Every ledger that the journal knows, in order of owner, then ledger.</summary>
    ValueTask<IReadOnlyList<LedgerMark>> ReadLedgersAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Makes the caller the only writer of a ledger, which is created with H₀ of its owner if the journal does not know
    /// it:
    /// waits for a transaction that is under way on it, adds one to its term and returns its mark with the new term.
    /// </summary>
    /// <exception cref="JournalDamagedException">The ledger is known under another owner.</exception>
    ValueTask<LedgerMark> RaiseTermAsync(AreaId owner, LedgerId ledger, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps the highest head that an edge announced, if it is higher than the one kept and the term is current.
    /// </summary>
    ValueTask AnnounceAsync(LedgerId ledger, WriterTerm term, FrameHead head, CancellationToken cancellationToken);

    /// <summary>
    /// Appends frames and standings of several ledgers in one transaction: records, watermarks and positions, or
    /// nothing. A ledger that is fenced or in conflict drops out, the others commit. Ledgers are locked in the order of
    /// their ids.
    /// </summary>
    /// <param name="requests">At most one per ledger.</param>
    /// <returns>One outcome per request, in their order.</returns>
    ValueTask<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<AppendRequest> requests,
        CancellationToken cancellationToken
    );

    /// <summary>Appends a record of no ledger and returns its position.</summary>
    /// <exception cref="ArgumentException">
    /// A frame or a standing: <see cref="AppendAsync"/> checks its term.
    /// </exception>
    ValueTask<long> AppendRecordAsync(
        JournalRecordKind kind,
        ReadOnlyMemory<byte> payload,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Closes a ledger and appends the statement of it, in one transaction: nothing more is taken of it, whoever wrote
    /// it is fenced, and so is who takes its term later. The ledger is created if the journal does not know it.
    /// Idempotent for the same successor.
    /// </summary>
    /// <returns>
    /// How the ledger stands afterwards. It was not closed by this call where the successor there is not the
    /// statement's: then it had another one, or another watermark.
    /// </returns>
    /// <exception cref="JournalDamagedException">The ledger is known under another owner.</exception>
    ValueTask<LedgerMark> CloseAsync(AreaId owner, ClosingStatement statement, CancellationToken cancellationToken);

    /// <summary>
    /// Begins a new epoch: an edge holds a receipt above the watermark, so the database lost its tail. Idempotent for
    /// the
    /// same expected epoch: returns the version with the epoch that is current afterwards.
    /// </summary>
    ValueTask<JournalVersion> RaiseEpochAsync(long expectedEpoch, CancellationToken cancellationToken);

    /// <summary>
    /// Records from a position on, in order, without a gap, through the head at the time of the call.
    /// </summary>
    IAsyncEnumerable<JournalRecord> ReadAsync(long fromPosition, CancellationToken cancellationToken);

    /// <summary>
    /// Records of one kind from a position on, in order, through the head at the time of the call. Costs what it gives,
    /// however many others lie between.
    /// </summary>
    /// <exception cref="ArgumentException">Frames: they are read by position or by ledger.</exception>
    IAsyncEnumerable<JournalRecord> ReadKindAsync(
        JournalRecordKind kind,
        long fromPosition,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Frames of one ledger after a number, in order, with their positions, through the watermark at the time of the
    /// call.
    /// </summary>
    IAsyncEnumerable<JournalRecord> ReadLedgerAsync(
        LedgerId ledger,
        FrameNumber after,
        CancellationToken cancellationToken
    );
}
