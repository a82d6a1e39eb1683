using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// A reading connection to a ledger's database. Reads what is committed, beside the writer. Not thread-safe. Every
/// method may throw <see cref="SqliteException"/>.
/// </summary>
internal sealed class LedgerReader : IDisposable
{
    private readonly SqliteConnection _connection;

    private LedgerReader(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the database of a directory.</summary>
    public static LedgerReader Open(string dataDirectory) => new(LedgerConnection.OpenReader(dataDirectory));

    /// <summary>Reads over a connection that the caller owns as well; disposing this one disposes it.</summary>
    public static LedgerReader Over(SqliteConnection connection) => new(connection);

    /// <summary>Begins a snapshot: all later reads see the same moment.</summary>
    public SqliteTransaction Snapshot() => _connection.BeginTransaction(deferred: true);

    /// <summary>The identity of the ledger; null for a file that was never finished.</summary>
    /// <exception cref="LedgerFileDamagedException">The stored identity does not fit its own H₀.</exception>
    public LedgerHeader? ReadHeader()
    {
        using var command = Command("SELECT id, owner, genesis FROM ledger");
        using var row = command.ExecuteReader();
        if (!row.Read())
        {
            return null;
        }

        var (header, stored) = StoredRecord.Read(
            "its identity",
            row,
            r =>
                (
                    new LedgerHeader(new AreaId(r.GetInt32(1)), LedgerId.FromBytes(r.GetFieldValue<byte[]>(0))),
                    r.GetFieldValue<byte[]>(2)
                )
        );
        var genesis = FrameChain.Genesis(header.Owner, header.Ledger).Hash;
        if (!genesis.ToArray().AsSpan().SequenceEqual(stored))
        {
            throw new LedgerFileDamagedException(
                "its identity",
                $"owner {header.Owner} and id {header.Ledger} do not give the stored H0"
            );
        }

        return header;
    }

    /// <summary>The receipt held, or none.</summary>
    /// <param name="genesis">What "none" is said with.</param>
    public StoredReceipt ReadReceipt(FrameHead genesis)
    {
        using var command = Command("SELECT frame, hash, at_unix_us FROM receipt");
        using var row = command.ExecuteReader();
        return row.Read()
            ? StoredRecord.Read("the receipt", row, r => new StoredReceipt(HeadAt(r, 0, 1), r.GetInt64(2)))
            : new StoredReceipt(genesis, 0);
    }

    /// <summary>Rows of the table entry after a number, in order, as stored.</summary>
    public IEnumerable<StoredRow> ReadEntries(EntryNumber after)
    {
        using var command = Command("SELECT number, id, body, digest FROM entry WHERE number > $after ORDER BY number");
        command.Parameters.AddWithValue("$after", after.Value);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return Row(row);
        }
    }

    /// <summary>One row of the table entry.</summary>
    public StoredRow? ReadEntry(EntryNumber number)
    {
        using var command = Command("SELECT number, id, body, digest FROM entry WHERE number = $number");
        command.Parameters.AddWithValue("$number", number.Value);
        using var row = command.ExecuteReader();
        return row.Read() ? Row(row) : null;
    }

    /// <summary>Frames after a number, in order, as stored.</summary>
    /// <param name="after">The last that is known already.</param>
    /// <param name="limit">The most to read, at least 1.</param>
    public IEnumerable<StoredFrame> ReadFrames(FrameNumber after, int limit = int.MaxValue)
    {
        using var command = Command(
            "SELECT number, hash, first_entry, last_entry, bytes FROM frame "
                + "WHERE number > $after ORDER BY number LIMIT $limit"
        );
        command.Parameters.AddWithValue("$after", after.Value);
        command.Parameters.AddWithValue("$limit", limit);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return StoredRecord.Read($"a frame after frame {after}", row, FrameAt);
        }
    }

    /// <summary>The head at a number, or null above the last frame. Number 0 is not stored.</summary>
    public FrameHead? ReadHead(FrameNumber number)
    {
        using var command = Command("SELECT number, hash FROM frame WHERE number = $number");
        command.Parameters.AddWithValue("$number", number.Value);
        using var row = command.ExecuteReader();
        return row.Read() ? HeadAt(row, 0, 1) : null;
    }

    /// <summary>The hash and length in bytes of a frame, or null where it is not there.</summary>
    public (FrameHash Hash, int Bytes)? ReadFrameMark(FrameNumber number)
    {
        using var command = Command("SELECT hash, length(bytes) FROM frame WHERE number = $number");
        command.Parameters.AddWithValue("$number", number.Value);
        using var row = command.ExecuteReader();
        return row.Read() ? (new FrameHash(row.GetFieldValue<byte[]>(0)), row.GetInt32(1)) : null;
    }

    /// <summary>One frame with the hash of the one before it, for sending; null where it is not there.</summary>
    /// <param name="number">From 1.</param>
    /// <param name="genesis">What stands before the first.</param>
    public Frame? ReadFrame(FrameNumber number, FrameHead genesis)
    {
        var before = new FrameNumber(number.Value - 1);
        var previous = before == FrameNumber.None ? genesis : ReadHead(before);
        var stored = ReadFrames(before, limit: 1).FirstOrDefault();
        return previous is { } head && stored is not null && stored.Head.Number == number
            ? new Frame(stored.Head, head.Hash, stored.Bytes)
            : null;
    }

    /// <summary>The frame that carries an entry; number 0 while it is not sealed.</summary>
    public FrameNumber FrameOf(EntryNumber entry)
    {
        using var command = Command("SELECT number FROM frame WHERE last_entry >= $entry ORDER BY last_entry LIMIT 1");
        command.Parameters.AddWithValue("$entry", entry.Value);
        return command.ExecuteScalar() is long number ? new FrameNumber(number) : FrameNumber.None;
    }

    /// <summary>The last entry that a frame carries; 0 for number 0 and for a frame that is not there.</summary>
    public EntryNumber LastEntryOf(FrameNumber frame)
    {
        using var command = Command("SELECT last_entry FROM frame WHERE number = $number");
        command.Parameters.AddWithValue("$number", frame.Value);
        return command.ExecuteScalar() is long last ? new EntryNumber(last) : default;
    }

    /// <summary>The ledgers that this one followed, oldest first.</summary>
    public IReadOnlyList<StoredRepair> ReadRepairs() => RepairRows.Read(_connection);

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static StoredRow Row(SqliteDataReader row) =>
        StoredRecord.Read(
            "an entry",
            row,
            r => new StoredRow(
                r.GetInt64(0),
                EntryId.FromBytes(r.GetFieldValue<byte[]>(1)),
                r.GetFieldValue<byte[]>(2),
                r.GetFieldValue<byte[]>(3)
            )
        );

    private static StoredFrame FrameAt(SqliteDataReader row) =>
        new(
            HeadAt(row, 0, 1),
            new EntryNumber(row.GetInt64(2)),
            new EntryNumber(row.GetInt64(3)),
            row.GetFieldValue<byte[]>(4)
        );

    private static FrameHead HeadAt(SqliteDataReader row, int number, int hash) =>
        new(new FrameNumber(row.GetInt64(number)), new FrameHash(row.GetFieldValue<byte[]>(hash)));

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
