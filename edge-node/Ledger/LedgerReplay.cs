using Federation.Core.Boards;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Wire;
using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// Reads a ledger from its file from the first entry on, and checks every record: entries dense, unaltered and
/// following from one another; frames chained, and carrying exactly the facts that the entries give again; the receipt
/// on the chain.
/// </summary>
internal sealed class LedgerReplay
{
    private readonly LedgerReader _reader;
    private readonly LedgerHeader _header;
    private readonly ProvinceLedger _ledger;
    private readonly LedgerTotals _totals;
    private readonly FrameCheck _check = new();
    private readonly List<TailEntry> _waiting = [];
    private readonly IReplayObserver? _observer;
    private FrameHead _head;
    private EntryNumber _sealedThrough;

    private LedgerReplay(LedgerReader reader, LedgerHeader header, LedgerPolicy? policy, IReplayObserver? observer)
    {
        (_reader, _header, _observer) = (reader, header, observer);
        _ledger = new ProvinceLedger(
            header.Owner,
            header.Ledger,
            IndicatorCatalogue.Reference,
            KnownAreas.Current,
            policy
        );
        _totals = new LedgerTotals(header.Owner, header.Ledger, KnownAreas.Current, IndicatorCatalogue.Reference);
        _head = FrameChain.Genesis(header.Owner, header.Ledger);
    }

    /// <summary>Reads it all.</summary>
    /// <param name="reader">On one snapshot of the file.</param>
    /// <param name="header">Its identity.</param>
    /// <param name="policy">What the province sets; null where nothing will be decided.</param>
    /// <param name="observer">Is shown every entry and frame that fits.</param>
    /// <exception cref="LedgerFileDamagedException">Names the first record that does not fit.</exception>
    /// <exception cref="SqliteException">The file cannot be read now.</exception>
    public static ReplayedLedger Run(
        LedgerReader reader,
        LedgerHeader header,
        LedgerPolicy? policy = null,
        IReplayObserver? observer = null
    )
    {
        var replay = new LedgerReplay(reader, header, policy, observer);
        try
        {
            return replay.Run();
        }
        catch (SqliteException e) when (SqliteErrors.IsDamage(e))
        {
            throw new LedgerFileDamagedException(
                $"entry {replay._ledger.NextEntry} or the frame after {replay._head.Number}",
                e.Message,
                e
            );
        }
        catch (LedgerDamagedException e)
        {
            throw new LedgerFileDamagedException($"entry {e.Entry}", e.Message, e);
        }
    }

    private ReplayedLedger Run()
    {
        using var frames = _reader.ReadFrames(FrameNumber.None).GetEnumerator();
        var next = frames.MoveNext() ? frames.Current : null;
        foreach (var row in _reader.ReadEntries(default))
        {
            Take(row);
            if (next is not null && row.Number == next.Last.Value)
            {
                Take(next);
                next = frames.MoveNext() ? frames.Current : null;
            }
        }

        if (next is not null)
        {
            throw Damaged(
                next,
                $"it carries entries through {next.Last}, and the last entry is {_ledger.NextEntry.Value - 1}"
            );
        }

        var (receipt, receiptedThrough) = TakeReceipt();
        var settled = receiptedThrough < _ledger.AdoptedThrough ? _ledger.AdoptedThrough : receiptedThrough;
        var repairs = _reader.ReadRepairs();
        return new(_header, _ledger, _totals, _head, _sealedThrough, _waiting, receipt, settled, repairs);
    }

    private void Take(StoredRow row)
    {
        var expected = _ledger.NextEntry;
        if (row.Number != expected.Value)
        {
            throw new LedgerFileDamagedException(
                $"entry {expected}",
                $"it is missing; the next one there is {row.Number}"
            );
        }

        var entry = EntryBytes.Read(row);
        var facts = _ledger.Adopt(entry);
        if (entry.CountedIn is null)
        {
            foreach (var posting in Fact.PostingsOf(facts))
            {
                _totals.Apply(posting);
            }

            _waiting.Add(new TailEntry(expected, facts) { GoesWithBefore = entry.GoesWithBefore });
            _observer?.OnEntry(entry, facts);
        }
        else
        {
            _sealedThrough = expected;
            _observer?.OnAdopted(entry, facts);
        }
    }

    private void Take(StoredFrame frame)
    {
        if (frame.Head.Number != _head.Number.Next() || frame.First != _sealedThrough.Next())
        {
            throw Damaged(frame, $"frame {_head.Number.Next()} from entry {_sealedThrough.Next()} on was to come");
        }

        if (FrameChain.Next(_head, frame.Bytes) != frame.Head)
        {
            throw Damaged(frame, $"its bytes do not follow frame {_head} with hash {frame.Head.Hash}");
        }

        if (_check.Compare(frame.Bytes, _waiting) is { } wrong)
        {
            throw Damaged(frame, wrong);
        }

        (_head, _sealedThrough) = (frame.Head, frame.Last);
        _waiting.Clear();
        _observer?.OnFrame(frame.Head);
    }

    private (StoredReceipt Receipt, EntryNumber Through) TakeReceipt()
    {
        var genesis = FrameChain.Genesis(_header.Owner, _header.Ledger);
        var receipt = _reader.ReadReceipt(genesis);
        var number = receipt.Through.Number;
        var held = number == FrameNumber.None ? genesis : _reader.ReadHead(number);
        if (held != receipt.Through)
        {
            throw new LedgerFileDamagedException(
                $"the receipt through frame {receipt.Through}",
                $"the ledger's own frame of that number is {held?.ToString() ?? "missing"}"
            );
        }

        return (receipt, _reader.LastEntryOf(number));
    }

    private static LedgerFileDamagedException Damaged(StoredFrame frame, string reason) =>
        new($"frame {frame.Head.Number}", reason);
}
