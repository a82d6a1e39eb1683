using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Repair;

/// <summary>
/// Reads what can be read of a ledger's file: records that are as they were written, and no others; and tells the first
/// that is not.
/// </summary>
internal sealed class LedgerSalvage
{
    /// <summary>How many numbers are tried one by one behind a place that cannot be read.</summary>
    private const int ProbesMax = 4_096;

    private readonly List<Entry> _entries = [];
    private readonly List<FrameHash> _hashes = [];
    private IReadOnlyList<StoredRepair> _repairs = [];
    private LedgerFileDamagedException? _damage;

    private LedgerSalvage() { }

    /// <summary>Reads it; of a file that cannot be opened there is nothing.</summary>
    /// <exception cref="SqliteException">A sound file cannot be read now.</exception>
    public static Salvage Read(string dataDirectory, LedgerHeader header)
    {
        var genesis = FrameChain.Genesis(header.Owner, header.Ledger);
        var salvage = new LedgerSalvage();
        salvage.Read(dataDirectory, genesis);
        var hashes = salvage._hashes;
        var head = hashes.Count == 0 ? genesis : new FrameHead(new FrameNumber(hashes.Count), hashes[^1]);
        return new Salvage(salvage._entries, hashes, head, salvage._repairs, salvage._damage);
    }

    private void Read(string dataDirectory, FrameHead genesis)
    {
        if (!File.Exists(LedgerFiles.Database(dataDirectory)))
        {
            _damage = new LedgerFileDamagedException("ledger.db", "it is not there");
            return;
        }

        _ = Try(() =>
        {
            using var reader = LedgerReader.Open(dataDirectory);
            _ = Try(() => _repairs = reader.ReadRepairs());
            _ = Try(() => ReadFrames(reader, genesis));
            ReadEntries(reader);
        });
    }

    private void ReadFrames(LedgerReader reader, FrameHead head)
    {
        foreach (var frame in reader.ReadFrames(FrameNumber.None))
        {
            var next = FrameChain.Next(head, frame.Bytes);
            if (next != frame.Head)
            {
                throw new LedgerFileDamagedException($"frame {head.Number.Next()}", "its bytes do not give its hash");
            }

            head = next;
            _hashes.Add(next.Hash);
        }
    }

    private void ReadEntries(LedgerReader reader)
    {
        var last = default(EntryNumber);
        var isWhole = false;
        while (!isWhole)
        {
            isWhole = Try(() =>
            {
                foreach (var row in reader.ReadEntries(last).Where(row => row.Number > last.Value))
                {
                    Take(row, last);
                    last = new EntryNumber(row.Number);
                }
            });
            var next = isWhole ? last : StepOver(reader, last);
            isWhole |= next == last;
            last = next;
        }
    }

    /// <summary>The first entry behind a place that cannot be read; the same number where none is found.</summary>
    private EntryNumber StepOver(LedgerReader reader, EntryNumber last)
    {
        for (var number = last.Value + 1; number <= last.Value + ProbesMax; number++)
        {
            StoredRow? row = null;
            if (Try(() => row = reader.ReadEntry(new EntryNumber(number))) && row is { } found)
            {
                Take(found, last);
                return new EntryNumber(number);
            }
        }

        return last;
    }

    /// <summary>Where it is not as it was written, the nation's copy stands in for it, if there is one.</summary>
    private void Take(StoredRow row, EntryNumber last)
    {
        if (row.Number != last.Value + 1)
        {
            _damage ??= new LedgerFileDamagedException($"entry {last.Value + 1}", "it is missing");
        }

        _ = Try(() => _entries.Add(EntryBytes.Read(row)));
    }

    /// <summary>False where the file is damaged there.</summary>
    private bool Try(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (LedgerFileDamagedException e)
        {
            _damage ??= e;
        }
        catch (SqliteException e) when (SqliteErrors.IsDamage(e))
        {
            _damage ??= new LedgerFileDamagedException("ledger.db", e.Message, e);
        }
        catch (Exception e) when (e is InvalidCastException or ArgumentException)
        {
            _damage ??= new LedgerFileDamagedException("ledger.db", e.Message, e);
        }

        return false;
    }
}
