using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// Checks a ledger's file from the first record to the last, without changing it, beside a running node too.
/// </summary>
public static class LedgerVerifier
{
    /// <summary>Re-derives every fact from the entries and compares it with what the frames carry.</summary>
    /// <param name="dataDirectory">The directory of <c>ledger.db</c>.</param>
    /// <param name="observer">Is shown every entry and frame that fits, in order.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <exception cref="LedgerUnavailableException">There is no ledger, or it cannot be read now.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LedgerVerification Verify(
        string dataDirectory,
        IReplayObserver? observer,
        CancellationToken cancellationToken
    )
    {
        var path = LedgerFiles.Database(dataDirectory);
        if (!File.Exists(path))
        {
            throw new LedgerUnavailableException($"There is no {path}. Give the directory of an edge node.");
        }

        var seen = new Seen(observer, cancellationToken);
        LedgerHeader? header = null;
        try
        {
            using var connection = LedgerConnection.OpenReader(dataDirectory);
            using var reader = LedgerReader.Over(connection);
            using var snapshot = reader.Snapshot();
            LedgerSchema.Check(connection);
            header = reader.ReadHeader() ?? throw new LedgerFileDamagedException("its identity", "it is missing");
            var replayed = LedgerReplay.Run(reader, header, observer: seen);
            return seen.Result(header, replayed.Receipt.Through, null);
        }
        catch (LedgerFileDamagedException e)
        {
            return seen.Result(header, null, e);
        }
        catch (SqliteException e) when (SqliteErrors.IsDamage(e))
        {
            return seen.Result(header, null, new LedgerFileDamagedException("ledger.db", e.Message, e));
        }
        catch (SqliteException e)
        {
            throw new LedgerUnavailableException($"{path} cannot be read: {e.Message}", e);
        }
    }

    private sealed class Seen(IReplayObserver? observer, CancellationToken cancellationToken) : IReplayObserver
    {
        private readonly List<FrameHash> _frames = [];
        private readonly List<Posting> _waiting = [];
        private readonly FigureTable _sealed = new();
        private long _entries;
        private long _unsealed;

        public void OnEntry(Entry entry, IReadOnlyList<Fact> facts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (_entries, _unsealed) = (_entries + 1, _unsealed + 1);
            _waiting.AddRange(Fact.PostingsOf(facts));
            observer?.OnEntry(entry, facts);
        }

        public void OnAdopted(Entry entry, IReadOnlyList<Fact> facts)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _entries++;
            observer?.OnAdopted(entry, facts);
        }

        public void OnFrame(FrameHead head)
        {
            _waiting.ForEach(posting => _sealed.Apply(posting));
            _waiting.Clear();
            _unsealed = 0;
            _frames.Add(head.Hash);
            observer?.OnFrame(head);
        }

        public LedgerVerification Result(LedgerHeader? header, FrameHead? receipted, LedgerFileDamagedException? bad) =>
            new(header, _entries, _frames, receipted, _sealed, _unsealed, bad?.Record, bad?.Reason);
    }
}
