using Federation.Core.Exchange;
using Federation.Core.Ledger;
using Federation.Wire.Hosting;
using Microsoft.Data.Sqlite;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// The one writing connection of a ledger's database, with its statements prepared once. Not thread-safe: it belongs to
/// the ledger's writer. Every method may throw <see cref="SqliteException"/> (disk full, IO error, damaged file).
/// </summary>
internal sealed class LedgerStore : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _begin;
    private readonly SqliteCommand _commit;
    private readonly SqliteCommand _insertEntry;
    private readonly SqliteCommand _insertFrame;
    private readonly SqliteCommand _keepReceipt;

    private LedgerStore(SqliteConnection connection)
    {
        _connection = connection;
        _begin = Statement("BEGIN IMMEDIATE");
        _commit = Statement("COMMIT");
        _insertEntry = Statement(
            "INSERT INTO entry (number, id, body, digest) VALUES ($number, $id, $body, $digest)",
            ("$number", SqliteType.Integer),
            ("$id", SqliteType.Blob),
            ("$body", SqliteType.Blob),
            ("$digest", SqliteType.Blob)
        );
        _insertFrame = Statement(
            "INSERT INTO frame (number, first_entry, last_entry, hash, bytes) "
                + "VALUES ($number, $first, $last, $hash, $bytes)",
            ("$number", SqliteType.Integer),
            ("$first", SqliteType.Integer),
            ("$last", SqliteType.Integer),
            ("$hash", SqliteType.Blob),
            ("$bytes", SqliteType.Blob)
        );
        _keepReceipt = Statement(
            "INSERT INTO receipt (one, frame, hash, at_unix_us) VALUES (1, $frame, $hash, $at) "
                + "ON CONFLICT (one) DO UPDATE SET frame = $frame, hash = $hash, at_unix_us = $at",
            ("$frame", SqliteType.Integer),
            ("$hash", SqliteType.Blob),
            ("$at", SqliteType.Integer)
        );
    }

    /// <summary>Opens the database and brings its schema up to date.</summary>
    /// <param name="afterFailure">
    /// A write failed before: the log is emptied into the database, so that nothing rests on pages whose sync failed,
    /// and a page is written and synced, so that the ledger is not read again for a disk that still takes nothing.
    /// </param>
    /// <exception cref="LedgerUnavailableException">
    /// The database would not keep what it acknowledges, or is no ledger.
    /// </exception>
    public static LedgerStore Open(string dataDirectory, bool afterFailure)
    {
        var connection = LedgerConnection.OpenWriter(dataDirectory);
        try
        {
            if (afterFailure)
            {
                Settle(connection);
            }

            LedgerSchema.Apply(connection);
            return new LedgerStore(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The connection, for what only tests and copies need.</summary>
    public SqliteConnection Connection => _connection;

    /// <summary>
    /// The second copy: gets everything, and has it synced before this one. Null: none; owned from then on.
    /// </summary>
    public LedgerStore? Mirror { get; set; }

    /// <summary>
    /// Writes the identity of a new ledger, durably, and into the database itself: where its log is lost later, the
    /// ledger is still known to be that one, and not taken for a new one. Outside of a transaction.
    /// </summary>
    public void Create(LedgerHeader header)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "INSERT INTO ledger (one, id, owner, genesis) VALUES (1, $id, $owner, $genesis)";
        command.Parameters.AddWithValue("$id", header.Ledger.ToArray());
        command.Parameters.AddWithValue("$owner", header.Owner.Value);
        command.Parameters.AddWithValue("$genesis", FrameChain.Genesis(header.Owner, header.Ledger).Hash.ToArray());
        command.ExecuteNonQuery();
        EmptyLog(_connection);
    }

    /// <summary>Begins a transaction.</summary>
    public void Begin()
    {
        Mirror?.Begin();
        _begin.ExecuteNonQuery();
    }

    /// <summary>Returns after the database has synced the transaction.</summary>
    public void Commit()
    {
        CrashPoints.Pass(CrashPoint.EdgeBeforeSync);
        Mirror?.Commit();
        _commit.ExecuteNonQuery();
        CrashPoints.Pass(CrashPoint.EdgeAfterSync);
    }

    /// <summary>Adds an entry in the running transaction.</summary>
    public void Insert(EntryNumber number, EntryId id, byte[] body)
    {
        _insertEntry.Parameters[0].Value = number.Value;
        _insertEntry.Parameters[1].Value = id.ToArray();
        _insertEntry.Parameters[2].Value = body;
        _insertEntry.Parameters[3].Value = EntryDigest.Of(number, id, body);
        _insertEntry.ExecuteNonQuery();
        Mirror?.Insert(number, id, body);
    }

    /// <summary>Adds a frame in the running transaction.</summary>
    public void Insert(StoredFrame frame)
    {
        _insertFrame.Parameters[0].Value = frame.Head.Number.Value;
        _insertFrame.Parameters[1].Value = frame.First.Value;
        _insertFrame.Parameters[2].Value = frame.Last.Value;
        _insertFrame.Parameters[3].Value = frame.Head.Hash.ToArray();
        _insertFrame.Parameters[4].Value = frame.Bytes;
        _insertFrame.ExecuteNonQuery();
        Mirror?.Insert(frame);
    }

    /// <summary>Replaces the receipt in the running transaction.</summary>
    public void Keep(StoredReceipt receipt)
    {
        _keepReceipt.Parameters[0].Value = receipt.Through.Number.Value;
        _keepReceipt.Parameters[1].Value = receipt.Through.Hash.ToArray();
        _keepReceipt.Parameters[2].Value = receipt.AtUnixMicroseconds;
        _keepReceipt.ExecuteNonQuery();
        Mirror?.Keep(receipt);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Mirror?.Dispose();
        foreach (var command in new[] { _begin, _commit, _insertEntry, _insertFrame, _keepReceipt })
        {
            command.Dispose();
        }

        _connection.Dispose();
    }

    private SqliteCommand Statement(string sql, params ReadOnlySpan<(string Name, SqliteType Type)> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, type) in parameters)
        {
            command.Parameters.Add(name, type);
        }

        command.Prepare();
        return command;
    }

    private static void Settle(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        var version = command.ExecuteScalar();
        command.CommandText = $"BEGIN IMMEDIATE; PRAGMA user_version = {version}; COMMIT";
        command.ExecuteNonQuery();
        EmptyLog(connection);
    }

    private static void EmptyLog(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        if (command.ExecuteScalar() is not 0L)
        {
            throw new LedgerUnavailableException("The ledger's log cannot be emptied while it is being read.");
        }
    }
}
