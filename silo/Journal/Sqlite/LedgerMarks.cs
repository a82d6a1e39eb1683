using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace Federation.Silo.Journal.Sqlite;

/// <summary>Rows of the table <c>ledger</c> as marks.</summary>
internal static class LedgerMarks
{
    /// <summary>The columns in the order of <see cref="Of"/>.</summary>
    public const string Select = """
        SELECT owner, ledger, watermark, watermark_hash, announced, announced_hash, term, last_append_unix_us,
            successor, EXISTS (SELECT 1 FROM ledger f WHERE f.successor = l.ledger)
        FROM ledger l
        """;

    /// <summary>Every mark, in order of owner, then ledger.</summary>
    public static List<LedgerMark> All(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Select + " ORDER BY owner, ledger";
        using var reader = command.ExecuteReader();
        var marks = new List<LedgerMark>();
        while (reader.Read())
        {
            marks.Add(Of(reader));
        }

        return marks;
    }

    public static LedgerMark Of(SqliteDataReader row) => SqliteFault.Read("A ledger's mark", row, MarkAt);

    private static LedgerMark MarkAt(SqliteDataReader row) =>
        new(
            new AreaId(row.GetInt32(0)),
            LedgerId.FromBytes(row.GetFieldValue<byte[]>(1)),
            Head(row, 2),
            Head(row, 4),
            new WriterTerm(row.GetInt64(6)),
            row.GetInt64(7),
            row.IsDBNull(8) ? null : LedgerId.FromBytes(row.GetFieldValue<byte[]>(8)),
            row.GetBoolean(9)
        );

    /// <summary>A head from a number column and the hash column after it.</summary>
    public static FrameHead Head(SqliteDataReader row, int column) =>
        new(new FrameNumber(row.GetInt64(column)), new FrameHash(row.GetFieldValue<byte[]>(column + 1)));
}
