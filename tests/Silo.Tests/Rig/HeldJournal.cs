using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Silo.Tests.Rig;

/// <summary>A journal whose appends wait until the test lets them go; everything else goes through.</summary>
internal sealed class HeldJournal(IJournal journal) : IJournal, IDisposable
{
    private readonly SemaphoreSlim _arrived = new(0);
    private readonly SemaphoreSlim _released = new(0);

    /// <summary>The ledgers of each append, in the order in which the appends came.</summary>
    public List<LedgerId[]> Appends { get; } = [];

    /// <summary>What the next append throws, if anything.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Waits until an append has come and is held.</summary>
    public Task ArrivedAsync() => _arrived.WaitAsync(TestContext.Current.CancellationToken);

    public void Dispose()
    {
        _arrived.Dispose();
        _released.Dispose();
    }

    public ValueTask<LedgerMark> CloseAsync(
        AreaId owner,
        ClosingStatement statement,
        CancellationToken cancellationToken
    ) => journal.CloseAsync(owner, statement, cancellationToken);

    /// <summary>Lets one append go.</summary>
    public void Release() => _released.Release();

    public async ValueTask<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<AppendRequest> requests,
        CancellationToken cancellationToken
    )
    {
        Appends.Add([.. requests.Select(request => request.Ledger)]);
        _ = _arrived.Release();
        await _released.WaitAsync(cancellationToken);
        return Failure is null ? await journal.AppendAsync(requests, cancellationToken) : throw Failure;
    }

    public ValueTask<JournalVersion> ReadHeadAsync(CancellationToken cancellationToken) =>
        journal.ReadHeadAsync(cancellationToken);

    public ValueTask<IReadOnlyList<LedgerMark>> ReadLedgersAsync(CancellationToken cancellationToken) =>
        journal.ReadLedgersAsync(cancellationToken);

    public ValueTask<LedgerMark> RaiseTermAsync(AreaId owner, LedgerId ledger, CancellationToken cancellationToken) =>
        journal.RaiseTermAsync(owner, ledger, cancellationToken);

    public ValueTask AnnounceAsync(
        LedgerId ledger,
        WriterTerm term,
        FrameHead head,
        CancellationToken cancellationToken
    ) => journal.AnnounceAsync(ledger, term, head, cancellationToken);

    public ValueTask<long> AppendRecordAsync(
        JournalRecordKind kind,
        ReadOnlyMemory<byte> payload,
        CancellationToken cancellationToken
    ) => journal.AppendRecordAsync(kind, payload, cancellationToken);

    public ValueTask<JournalVersion> RaiseEpochAsync(long expectedEpoch, CancellationToken cancellationToken) =>
        journal.RaiseEpochAsync(expectedEpoch, cancellationToken);

    public IAsyncEnumerable<JournalRecord> ReadAsync(long fromPosition, CancellationToken cancellationToken) =>
        journal.ReadAsync(fromPosition, cancellationToken);

    public IAsyncEnumerable<JournalRecord> ReadKindAsync(
        JournalRecordKind kind,
        long fromPosition,
        CancellationToken cancellationToken
    ) => journal.ReadKindAsync(kind, fromPosition, cancellationToken);

    public IAsyncEnumerable<JournalRecord> ReadLedgerAsync(
        LedgerId ledger,
        FrameNumber after,
        CancellationToken cancellationToken
    ) => journal.ReadLedgerAsync(ledger, after, cancellationToken);
}
