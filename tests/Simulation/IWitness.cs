using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Simulation;

/// <summary>
/// Hears everything that happens in a simulated federation, at once and in order. Who finds a promise broken throws
/// <see cref="AuditException"/>. What is handed over is not changed by anybody, and may be kept.
/// </summary>
public interface IWitness
{
    /// <summary>
    /// A change is about to be written at an edge: it may come to be, and it may be that nobody is told. Told before
    /// the first byte of it is written; what no caller asked for by id (a line of a file) as soon as it is planned.
    /// </summary>
    /// <param name="owner">Whose ledger.</param>
    /// <param name="ledger">Which ledger.</param>
    /// <param name="entry">The entry's id.</param>
    /// <param name="change">What was asked, not what any machine made of it.</param>
    void Asked(AreaId owner, LedgerId ledger, Guid entry, ConfirmedChange change);

    /// <summary>
    /// A caller got its answer. A retry that is answered "already done" is told again, with the same content.
    /// </summary>
    /// <param name="owner">Whose ledger.</param>
    /// <param name="ledger">Which ledger.</param>
    /// <param name="entry">The entry's id: what the caller may ask for again.</param>
    /// <param name="change">What was asked, not what any machine made of it.</param>
    void Confirmed(AreaId owner, LedgerId ledger, Guid entry, ConfirmedChange change);

    /// <summary>A caller that asked for an entry by its id was refused.</summary>
    void Refused(AreaId owner, LedgerId ledger, Guid entry, string why);

    /// <summary>A frame is sealed and synced at the edge.</summary>
    void FrameDurable(AreaId owner, LedgerId ledger, long number, ReadOnlyMemory<byte> bytes);

    /// <summary>A head that the nation durably knows by announcement.</summary>
    void Announced(LedgerId ledger, long number, ReadOnlyMemory<byte> hash);

    /// <summary>
    /// An edge's disk was restored from a copy, cloned, or lost unsynced bytes that it had promised: what it holds now.
    /// A confirmed entry that is neither left nor in a frame that the nation knew of is exempt from now on.
    /// </summary>
    void DiskRestored(LedgerId ledger, IReadOnlyCollection<Guid> entriesLeft, long lastFrameLeft);

    /// <summary>The edge durably keeps a receipt.</summary>
    void ReceiptKept(LedgerId ledger, long number, ReadOnlyMemory<byte> hash);

    /// <summary>A writer of a ledger took its next term: every earlier writer of it is stale from now on.</summary>
    void TermRaised(LedgerId ledger, long term);

    /// <summary>
    /// A record is committed; in order of position. <paramref name="kind"/> 1 is a frame; 4 a standing and 5 a
    /// closing, whose number and hash are in their payloads; <paramref name="term"/> is that of the writer who appended
    /// it, 0 for another kind.
    /// </summary>
    void JournalAppended(
        long epoch,
        long position,
        int kind,
        AreaId owner,
        LedgerId ledger,
        long term,
        long number,
        ReadOnlyMemory<byte> hash,
        ReadOnlyMemory<byte> payload
    );

    /// <summary>The national database was restored from a copy: records above a position are gone.</summary>
    void JournalRestored(long epoch, long position);

    /// <summary>A silo started, or started anew, with nothing in memory.</summary>
    void SiloStarted(int silo);

    /// <summary>A silo made a board public. Days since 1970-01-01, both included.</summary>
    void BoardPublished(
        int silo,
        long epoch,
        long position,
        int periodFirst,
        int periodLast,
        ReadOnlyMemory<byte> canonical
    );

    /// <summary>A reader was given a figure of a board: of a province or of the nation, in one view.</summary>
    void FigureShown(int silo, long epoch, long position, int periodFirst, int periodLast, ShownFigure figure);

    /// <summary>A display shows a board, and whether it calls it live.</summary>
    void DisplayShows(
        int display,
        int silo,
        long epoch,
        long position,
        int periodFirst,
        int periodLast,
        ReadOnlyMemory<byte> canonical,
        bool live
    );

    /// <summary>A ledger stopped in a named state: <c>Behind</c>, <c>Forked</c>, <c>Damaged</c>, …</summary>
    void LedgerStopped(LedgerId ledger, string state);

    /// <summary>A ledger that was stopped goes on as itself: the newer disk came back, or it was released.</summary>
    void LedgerGoesOn(LedgerId ledger);

    /// <summary>
    /// An operator repaired a stopped ledger: its owner goes on in another one.
    /// </summary>
    /// <param name="old">The ledger that is closed.</param>
    /// <param name="successor">The one that goes on.</param>
    /// <param name="held">Entries that the edge's disk held; of others the nation's copy is all that is left.</param>
    /// <param name="named">Entries that the operator was told of one by one, each with why it needs an eye.</param>
    void Repaired(LedgerId old, LedgerId successor, IReadOnlyCollection<Guid> held, IReadOnlyCollection<Guid> named);

    /// <summary>The faults are over: everything is checked in full.</summary>
    void EndOfSafety();

    /// <summary>All that is not stopped has converged: everything is checked in full, and must be equal.</summary>
    void EndOfHealing();
}
