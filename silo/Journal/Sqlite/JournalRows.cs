using Federation.Core.Areas;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace Federation.Silo.Journal.Sqlite;

/// <summary>Reads rows of the table <c>record</c> in bounded batches, each on a pooled connection of its own.</summary>
internal sealed class JournalRows(string file, JournalOptions options)
{
    /// <summary>The columns in the order of <see cref="Of"/>, and the tables that they come from.</summary>
    internal const string Columns = """
        SELECT r.position, r.kind, coalesce(l.owner, 0), r.ledger, r.number, r.hash, r.at_unix_us, r.payload
        FROM record r LEFT JOIN ledger l ON l.ledger = r.ledger
        """;

    /// <summary>
    /// Records of positions <paramref name="from"/> through <paramref name="through"/>, as many as a batch takes.
    /// </summary>
    public List<JournalRecord> ByPosition(long from, long through)
    {
        using var connection = JournalDatabase.OpenReader(file, options.LockTimeout);
        using var command = connection.CreateCommand();
        command.CommandText = Columns + " WHERE r.position BETWEEN $from AND $through ORDER BY r.position";
        command.Add("$from").Value = from;
        command.Add("$through").Value = through;
        return Take(command);
    }

    /// <summary>
    /// Records of a kind that is not a frame, of positions <paramref name="from"/> through <paramref name="through"/>,
    /// as many as a batch takes.
    /// </summary>
    public List<JournalRecord> ByKind(JournalRecordKind kind, long from, long through)
    {
        using var connection = JournalDatabase.OpenReader(file, options.LockTimeout);
        using var command = connection.CreateCommand();
        command.CommandText =
            Columns
            + " WHERE r.kind = $kind AND r.kind <> 1 AND r.position BETWEEN $from AND $through ORDER BY r.position";
        command.Add("$kind").Value = (long)kind;
        command.Add("$from").Value = from;
        command.Add("$through").Value = through;
        return Take(command);
    }

    /// <summary>Frames of a ledger after a number, through another, as many as a batch takes.</summary>
    public List<JournalRecord> ByLedger(LedgerId ledger, long after, long through)
    {
        using var connection = JournalDatabase.OpenReader(file, options.LockTimeout);
        using var command = connection.CreateCommand();
        command.CommandText =
            Columns + " WHERE r.ledger = $ledger AND r.number > $after AND r.number <= $through ORDER BY r.number";
        command.Add("$ledger").Value = ledger.ToArray();
        command.Add("$after").Value = after;
        command.Add("$through").Value = through;
        return Take(command);
    }

    private List<JournalRecord> Take(SqliteCommand command)
    {
        var records = new List<JournalRecord>();
        long bytes = 0;
        using var reader = command.ExecuteReader();
        while (bytes < options.ReadBytesMax && reader.Read())
        {
            var record = Of(reader);
            bytes += record.Payload.Length + 128;
            records.Add(record);
        }

        return records;
    }

    internal static JournalRecord Of(SqliteDataReader row) => SqliteFault.Read("A record", row, RecordAt);

    private static JournalRecord RecordAt(SqliteDataReader row)
    {
        var kind = (JournalRecordKind)row.GetByte(1);
        var isFrame = kind == JournalRecordKind.Frame;
        return new JournalRecord(
            row.GetInt64(0),
            kind,
            new AreaId(row.GetInt32(2)),
            isFrame ? LedgerId.FromBytes(row.GetFieldValue<byte[]>(3)) : default,
            isFrame ? LedgerMarks.Head(row, 4) : default,
            row.GetInt64(6),
            row.GetFieldValue<byte[]>(7)
        );
    }
}
