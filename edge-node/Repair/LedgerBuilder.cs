using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;
using Federation.EdgeNode.Ledger;

namespace Federation.EdgeNode.Repair;

/// <summary>Writes the file of a new ledger aside, checks it, and puts it in the place of the old one.</summary>
internal static class LedgerBuilder
{
    /// <summary>Builds it; durable and checked when it returns.</summary>
    /// <param name="directory">Emptied first.</param>
    /// <exception cref="LedgerUnavailableException">It cannot be written, or what was written does not
    /// verify.</exception>
    public static void Build(
        string directory,
        LedgerHeader header,
        AdoptionPlan plan,
        IReadOnlyList<StoredRepair> repairs
    )
    {
        if (Directory.Exists(directory))
        {
            Directory.Delete(directory, recursive: true);
        }

        Directory.CreateDirectory(directory);
        using (var store = LedgerStore.Open(directory, afterFailure: false))
        {
            store.Create(header);
            store.Begin();
            RepairRows.Write(store.Connection, repairs);
            foreach (var entry in plan.Entries)
            {
                store.Insert(entry.Number, entry.Id, EntryBytes.Of(entry));
            }

            store.Commit();
        }

        var found = LedgerVerifier.Verify(directory, observer: null, CancellationToken.None);
        if (!found.IsSound)
        {
            throw new LedgerUnavailableException(
                $"The new ledger does not verify at {found.BadRecord}: {found.BadReason}. The old one is as it was."
            );
        }
    }

    /// <summary>
    /// Sets the old files aside and puts the new ones in their place. Interrupted in between, the next start finishes
    /// it.
    /// </summary>
    /// <exception cref="IOException">A file cannot be moved.</exception>
    public static void Switch(string dataDirectory, LedgerHeader header, string archive)
    {
        var file = LedgerFiles.Database(dataDirectory);
        var next = LedgerFiles.Next(dataDirectory);
        LedgerMove.All(file, Path.Combine(dataDirectory, archive));
        LedgerMove.All(LedgerFiles.Database(next), file);
        LedgerIdentity.Keep(dataDirectory, header);
        Directory.Delete(next, recursive: true);
    }

    /// <summary>A name that no file of the directory has.</summary>
    public static string ArchiveName(string dataDirectory, LedgerId closed)
    {
        var name = LedgerFiles.ArchiveName(closed);
        for (var nth = 2; File.Exists(Path.Combine(dataDirectory, name)); nth++)
        {
            name = $"{Path.GetFileNameWithoutExtension(LedgerFiles.ArchiveName(closed))}-{nth}.db";
        }

        return name;
    }
}
