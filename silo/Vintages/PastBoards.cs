using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Vintages;
using Federation.Core.Vintages.Revisions;
using Federation.Silo.Boards;
using Federation.Silo.Catalogue;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Vintages;

/// <summary>
/// Derives figures of the past from the journal. One derivation runs at a time, a bounded number waits, each has a
/// deadline, and the last boards are remembered. Any thread may ask.
/// </summary>
internal sealed class PastBoards(
    IJournal journal,
    FoldHost fold,
    AreaBook areas,
    IndicatorCatalogue indicators,
    IOptions<VintagesOptions> options,
    TimeProvider time
) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly LinkedList<PastBoard> _remembered = [];
    private int _waiting;

    /// <summary>The board of a period at a version.</summary>
    /// <exception cref="RpcException">The version is not there, or it takes too long.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    /// <exception cref="JournalDamagedException">A record does not follow from those before it.</exception>
    public async Task<PastBoard> AtAsync(JournalVersion version, Span days, CancellationToken cancellationToken)
    {
        await DemandThereAsync(version, cancellationToken);
        if (fold.Version == version)
        {
            var (board, now, cut) = fold.CutAt(days);
            if (now == version)
            {
                return new PastBoard(board, now, cut);
            }
        }

        return Remembered(version, days)
            ?? await InTurnAsync(token => DeriveAsync(version, days, token), cancellationToken);
    }

    /// <summary>What comes of several boards at a version, derived at once.</summary>
    /// <param name="version">The version.</param>
    /// <param name="ask">Asked again where a board is not remembered: the same answer for the same boards.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RpcException">The version is not there, or it takes too long.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    /// <exception cref="JournalDamagedException">A record does not follow from those before it.</exception>
    public async Task<T> AskAsync<T>(
        JournalVersion version,
        Func<Func<Span, Board>, T> ask,
        CancellationToken cancellationToken
    )
    {
        await DemandThereAsync(version, cancellationToken);
        var (now, current) = fold.Ask(now => (now.Version, now.Version == version ? ask(now.BoardAt) : default));
        if (now == version)
        {
            return current!;
        }

        var isKnown = true;
        var remembered = ask(days =>
        {
            var known = Remembered(version, days)?.Board;
            isKnown &= known is not null;
            return known ?? Board.Empty(days);
        });
        return isKnown
            ? remembered
            : await InTurnAsync(
                async token =>
                {
                    var replay = await ReplayAsync(version, token);
                    return ask(days => Derive(replay, version, days).Board);
                },
                cancellationToken
            );
    }

    /// <summary>The figures of a province down to the last post, at a position.</summary>
    /// <exception cref="RpcException">It takes too long.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    /// <exception cref="JournalDamagedException">A frame does not decode.</exception>
    public async Task<ProvinceFigures> ProvinceAsync(AreaId owner, long through, CancellationToken cancellationToken)
    {
        var figures = new ProvinceFigures(owner, areas.Current, indicators);
        var contents = new FrameContents();
        await ReadLedgersAsync(owner, [], through, record => Apply(figures, record, contents), cancellationToken);
        return figures;
    }

    /// <summary>
    /// Reads the frames of an owner's ledgers, ledger by ledger in their order, a closed one before the one that goes
    /// on in its place; of the nation all, in the order of the journal.
    /// </summary>
    /// <param name="owner">The province, or the nation.</param>
    /// <param name="cut">Of a ledger in it only the frames after its mark.</param>
    /// <param name="through">Through this position.</param>
    /// <param name="take">Called for each, one at a time.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="RpcException">It takes too long.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public Task ReadLedgersAsync(
        AreaId owner,
        IReadOnlyList<VintageMark> cut,
        long through,
        Action<JournalRecord> take,
        CancellationToken cancellationToken
    ) =>
        InTurnAsync(
            async token =>
            {
                if (owner == AreaId.Nation)
                {
                    await ReadAsync(through, record => TakeAfter(cut, record, take), token);
                    return true;
                }

                var marks = await journal.ReadLedgersAsync(token);
                foreach (var mark in InOrder(marks.Where(mark => mark.Owner == owner)))
                {
                    await ReadLedgerAsync(mark.Ledger, NumberOf(cut, mark.Ledger), through, take, token);
                }

                return true;
            },
            cancellationToken
        );

    /// <summary>What changed in a period's board between two versions, the second of which is there.</summary>
    /// <exception cref="RpcException">It takes too long.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    /// <exception cref="JournalDamagedException">A record does not follow from those before it.</exception>
    public Task<RevisionFold> ReviseAsync(Span days, long after, long through, CancellationToken cancellationToken) =>
        InTurnAsync(
            async token =>
            {
                var revisions = new RevisionFold(days, after, AreaBook.Base, indicators);
                await ReadAsync(through, revisions.Apply, token);
                return revisions;
            },
            cancellationToken
        );

    /// <summary>Refuses a version that the journal does not have.</summary>
    /// <exception cref="RpcException">It is beyond the head, or of an epoch that has ended.</exception>
    /// <exception cref="JournalUnavailableException">The journal cannot be read now.</exception>
    public async Task DemandThereAsync(JournalVersion version, CancellationToken cancellationToken)
    {
        var head = await journal.ReadHeadAsync(cancellationToken);
        if (version > head)
        {
            throw Refused(StatusCode.OutOfRange, $"Version {version} is beyond the journal's head, {head}.");
        }

        if (version.Epoch < head.Epoch)
        {
            throw Refused(
                StatusCode.FailedPrecondition,
                $"Version {version} is of epoch {version.Epoch}; the journal was restored and is in epoch "
                    + $"{head.Epoch}, where other records may stand at its positions. A vintage of then still "
                    + "answers: fed vintages."
            );
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<PastBoard> DeriveAsync(JournalVersion version, Span days, CancellationToken cancellationToken) =>
        Derive(await ReplayAsync(version, cancellationToken), version, days);

    private async Task<BoardFold> ReplayAsync(JournalVersion version, CancellationToken cancellationToken)
    {
        var replay = new BoardFold(AreaBook.Base, indicators, watchedMax: 1);
        await ReadAsync(version.Position, replay.Apply, cancellationToken);
        return replay;
    }

    private PastBoard Derive(BoardFold replay, JournalVersion version, Span days)
    {
        var past = new PastBoard(replay.BoardAt(days), version, Vintage.InOrder(replay.Cut));
        Remember(past);
        return past;
    }

    private async Task ReadAsync(long through, Action<JournalRecord> apply, CancellationToken cancellationToken)
    {
        if (through == 0)
        {
            return;
        }

        await foreach (var record in journal.ReadAsync(1, cancellationToken))
        {
            apply(record);
            if (record.Position == through)
            {
                return;
            }
        }
    }

    private async Task ReadLedgerAsync(
        LedgerId ledger,
        FrameNumber after,
        long through,
        Action<JournalRecord> take,
        CancellationToken cancellationToken
    )
    {
        await foreach (var record in journal.ReadLedgerAsync(ledger, after, cancellationToken))
        {
            if (record.Position > through)
            {
                return;
            }

            take(record);
        }
    }

    private static void TakeAfter(IReadOnlyList<VintageMark> cut, JournalRecord record, Action<JournalRecord> take)
    {
        if (record.Kind == JournalRecordKind.Frame && record.Head.Number > NumberOf(cut, record.Ledger))
        {
            take(record);
        }
    }

    private static FrameNumber NumberOf(IReadOnlyList<VintageMark> cut, LedgerId ledger) =>
        cut.FirstOrDefault(one => one.Ledger == ledger).Cut.Head.Number;

    private static IEnumerable<LedgerMark> InOrder(IEnumerable<LedgerMark> marks)
    {
        var left = marks.ToList();
        while (left.Count > 0)
        {
            var next = left.Find(one => !left.Exists(before => before.Successor == one.Ledger)) ?? left[0];
            _ = left.Remove(next);
            yield return next;
        }
    }

    private static void Apply(ProvinceFigures figures, JournalRecord record, FrameContents contents)
    {
        if (FrameCodec.TryDecode(record.Payload.Span, contents) is { } error)
        {
            throw new JournalDamagedException(
                $"Position {record.Position}: frame {record.Head.Number} of ledger {record.Ledger}: {error}."
            );
        }

        foreach (var posting in contents.Postings)
        {
            figures.Apply(posting);
        }

        foreach (ref readonly var other in contents.Others)
        {
            figures.Apply(other.Read(record.Payload.Span), record.Position);
        }
    }

    private async Task<T> InTurnAsync<T>(Func<CancellationToken, Task<T>> derive, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > options.Value.ReplaysWaitingMax + 1)
        {
            _ = Interlocked.Decrement(ref _waiting);
            throw Refused(
                StatusCode.ResourceExhausted,
                $"{options.Value.ReplaysWaitingMax} questions about the past are waiting already. Ask again later."
            );
        }

        using var deadline = new CancellationTokenSource(options.Value.ReplayTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await _turn.WaitAsync(both.Token);
            try
            {
                return await Task.Run(() => derive(both.Token), both.Token);
            }
            finally
            {
                _ = _turn.Release();
            }
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw Refused(
                StatusCode.ResourceExhausted,
                $"The past was not derived from the journal within {options.Value.ReplayTimeout}. Ask for a vintage, "
                    + $"or raise {VintagesOptions.Section}:{nameof(VintagesOptions.ReplayTimeout)}."
            );
        }
        finally
        {
            _ = Interlocked.Decrement(ref _waiting);
        }
    }

    private PastBoard? Remembered(JournalVersion version, Span days)
    {
        lock (_gate)
        {
            return _remembered.FirstOrDefault(past => past.Version == version && past.Board.Period == days);
        }
    }

    private void Remember(PastBoard past)
    {
        lock (_gate)
        {
            _ = _remembered.AddFirst(past);
            while (_remembered.Count > options.Value.BoardsRemembered)
            {
                _remembered.RemoveLast();
            }
        }
    }

    private static RpcException Refused(StatusCode code, string message) => new(new Status(code, message));
}
