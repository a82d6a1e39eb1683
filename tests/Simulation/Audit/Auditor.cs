using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Simulation.Audit;

/// <summary>
/// Holds everything that happens against what was promised (<see cref="Checks"/>): at once where a happening can break
/// a promise, in full at the end of each phase. Shares no code with the machines: it reads frames and boards with its
/// own readers, hashes with its own chain, adds up by its own arithmetic. From core it takes identities and the
/// catalogue of areas.
/// </summary>
public sealed class Auditor : IWitness
{
    private readonly Edges _edges = new();
    private readonly Truth _truth;
    private readonly JournalAudit _journal;
    private readonly BoardAudit _boards;
    private readonly StandingAudit _standings;

    /// <param name="areas">Which province an area lies in.</param>
    public Auditor(AreaCatalogue areas)
    {
        _truth = new Truth(areas);
        _journal = new JournalAudit(_edges);
        _standings = new StandingAudit(areas, _edges, _journal.Closings);
        _boards = new BoardAudit(areas, _journal, _standings);
    }

    /// <inheritdoc/>
    public void Asked(AreaId owner, LedgerId ledger, Guid entry, ConfirmedChange change) =>
        _truth.Asked(owner, entry, change);

    /// <inheritdoc/>
    public void Confirmed(AreaId owner, LedgerId ledger, Guid entry, ConfirmedChange change) =>
        _truth.Confirmed(owner, ledger, entry, change);

    /// <inheritdoc/>
    public void Refused(AreaId owner, LedgerId ledger, Guid entry, string why) =>
        _truth.Refused(owner, ledger, entry, why);

    /// <inheritdoc/>
    public void FrameDurable(AreaId owner, LedgerId ledger, long number, ReadOnlyMemory<byte> bytes) =>
        _edges.FrameDurable(owner, ledger, number, bytes.Span);

    /// <inheritdoc/>
    public void Announced(LedgerId ledger, long number, ReadOnlyMemory<byte> hash) =>
        _edges.Announced(ledger, number, new Hash(hash), _journal.Head);

    /// <inheritdoc/>
    public void DiskRestored(LedgerId ledger, IReadOnlyCollection<Guid> entriesLeft, long lastFrameLeft)
    {
        _edges.Lost(ledger);
        _truth.DiskRestored(ledger, entriesLeft, _edges);
    }

    /// <inheritdoc/>
    public void ReceiptKept(LedgerId ledger, long number, ReadOnlyMemory<byte> hash) =>
        _edges.ReceiptKept(ledger, number, new Hash(hash));

    /// <inheritdoc/>
    public void TermRaised(LedgerId ledger, long term) => _journal.TermRaised(ledger, term);

    /// <inheritdoc/>
    public void JournalAppended(
        long epoch,
        long position,
        int kind,
        AreaId owner,
        LedgerId ledger,
        long term,
        long number,
        ReadOnlyMemory<byte> hash,
        ReadOnlyMemory<byte> payload
    )
    {
        var held = kind switch
        {
            1 => _journal.Append(epoch, position, owner, ledger, term, number, new Hash(hash), payload),
            4 => _journal.AppendStanding(epoch, position, owner, ledger, term),
            5 => _journal.AppendClosing(epoch, position, owner, ledger, payload),
            _ => _journal.Append(epoch, position),
        };
        if (kind == 1)
        {
            _standings.FrameAppended(held, position);
        }
        else if (kind == 4)
        {
            _standings.Appended(position, owner, ledger, payload);
        }

        foreach (var entry in held.Entries)
        {
            _truth.Appended(position, owner, entry);
        }

        _boards.Appended(held);
    }

    /// <inheritdoc/>
    public void JournalRestored(long epoch, long position)
    {
        _journal.Restore(epoch, position);
        _edges.NationRestored(position);
        _truth.NationRestored(_journal.Records, _edges);
        _standings.NationRestored(position);
        _boards.NationRestored(position);
    }

    /// <inheritdoc/>
    public void SiloStarted(int silo) => _boards.SiloStarted(silo);

    /// <inheritdoc/>
    public void BoardPublished(
        int silo,
        long epoch,
        long position,
        int periodFirst,
        int periodLast,
        ReadOnlyMemory<byte> canonical
    ) => _boards.Published(silo, new Version(epoch, position), new Days(periodFirst, periodLast), canonical);

    /// <inheritdoc/>
    public void FigureShown(int silo, long epoch, long position, int periodFirst, int periodLast, ShownFigure figure) =>
        _boards.FigureShown(silo, new Version(epoch, position), new Days(periodFirst, periodLast), figure);

    /// <inheritdoc/>
    public void DisplayShows(
        int display,
        int silo,
        long epoch,
        long position,
        int periodFirst,
        int periodLast,
        ReadOnlyMemory<byte> canonical,
        bool live
    ) => _boards.Shows(display, silo, new Version(epoch, position), new Days(periodFirst, periodLast), canonical, live);

    /// <inheritdoc/>
    public void LedgerStopped(LedgerId ledger, string state) => _edges.Stopped(ledger, state);

    /// <inheritdoc/>
    public void LedgerGoesOn(LedgerId ledger) => _edges.GoesOn(ledger);

    /// <inheritdoc/>
    public void Repaired(
        LedgerId old,
        LedgerId successor,
        IReadOnlyCollection<Guid> held,
        IReadOnlyCollection<Guid> named
    )
    {
        _edges.Repaired(old, successor, _journal.Closings);
        _truth.Repaired(old, successor, new RepairFindings(held, named), _journal, _edges);
    }

    /// <inheritdoc/>
    public void EndOfSafety() => CheckInFull();

    /// <inheritdoc/>
    public void EndOfHealing()
    {
        CheckInFull();
        _edges.CheckHealed();
        _truth.CheckNothingVanished(_journal, _edges);
        _truth.CheckClosings();
        _edges.CheckArrived(_journal);
        _boards.CheckConverged();
    }

    private void CheckInFull()
    {
        _journal.CheckInFull();
        _truth.CheckSums(_journal.Records);
        _truth.CheckDeclared(_journal.Records);
        _boards.CheckInFull();
    }
}
