using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// Brings a ledger and its second copy together before they are written: the one that lacks something gets it from the
/// other. Both are checked from their first record on. Two that both hold something of their own are a fork.
/// </summary>
internal static class LedgerMirror
{
    /// <summary>Brings them together.</summary>
    /// <param name="ledger">The ledger's directory.</param>
    /// <param name="mirror">The mirror's directory; made where it is missing.</param>
    /// <exception cref="LedgerUnavailableException">
    /// They differ, or one of them cannot be read or written. Nothing was changed.
    /// </exception>
    public static MirrorStatus Reconcile(string ledger, string mirror)
    {
        Directory.CreateDirectory(mirror);
        var isThere = (Ledger: Holds(ledger), Mirror: Holds(mirror));
        return isThere switch
        {
            (false, false) => MirrorStatus.Same,
            (true, false) => Verify(ledger).IsSound ? Make(ledger, mirror, "it was empty") : MirrorStatus.Same,
            (false, true) => Heal(ledger, mirror, "the ledger was missing"),
            _ => Compare(ledger, mirror),
        };
    }

    private static MirrorStatus Compare(string ledger, string mirror)
    {
        var (own, copy) = (Verify(ledger), Verify(mirror));
        return (own.IsSound, copy.IsSound) switch
        {
            (false, false) => MirrorStatus.Same,
            (false, true) => Heal(ledger, mirror, $"the ledger was damaged at {own.BadRecord}: {own.BadReason}"),
            (true, false) => Make(ledger, mirror, $"it was damaged at {copy.BadRecord}: {copy.BadReason}"),
            _ => own.Header == copy.Header
                ? Complete(ledger, mirror)
                : CompareRepaired(ledger, mirror, own.Header!, copy.Header!),
        };
    }

    /// <summary>Two ledgers are one where the one followed the other in a repair.</summary>
    private static MirrorStatus CompareRepaired(string ledger, string mirror, LedgerHeader own, LedgerHeader copy)
    {
        if (ClosedBy(ledger).Contains(copy))
        {
            return Make(ledger, mirror, $"it held ledger {copy.Ledger}, which was closed in a repair");
        }

        return ClosedBy(mirror).Contains(own)
            ? Heal(ledger, mirror, $"the ledger was still {own.Ledger}, which was closed in a repair")
            : throw Forked(ledger, mirror, $"the ledger is {own.Ledger}, the mirror {copy.Ledger}");

        List<LedgerHeader> ClosedBy(string directory)
        {
            using var reader = LedgerReader.Open(directory);
            return [.. reader.ReadRepairs().Select(repair => own with { Ledger = repair.Closed })];
        }
    }

    private static MirrorStatus Complete(string ledger, string mirror)
    {
        using var connection = LedgerConnection.OpenWriter(ledger);
        Execute(connection, "ATTACH $file AS mirror", LedgerFiles.Database(mirror));
        if (FirstDifference(connection) is { } difference)
        {
            throw Forked(ledger, mirror, difference);
        }

        var lacks = Number(
            connection,
            "SELECT (SELECT count(*) FROM mirror.entry) - (SELECT count(*) FROM main.entry)"
        );
        var frames = Number(
            connection,
            "SELECT (SELECT count(*) FROM mirror.frame) - (SELECT count(*) FROM main.frame)"
        );
        if (lacks > 0 || (lacks == 0 && frames > 0))
        {
            Append(connection, "main", "mirror");
            return MirrorStatus.Healed($"the ledger lacked {lacks} entries that its mirror held");
        }

        if (lacks < 0 || frames < 0)
        {
            Append(connection, "mirror", "main");
            return MirrorStatus.BroughtUp($"the mirror lacked {-lacks} entries");
        }

        return MirrorStatus.Same;
    }

    private static string? FirstDifference(SqliteConnection connection)
    {
        var entry = Number(
            connection,
            "SELECT coalesce(min(a.number), 0) FROM main.entry a JOIN mirror.entry b USING (number) "
                + "WHERE a.id <> b.id OR a.digest <> b.digest OR a.body <> b.body"
        );
        var frame = Number(
            connection,
            "SELECT coalesce(min(a.number), 0) FROM main.frame a JOIN mirror.frame b USING (number) "
                + "WHERE a.hash <> b.hash OR a.bytes <> b.bytes"
        );
        return entry > 0 ? $"entry {entry} says something else in each"
            : frame > 0 ? $"frame {frame} is another one in each"
            : null;
    }

    private static void Append(SqliteConnection connection, string to, string from)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var table in (string[])["entry", "frame"])
        {
            Execute(
                connection,
                $"INSERT INTO {to}.{table} SELECT * FROM {from}.{table} "
                    + $"WHERE number > (SELECT coalesce(max(number), 0) FROM {to}.{table}) ORDER BY number"
            );
        }

        Execute(
            connection,
            $"INSERT INTO {to}.receipt SELECT * FROM {from}.receipt WHERE true "
                + "ON CONFLICT (one) DO UPDATE SET frame = excluded.frame, hash = excluded.hash, "
                + "at_unix_us = excluded.at_unix_us"
        );
        transaction.Commit();
    }

    private static MirrorStatus Heal(string ledger, string mirror, string why)
    {
        SetAside(ledger);
        Copy(mirror, ledger);
        return MirrorStatus.Healed($"the ledger was taken from its mirror: {why}");
    }

    private static MirrorStatus Make(string ledger, string mirror, string why)
    {
        SetAside(mirror);
        Copy(ledger, mirror);
        return MirrorStatus.BroughtUp($"the mirror was made anew: {why}");
    }

    private static void Copy(string from, string to) => LedgerBackup.Copy(from, to);

    /// <summary>Nothing is deleted: what is replaced stays beside under a name of its own.</summary>
    private static void SetAside(string directory)
    {
        var file = LedgerFiles.Database(directory);
        for (var nth = 1; File.Exists(file); nth++)
        {
            var aside = Path.Combine(directory, $"ledger-replaced-{nth}.db");
            if (!File.Exists(aside))
            {
                LedgerMove.All(file, aside);
            }
        }
    }

    private static bool Holds(string directory)
    {
        var file = new FileInfo(LedgerFiles.Database(directory));
        return file.Exists && file.Length > 0;
    }

    private static LedgerVerification Verify(string directory) =>
        LedgerVerifier.Verify(directory, observer: null, CancellationToken.None);

    private static LedgerUnavailableException Forked(string ledger, string mirror, string difference) =>
        new(
            $"Forked: the ledger in {ledger} and its mirror in {mirror} each hold something of their own: "
                + $"{difference}. "
                + "One of them was used by itself. Start this node on the one that is right, with another mirror "
                + "directory, and keep the other."
        );

    private static void Execute(SqliteConnection connection, string sql, string? file = null)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is made of literals of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        if (file is not null)
        {
            command.Parameters.AddWithValue("$file", file);
        }

        command.ExecuteNonQuery();
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // every text is a literal of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
