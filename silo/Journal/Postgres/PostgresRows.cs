using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Npgsql;

namespace Federation.Silo.Journal.Postgres;

/// <summary>Rows of the tables <c>record</c> and <c>ledger</c> as the core knows them.</summary>
internal static class PostgresRows
{
    /// <summary>The columns of a record in the order of <see cref="Record"/>, and their tables.</summary>
    public const string Records = """
        SELECT r.position, r.kind, coalesce(l.owner, 0), r.ledger, r.number, r.hash, r.at_unix_us, r.payload
        FROM record r LEFT JOIN ledger l ON l.ledger = r.ledger
        """;

    /// <summary>The columns of a mark in the order of <see cref="Mark"/>, of rows <c>l</c> of the table.</summary>
    public const string MarkColumns = """
        l.owner, l.ledger, l.watermark, l.watermark_hash, l.announced, l.announced_hash, l.term, l.last_append_unix_us,
        l.successor, EXISTS (SELECT FROM ledger f WHERE f.successor = l.ledger)
        """;

    public static JournalRecord Record(NpgsqlDataReader row)
    {
        var kind = (JournalRecordKind)row.GetInt16(1);
        var isFrame = kind == JournalRecordKind.Frame;
        return new JournalRecord(
            row.GetInt64(0),
            kind,
            new AreaId(row.GetInt32(2)),
            isFrame ? new LedgerId(row.GetGuid(3)) : default,
            isFrame ? Head(row, 4) : default,
            row.GetInt64(6),
            row.GetFieldValue<byte[]>(7)
        );
    }

    public static LedgerMark Mark(NpgsqlDataReader row) =>
        new(
            new AreaId(row.GetInt32(0)),
            new LedgerId(row.GetGuid(1)),
            Head(row, 2),
            Head(row, 4),
            new WriterTerm(row.GetInt64(6)),
            row.GetInt64(7),
            row.IsDBNull(8) ? null : new LedgerId(row.GetGuid(8)),
            row.GetBoolean(9)
        );

    /// <summary>A head from a number column and the hash column after it.</summary>
    public static FrameHead Head(NpgsqlDataReader row, int column) =>
        new(new FrameNumber(row.GetInt64(column)), new FrameHash(row.GetFieldValue<byte[]>(column + 1)));
}
