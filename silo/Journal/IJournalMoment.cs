using Federation.Core.Journal;

namespace Federation.Silo.Journal;

/// <summary>
/// One moment of a journal, read without changing it, beside running silos too. For one thread; the caller disposes it.
/// </summary>
public interface IJournalMoment : IDisposable
{
    /// <summary>The epoch and the last position at this moment.</summary>
    JournalVersion Head { get; }

    /// <summary>Every ledger that the journal knows, in order of owner, then ledger.</summary>
    IReadOnlyList<LedgerMark> Ledgers { get; }

    /// <summary>Every record that the journal holds, in order of position.</summary>
    /// <exception cref="JournalDamagedException">It cannot be read to its end.</exception>
    /// <exception cref="JournalUnavailableException">It cannot be read now.</exception>
    IEnumerable<JournalRecord> Records();
}
