using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Federation.Core.Ledger.Repair;
using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Ledger;

/// <summary>Reads and writes the tables <c>repair</c> and <c>repair_conflict</c>.</summary>
internal static class RepairRows
{
    /// <summary>All repairs, oldest first; none in a file of the schema before.</summary>
    /// <exception cref="SqliteException">They cannot be read.</exception>
    public static IReadOnlyList<StoredRepair> Read(SqliteConnection connection)
    {
        using var version = connection.CreateCommand();
        version.CommandText = "PRAGMA user_version";
        if (version.ExecuteScalar() is not >= 2L)
        {
            return [];
        }

        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT number, closed, closed_frame, closed_hash, reason, at_unix_us, by, adopted, carried, archive "
            + "FROM repair ORDER BY number";
        using var row = command.ExecuteReader();
        var repairs = new List<StoredRepair>();
        while (row.Read())
        {
            repairs.Add(
                new StoredRepair(
                    LedgerId.FromBytes(row.GetFieldValue<byte[]>(1)),
                    new FrameHead(new FrameNumber(row.GetInt64(2)), new FrameHash(row.GetFieldValue<byte[]>(3))),
                    row.GetString(4),
                    row.GetInt64(5),
                    Claim.TryParse(row.GetString(6), out var by) ? by : Claim.Operator,
                    row.GetInt64(7),
                    row.GetInt64(8),
                    row.GetString(9),
                    ReadConflicts(connection, row.GetInt64(0))
                )
            );
        }

        return repairs;
    }

    /// <summary>Writes them into a new file, in the running transaction.</summary>
    public static void Write(SqliteConnection connection, IReadOnlyList<StoredRepair> repairs)
    {
        for (var number = 1; number <= repairs.Count; number++)
        {
            var repair = repairs[number - 1];
            Insert(
                connection,
                "INSERT INTO repair VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9)",
                number,
                repair.Closed.ToArray(),
                repair.Through.Number.Value,
                repair.Through.Hash.ToArray(),
                repair.Reason,
                repair.AtUnixMicroseconds,
                repair.By.ToString(),
                repair.Adopted,
                repair.Carried,
                repair.Archive
            );
            for (var nth = 1; nth <= repair.Conflicts.Count; nth++)
            {
                var conflict = repair.Conflicts[nth - 1];
                Insert(
                    connection,
                    "INSERT INTO repair_conflict VALUES ($0, $1, $2, $3, $4, $5)",
                    number,
                    nth,
                    (long)conflict.Kind,
                    conflict.Entry.ToArray(),
                    conflict.Target is { } target ? target.ToArray() : DBNull.Value,
                    conflict.Detail
                );
            }
        }
    }

    private static List<AdoptionConflict> ReadConflicts(SqliteConnection connection, long repair)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            "SELECT kind, entry, target, detail FROM repair_conflict WHERE repair = $repair ORDER BY nth";
        command.Parameters.AddWithValue("$repair", repair);
        using var row = command.ExecuteReader();
        var conflicts = new List<AdoptionConflict>();
        while (row.Read())
        {
            conflicts.Add(
                new AdoptionConflict(
                    (AdoptionConflictKind)row.GetInt32(0),
                    EntryId.FromBytes(row.GetFieldValue<byte[]>(1)),
                    row.IsDBNull(2) ? null : EntryId.FromBytes(row.GetFieldValue<byte[]>(2)),
                    row.GetString(3)
                )
            );
        }

        return conflicts;
    }

    private static void Insert(SqliteConnection connection, string sql, params ReadOnlySpan<object> values)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // both texts are literals of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters.AddWithValue($"${i}", values[i]);
        }

        command.ExecuteNonQuery();
    }
}
