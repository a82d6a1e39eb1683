using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Simulation.World;

/// <summary>Hears everything and says nothing: for measuring what the world alone costs.</summary>
internal sealed class SilentWitness : IWitness
{
    public void Asked(AreaId owner, LedgerId ledger, Guid entry, ConfirmedChange change) { }

    public void Confirmed(AreaId owner, LedgerId ledger, Guid entry, ConfirmedChange change) { }

    public void FrameDurable(AreaId owner, LedgerId ledger, long number, ReadOnlyMemory<byte> bytes) { }

    public void Announced(LedgerId ledger, long number, ReadOnlyMemory<byte> hash) { }

    public void DiskRestored(LedgerId ledger, IReadOnlyCollection<Guid> entriesLeft, long lastFrameLeft) { }

    public void ReceiptKept(LedgerId ledger, long number, ReadOnlyMemory<byte> hash) { }

    public void TermRaised(LedgerId ledger, long term) { }

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
    ) { }

    public void JournalRestored(long epoch, long position) { }

    public void SiloStarted(int silo) { }

    public void BoardPublished(
        int silo,
        long epoch,
        long position,
        int periodFirst,
        int periodLast,
        ReadOnlyMemory<byte> canonical
    ) { }

    public void FigureShown(
        int silo,
        long epoch,
        long position,
        int periodFirst,
        int periodLast,
        ShownFigure figure
    ) { }

    public void DisplayShows(
        int display,
        int silo,
        long epoch,
        long position,
        int periodFirst,
        int periodLast,
        ReadOnlyMemory<byte> canonical,
        bool live
    ) { }

    public void LedgerStopped(LedgerId ledger, string state) { }

    public void LedgerGoesOn(LedgerId ledger) { }

    public void Refused(AreaId owner, LedgerId ledger, Guid entry, string why) { }

    public void Repaired(
        LedgerId old,
        LedgerId successor,
        IReadOnlyCollection<Guid> held,
        IReadOnlyCollection<Guid> named
    ) { }

    public void EndOfSafety() { }

    public void EndOfHealing() { }
}
