using System.Collections.Concurrent;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Wire;
using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// What followers of the ledger read: durable postings by entry number, and stored records. Any thread.
/// </summary>
internal sealed class LedgerFeed(LedgerWriter writer, LedgerTail tail, string dataDirectory) : IDisposable
{
    private const int IdleReadersMax = 2;

    private readonly ConcurrentBag<(LedgerId Ledger, LedgerReader Reader)> _idle = [];

    /// <summary>Which ledger is followed: another one after a repair, and then everything is followed anew.</summary>
    public LedgerId Ledger => writer.View.Header.Ledger;

    /// <summary>The last durable entry.</summary>
    public EntryNumber Last => writer.View.LastEntry;

    /// <summary>
    /// Shows every durable fact after an entry, in order of entries: from sealed frames, then from memory.
    /// </summary>
    /// <param name="after">The last entry that the caller knows.</param>
    /// <param name="apply">Is called for each posting, by the calling thread.</param>
    /// <param name="applyOther">Is called for each fact that is no posting.</param>
    /// <returns>The last entry that was shown; at least the last durable one at the time of the call.</returns>
    /// <exception cref="LedgerUnavailableException">The ledger's file could not be read.</exception>
    public EntryNumber Follow(EntryNumber after, Action<Posting> apply, Action<OtherFact> applyOther)
    {
        writer.DemandSound();
        List<TailEntry> entries;
        while (!tail.TryRead(after, out entries))
        {
            var view = writer.View;
            after = Read(reader =>
                after < view.AdoptedThrough
                    ? FollowAdopted(reader, view, after, apply, applyOther)
                    : FollowFrames(reader, after, apply, applyOther)
            );
        }

        foreach (var entry in entries)
        {
            foreach (var posting in Fact.PostingsOf(entry.Facts))
            {
                apply(posting);
            }

            foreach (var other in Fact.OthersOf(entry.Facts))
            {
                applyOther(other);
            }

            after = entry.Number;
        }

        return after;
    }

    /// <summary>Reads stored records over a connection of its own.</summary>
    /// <exception cref="LedgerUnavailableException">The ledger's file could not be read.</exception>
    public T Read<T>(Func<LedgerReader, T> read)
    {
        writer.DemandSound();
        var ledger = Ledger;
        try
        {
            var reader = TakeIdle(ledger) ?? LedgerReader.Open(dataDirectory);
            var result = read(reader);
            Return(ledger, reader);
            return result;
        }
        catch (SqliteException e)
        {
            throw new LedgerUnavailableException($"The ledger could not be read: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_idle.TryTake(out var idle))
        {
            idle.Reader.Dispose();
        }
    }

    /// <summary>
    /// What came from closed ledgers: derived from the entries again, since no frame of this one carries it.
    /// </summary>
    private static EntryNumber FollowAdopted(
        LedgerReader reader,
        LedgerView view,
        EntryNumber after,
        Action<Posting> apply,
        Action<OtherFact> applyOther
    )
    {
        var (owner, id) = view.Header;
        var ledger = new ProvinceLedger(owner, id, IndicatorCatalogue.Reference, KnownAreas.Current);
        foreach (var row in reader.ReadEntries(default).TakeWhile(row => row.Number <= view.AdoptedThrough.Value))
        {
            var facts = ledger.Adopt(EntryBytes.Read(row));
            if (row.Number <= after.Value)
            {
                continue;
            }

            foreach (var posting in Fact.PostingsOf(facts))
            {
                apply(posting);
            }

            foreach (var other in Fact.OthersOf(facts))
            {
                applyOther(other);
            }
        }

        return view.AdoptedThrough;
    }

    private LedgerReader? TakeIdle(LedgerId ledger)
    {
        while (_idle.TryTake(out var idle))
        {
            if (idle.Ledger == ledger)
            {
                return idle.Reader;
            }

            idle.Reader.Dispose();
        }

        return null;
    }

    private static EntryNumber FollowFrames(
        LedgerReader reader,
        EntryNumber after,
        Action<Posting> apply,
        Action<OtherFact> applyOther
    )
    {
        var contents = new FrameContents();
        foreach (var frame in reader.ReadFrames(new FrameNumber(reader.FrameOf(after.Next()).Value - 1)))
        {
            if (FrameCodec.TryDecode(frame.Bytes, contents) is { } error)
            {
                throw new LedgerFileDamagedException($"frame {frame.Head.Number}", error.ToString());
            }

            var known = (int)(after.Value + 1 - frame.First.Value);
            for (var i = 0; i < contents.Postings.Length; i++)
            {
                if (contents.EntryOf[i] >= known)
                {
                    apply(contents.Postings[i]);
                }
            }

            foreach (ref readonly var other in contents.Others)
            {
                if (other.EntryIndex >= known)
                {
                    applyOther(other.Read(frame.Bytes));
                }
            }

            after = frame.Last;
        }

        return after;
    }

    private void Return(LedgerId ledger, LedgerReader reader)
    {
        if (ledger == Ledger && _idle.Count < IdleReadersMax)
        {
            _idle.Add((ledger, reader));
        }
        else
        {
            reader.Dispose();
        }
    }
}
