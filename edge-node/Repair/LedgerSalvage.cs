using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Federation.EdgeNode.Ledger;
using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Repair;

/// <summary>Reads what can be read of a ledger's file: records that are as they were written, and no others.</summary>
internal static class LedgerSalvage
{
    /// <summary>How many numbers are tried one by one behind a place that cannot be read.</summary>
    private const int ProbesMax = 4_096;

    /// <summary>Reads it; of a file that cannot be opened there is nothing.</summary>
    /// <exception cref="SqliteException">A sound file cannot be read now.</exception>
    public static Salvage Read(string dataDirectory, LedgerHeader header)
    {
        var genesis = FrameChain.Genesis(header.Owner, header.Ledger);
        var entries = new List<Entry>();
        var hashes = new List<FrameHash>();
        IReadOnlyList<StoredRepair> repairs = [];
        if (File.Exists(LedgerFiles.Database(dataDirectory)))
        {
            _ = Try(() =>
            {
                using var reader = LedgerReader.Open(dataDirectory);
                _ = Try(() => repairs = reader.ReadRepairs());
                _ = Try(() => ReadFrames(reader, genesis, hashes));
                ReadEntries(reader, entries);
            });
        }

        var head = hashes.Count == 0 ? genesis : new FrameHead(new FrameNumber(hashes.Count), hashes[^1]);
        return new Salvage(entries, hashes, head, repairs);
    }

    private static void ReadFrames(LedgerReader reader, FrameHead head, List<FrameHash> hashes)
    {
        foreach (var frame in reader.ReadFrames(FrameNumber.None))
        {
            var next = FrameChain.Next(head, frame.Bytes);
            if (next != frame.Head)
            {
                break;
            }

            head = next;
            hashes.Add(next.Hash);
        }
    }

    private static void ReadEntries(LedgerReader reader, List<Entry> entries)
    {
        var last = default(EntryNumber);
        var isWhole = false;
        while (!isWhole)
        {
            isWhole = Try(() =>
            {
                foreach (var row in reader.ReadEntries(last).Where(row => row.Number > last.Value))
                {
                    last = new EntryNumber(row.Number);
                    Take(row, entries);
                }
            });
            var next = isWhole ? last : StepOver(reader, last, entries);
            isWhole |= next == last;
            last = next;
        }
    }

    /// <summary>The first entry behind a place that cannot be read; the same number where none is found.</summary>
    private static EntryNumber StepOver(LedgerReader reader, EntryNumber last, List<Entry> entries)
    {
        for (var number = last.Value + 1; number <= last.Value + ProbesMax; number++)
        {
            StoredRow? row = null;
            if (Try(() => row = reader.ReadEntry(new EntryNumber(number))) && row is { } found)
            {
                Take(found, entries);
                return new EntryNumber(number);
            }
        }

        return last;
    }

    private static void Take(StoredRow row, List<Entry> entries)
    {
        try
        {
            entries.Add(EntryBytes.Read(row));
        }
        catch (LedgerFileDamagedException)
        {
            // Not as it was written: the nation's copy stands in for it, where there is one.
        }
    }

    /// <summary>False where the file is damaged there.</summary>
    private static bool Try(Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (SqliteException e) when (SqliteErrors.IsDamage(e))
        {
            return false;
        }
        catch (Exception e) when (e is LedgerFileDamagedException or InvalidCastException or ArgumentException)
        {
            return false;
        }
    }
}
