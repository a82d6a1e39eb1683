using System.Security.Cryptography;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Core.Plausibility;
using Federation.Wire;
using Federation.Wire.V1;
using Google.Protobuf;
using Entry = Federation.Core.Ledger.Entry;
using FrameHead = Federation.Core.Exchange.FrameHead;

namespace Federation.Simulation.World;

/// <summary>
/// A ledger that is open for writing: its disk, and what its entries add up to in memory. Opening replays and checks
/// every row, as an edge node does.
/// </summary>
internal sealed class OpenBook
{
    private const int DigestBytes = 8;

    /// <summary>What a frame leaves free for entries that go with the one before, as an edge node does.</summary>
    private const int ReserveBytes = 8 * 1024;

    private readonly LedgerDisk _disk;
    private readonly FrameBuilder _builder = new();
    private readonly List<IReadOnlyList<Fact>> _waiting = [];
    private readonly LedgerTotals _totals;
    private readonly FrameContents _contents = new();
    private readonly List<long> _lastEntryOf = [0];
    private long _sealedThrough;
    private long _last;

    private readonly Parts.TellFacts _tell;

    private OpenBook(AreaId owner, LedgerId id, LedgerDisk disk, RulePack rules, Parts.TellFacts tell)
    {
        (_disk, _tell) = (disk, tell);
        var policy = new LedgerPolicy { Rules = rules };
        Ledger = new ProvinceLedger(owner, id, IndicatorCatalogue.Reference, AreaCatalogue.Reference, policy);
        _totals = new LedgerTotals(owner, id, AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        Head = Receipted = FrameChain.Genesis(owner, id);
    }

    public ProvinceLedger Ledger { get; }

    public FrameHead Head { get; private set; }

    public FrameHead Receipted { get; private set; }

    public int UnsealedFacts => _builder.Facts;

    /// <summary>Entries that no receipt covers.</summary>
    public long BacklogEntries => _last - _lastEntryOf[(int)Receipted.Number.Value];

    /// <summary>True where something was written since the last commit.</summary>
    public bool IsWritten { get; private set; }

    /// <summary>The ids of all entries, in order.</summary>
    public List<Guid> EntryIds { get; } = [];

    /// <param name="owner">Whose ledger.</param>
    /// <param name="id">Which ledger.</param>
    /// <param name="disk">Where it lies.</param>
    /// <param name="rules">What is plausible; null: everything.</param>
    /// <param name="tell">What of an entry's facts goes into frames; null: all.</param>
    /// <exception cref="DiskDamagedException">Names the first row that does not fit.</exception>
    public static OpenBook Open(
        AreaId owner,
        LedgerId id,
        LedgerDisk disk,
        RulePack? rules = null,
        Parts.TellFacts? tell = null
    )
    {
        disk.Recover();
        var book = new OpenBook(owner, id, disk, rules ?? RulePack.None, tell ?? Parts.Real.Tell);
        try
        {
            book.Replay();
        }
        catch (LedgerDamagedException damage)
        {
            throw new DiskDamagedException(damage.Message);
        }

        book.CheckReceipt();
        return book;
    }

    /// <summary>True where a row is as it was written.</summary>
    public static bool IsAsWritten(DiskRow.Entry row) =>
        Digest(row.Number, row.Id, row.Body).AsSpan().SequenceEqual(row.Digest);

    public void Append(IReadOnlyList<Entry> entries)
    {
        foreach (var entry in entries)
        {
            var facts = _tell(entry, Ledger.Apply(entry));
            var body = entry.ToStored().ToByteArray();
            Write(new DiskRow.Entry(entry.Number.Value, entry.Id, body, Digest(entry.Number.Value, entry.Id, body)));
            Collect(entry, facts);
        }
    }

    public void Seal()
    {
        if (_builder.Facts == 0)
        {
            return;
        }

        var bytes = _builder.ToArray();
        Head = FrameChain.Next(Head, bytes);
        Write(new DiskRow.Frame(Head, _sealedThrough + 1, _last, bytes));
        Sealed(_last);
    }

    /// <summary>Seals what waits and takes the totals at that frame.</summary>
    public Standing TakeStanding(IReadOnlyList<Span> periods, int bytesMax)
    {
        Seal();
        return _totals.At(Head, periods, bytesMax);
    }

    public void Keep(FrameHead through)
    {
        if (through != Receipted)
        {
            Receipted = through;
            Write(new DiskRow.Receipt(through));
        }
    }

    /// <summary>Ends the transaction; false where there is none. Durable only after the disk's sync.</summary>
    public bool Commit()
    {
        if (IsWritten)
        {
            _disk.Write(DiskRow.Commit.Instance);
            IsWritten = false;
            return true;
        }

        return false;
    }

    private void Write(DiskRow row)
    {
        _disk.Write(row);
        IsWritten = true;
    }

    private void Collect(Entry entry, IReadOnlyList<Fact> facts)
    {
        var span = facts.ToArray().AsSpan();
        if (!_builder.TryAdd(span, entry.GoesWithBefore ? 0 : ReserveBytes))
        {
            Seal();
            _builder.TryAdd(span);
        }

        foreach (var posting in Fact.PostingsOf(facts))
        {
            _totals.Apply(posting);
        }

        _waiting.Add(facts);
        _last = entry.Number.Value;
        EntryIds.Add(entry.Id.Value);
    }

    private void Sealed(long through)
    {
        _builder.Clear();
        _waiting.Clear();
        _sealedThrough = through;
        _lastEntryOf.Add(through);
    }

    private void Replay()
    {
        var next = FrameNumber.None.Next();
        foreach (var row in _disk.Rows)
        {
            if (row is DiskRow.Receipt receipt)
            {
                Receipted = receipt.Through;
            }
            else if (row is DiskRow.Entry entry)
            {
                Replay(entry);
                if (_disk.Frame(next) is { } frame && frame.Last == _last)
                {
                    Replay(frame);
                    next = next.Next();
                }
            }
        }

        Demand(_disk.Frame(next) is null, $"frame {next} carries entries that are not there");
    }

    private void Replay(DiskRow.Entry row)
    {
        Demand(row.Number == Ledger.NextEntry.Value, $"entry {Ledger.NextEntry} was to come, not {row.Number}");
        Demand(IsAsWritten(row), $"entry {row.Number} does not give its digest");
        var entry = StoredEntries.FromStored(Ledger.NextEntry, row.Id, StoredEntry.Parser.ParseFrom(row.Body));
        Collect(entry, _tell(entry, Ledger.Apply(entry)));
    }

    private void Replay(DiskRow.Frame row)
    {
        var number = row.Head.Number;
        Demand(number == Head.Number.Next() && row.First == _sealedThrough + 1, $"frame {number} is out of its order");
        Demand(FrameChain.Next(Head, row.Bytes) == row.Head, $"frame {number} does not give its hash");
        Demand(FrameCodec.TryDecode(row.Bytes, _contents) is null, $"frame {number} does not decode");
        Demand(row.Last == _last && IsWaiting(row.Bytes), $"frame {number} does not carry what its entries tell");
        Head = row.Head;
        Sealed(row.Last);
    }

    private bool IsWaiting(byte[] frame)
    {
        var facts = _waiting.SelectMany(facts => facts).ToList();
        var others = _contents.Others.ToArray().Select(other => other.Read(frame));
        return Fact.PostingsOf(facts).SequenceEqual(_contents.Postings.ToArray())
            && Fact.OthersOf(facts).SequenceEqual(others);
    }

    private void CheckReceipt()
    {
        var number = Receipted.Number;
        var own = number == FrameNumber.None ? FrameChain.Genesis(Ledger.Scope.Owner, Ledger.Id) : HeadAt(number);
        Demand(own == Receipted, $"the receipt {Receipted} is not on the ledger's own chain");
    }

    private FrameHead? HeadAt(FrameNumber number) => _disk.Frame(number)?.Head;

    private static void Demand(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new DiskDamagedException(otherwise);
        }
    }

    private static byte[] Digest(long number, EntryId id, ReadOnlySpan<byte> body)
    {
        var input = new byte[sizeof(long) + EntryId.Size + body.Length];
        BitConverter.TryWriteBytes(input, number);
        id.CopyTo(input.AsSpan(sizeof(long)));
        body.CopyTo(input.AsSpan(sizeof(long) + EntryId.Size));
        return SHA256.HashData(input)[..DigestBytes];
    }
}
