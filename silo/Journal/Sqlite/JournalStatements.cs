using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace Federation.Silo.Journal.Sqlite;

/// <summary>
/// The statements of a write transaction, prepared once for a connection. One transaction at a time; not thread-safe.
/// </summary>
internal sealed class JournalStatements : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _readHead;
    private readonly SqliteCommand _moveHead;
    private readonly SqliteCommand _readMark;
    private readonly SqliteCommand _raiseTerm;
    private readonly SqliteCommand _announce;
    private readonly SqliteCommand _advance;
    private readonly SqliteCommand _insert;
    private readonly SqliteCommand _close;
    private readonly SqliteCommand _insertMark;
    private SqliteTransaction? _transaction;

    public JournalStatements(SqliteConnection connection)
    {
        _connection = connection;
        _readHead = Prepare("SELECT epoch, position FROM journal");
        _moveHead = Prepare("UPDATE journal SET epoch = $epoch, position = $position", "$epoch", "$position");
        _readMark = Prepare(LedgerMarks.Select + " WHERE ledger = $ledger", "$ledger");
        _raiseTerm = Prepare(
            """
            INSERT INTO ledger
                (ledger, owner, watermark, watermark_hash, announced, announced_hash, term, last_append_unix_us)
            VALUES ($ledger, $owner, 0, $hash, 0, $hash, 1, 0)
            ON CONFLICT (ledger) DO UPDATE SET term = term + 1
            """,
            "$ledger",
            "$owner",
            "$hash"
        );
        _announce = Prepare(
            """
            UPDATE ledger SET announced = $number, announced_hash = $hash
            WHERE ledger = $ledger AND term = $term AND announced < $number
            """,
            "$ledger",
            "$term",
            "$number",
            "$hash"
        );
        _advance = Prepare(
            """
            UPDATE ledger SET watermark = $number, watermark_hash = $hash, last_append_unix_us = $at,
                announced = max(announced, $number),
                announced_hash = CASE WHEN announced > $number THEN announced_hash ELSE $hash END
            WHERE ledger = $ledger
            """,
            "$ledger",
            "$number",
            "$hash",
            "$at"
        );
        _insert = Prepare(
            """
            INSERT INTO record (position, kind, ledger, number, hash, at_unix_us, payload)
            VALUES ($position, $kind, $ledger, $number, $hash, $at, $payload)
            """,
            "$position",
            "$kind",
            "$ledger",
            "$number",
            "$hash",
            "$at",
            "$payload"
        );
        _close = Prepare("UPDATE ledger SET successor = $successor WHERE ledger = $ledger", "$successor", "$ledger");
        _insertMark = Prepare(
            """
            INSERT INTO ledger
                (ledger, owner, watermark, watermark_hash, announced, announced_hash, term, last_append_unix_us)
            VALUES ($ledger, $owner, $watermark, $watermark_hash, $announced, $announced_hash, $term, $at)
            """,
            "$ledger",
            "$owner",
            "$watermark",
            "$watermark_hash",
            "$announced",
            "$announced_hash",
            "$term",
            "$at"
        );
    }

    private SqliteCommand[] All =>
        [_readHead, _moveHead, _readMark, _raiseTerm, _announce, _advance, _insert, _close, _insertMark];

    /// <summary>Begins a transaction that holds the write lock from the start.</summary>
    public void Begin()
    {
        _transaction = _connection.BeginTransaction(deferred: false);
        foreach (var command in All)
        {
            command.Transaction = _transaction;
        }
    }

    public void Commit()
    {
        _transaction!.Commit();
        End();
    }

    /// <summary>Ends a transaction that was not committed; nothing where there is none.</summary>
    public void Rollback() => End();

    public JournalVersion ReadHead()
    {
        using var reader = _readHead.ExecuteReader();
        _ = reader.Read();
        return new JournalVersion(reader.GetInt64(0), reader.GetInt64(1));
    }

    public void MoveHead(JournalVersion head) => Run(_moveHead, head.Epoch, head.Position);

    /// <summary>The mark, or null where the journal does not know the ledger.</summary>
    public LedgerMark? ReadMark(LedgerId ledger)
    {
        _readMark.Parameters[0].Value = ledger.ToArray();
        using var reader = _readMark.ExecuteReader();
        return reader.Read() ? LedgerMarks.Of(reader) : null;
    }

    public void RaiseTerm(AreaId owner, LedgerId ledger) =>
        Run(_raiseTerm, ledger.ToArray(), owner.Value, FrameChain.Genesis(owner, ledger).Hash.ToArray());

    public void Announce(LedgerId ledger, WriterTerm term, FrameHead head) =>
        Run(_announce, ledger.ToArray(), term.Value, head.Number.Value, head.Hash.ToArray());

    public void Advance(LedgerId ledger, FrameHead watermark, long atUnixMicroseconds) =>
        Run(_advance, ledger.ToArray(), watermark.Number.Value, watermark.Hash.ToArray(), atUnixMicroseconds);

    public void Close(LedgerId ledger, LedgerId successor) => Run(_close, successor.ToArray(), ledger.ToArray());

    public void InsertFrame(long position, LedgerId ledger, Frame frame, long atUnixMicroseconds) =>
        Run(
            _insert,
            position,
            (long)JournalRecordKind.Frame,
            ledger.ToArray(),
            frame.Head.Number.Value,
            frame.Head.Hash.ToArray(),
            atUnixMicroseconds,
            frame.Bytes.ToArray()
        );

    public void InsertRecord(long position, JournalRecordKind kind, byte[] payload, long atUnixMicroseconds) =>
        Run(_insert, position, (long)kind, DBNull.Value, DBNull.Value, DBNull.Value, atUnixMicroseconds, payload);

    /// <summary>A record of another journal as it is there.</summary>
    public void InsertRecord(JournalRecord record)
    {
        var isFrame = record.Kind == JournalRecordKind.Frame;
        Run(
            _insert,
            record.Position,
            (long)record.Kind,
            isFrame ? record.Ledger.ToArray() : DBNull.Value,
            isFrame ? record.Head.Number.Value : DBNull.Value,
            isFrame ? record.Head.Hash.ToArray() : DBNull.Value,
            record.AtUnixMicroseconds,
            record.Payload.ToArray()
        );
    }

    /// <summary>What another journal knows of a ledger, which stays open until its frames are in.</summary>
    public void InsertMark(LedgerMark mark) =>
        Run(
            _insertMark,
            mark.Ledger.ToArray(),
            mark.Owner.Value,
            mark.Watermark.Number.Value,
            mark.Watermark.Hash.ToArray(),
            mark.Announced.Number.Value,
            mark.Announced.Hash.ToArray(),
            mark.Term.Value,
            mark.LastAppendUnixMicroseconds
        );

    public void Dispose()
    {
        End();
        foreach (var command in All)
        {
            command.Dispose();
        }
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i];
        }

        _ = command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // every text is a literal of this file
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var name in parameters)
        {
            _ = command.Add(name);
        }

        return command;
    }

    private void End()
    {
        _transaction?.Dispose();
        _transaction = null;
    }
}
