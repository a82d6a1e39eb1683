using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Silo.Tests.Rig;

/// <summary>A journal whose head is told only when the test says so, once for each question.</summary>
internal sealed class HeldHead(IJournal journal) : IJournal, IDisposable
{
    private readonly SemaphoreSlim _asked = new(0);
    private readonly SemaphoreSlim _answers = new(0);

    /// <summary>Waits until the head was asked for.</summary>
    public Task AskedAsync() => _asked.WaitAsync(TestContext.Current.CancellationToken);

    /// <summary>Answers one question.</summary>
    public void Answer() => _answers.Release();

    public void Dispose()
    {
        _asked.Dispose();
        _answers.Dispose();
    }

    public async ValueTask<JournalVersion> ReadHeadAsync(CancellationToken cancellationToken)
    {
        _ = _asked.Release();
        var head = await journal.ReadHeadAsync(cancellationToken);
        await _answers.WaitAsync(cancellationToken);
        return head;
    }

    public IAsyncEnumerable<JournalRecord> ReadAsync(long fromPosition, CancellationToken cancellationToken) =>
        journal.ReadAsync(fromPosition, cancellationToken);

    public ValueTask<IReadOnlyList<LedgerMark>> ReadLedgersAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<LedgerMark> RaiseTermAsync(AreaId owner, LedgerId ledger, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask AnnounceAsync(
        LedgerId ledger,
        WriterTerm term,
        FrameHead head,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<AppendRequest> requests,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public ValueTask<long> AppendRecordAsync(
        JournalRecordKind kind,
        ReadOnlyMemory<byte> payload,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public ValueTask<LedgerMark> CloseAsync(
        AreaId owner,
        ClosingStatement statement,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public ValueTask<JournalVersion> RaiseEpochAsync(long expectedEpoch, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public IAsyncEnumerable<JournalRecord> ReadKindAsync(
        JournalRecordKind kind,
        long fromPosition,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public IAsyncEnumerable<JournalRecord> ReadLedgerAsync(
        LedgerId ledger,
        FrameNumber after,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();
}
