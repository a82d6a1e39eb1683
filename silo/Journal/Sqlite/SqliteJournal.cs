using System.Runtime.CompilerServices;
using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Wire.Hosting;
using Microsoft.Data.Sqlite;

namespace Federation.Silo.Journal.Sqlite;

/// <summary>
/// The journal on SQLite: the embedded default of a nation of one silo. One writing connection behind a gate; readers
/// have their own. SQLite's calls block, so each runs on the thread pool, never on a caller's thread.
/// </summary>
public sealed class SqliteJournal : IJournal, IDisposable
{
    private readonly string _file;
    private readonly JournalOptions _options;
    private readonly TimeProvider _time;
    private readonly FileStream _lock;
    private readonly JournalRows _rows;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private SqliteConnection _connection;
    private JournalStatements _statements;

    private SqliteJournal(string file, JournalOptions options, TimeProvider time, FileStream fileLock)
    {
        _file = file;
        _options = options;
        _time = time;
        _lock = fileLock;
        _rows = new JournalRows(file, options);
        _connection = JournalDatabase.OpenWriter(file, options.LockTimeout);
        _statements = new JournalStatements(_connection);
    }

    /// <summary>
    /// Opens or creates the journal of a data directory, brings its schema up to date and checks its end. The caller
    /// disposes it.
    /// </summary>
    /// <exception cref="JournalDamagedException">The journal does not hold what it must, or SQLite's settings do not
    /// hold.</exception>
    /// <exception cref="JournalUnavailableException">The disk is full or takes nothing.</exception>
    /// <exception cref="IOException">Another process has it open, or the directory cannot be written.</exception>
    public static SqliteJournal Open(string directory, JournalOptions options, TimeProvider time)
    {
        _ = Directory.CreateDirectory(directory);
        var fileLock = JournalLock.Take(directory);
        var file = Path.Combine(directory, JournalDatabase.FileName);
        SqliteJournal? journal = null;
        try
        {
            journal = new SqliteJournal(file, options, time, fileLock);
            SqliteSchema.Apply(journal._connection, "journal");
            JournalCheck.Run(journal._connection, journal._rows);
            journal.BeginEpoch(options.EpochLeast);
            return journal;
        }
        catch (SqliteException fault)
        {
            journal?.Dispose();
            fileLock.Dispose();
            throw SqliteFault.Translate(file, fault);
        }
        catch
        {
            journal?.Dispose();
            fileLock.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask<JournalVersion> ReadHeadAsync(CancellationToken cancellationToken) =>
        QueryAsync(ReadHead, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<LedgerMark>> ReadLedgersAsync(CancellationToken cancellationToken) =>
        QueryAsync<IReadOnlyList<LedgerMark>>(LedgerMarks.All, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LedgerMark> RaiseTermAsync(AreaId owner, LedgerId ledger, CancellationToken cancellationToken) =>
        WriteAsync(() => RaiseTerm(owner, ledger), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask AnnounceAsync(
        LedgerId ledger,
        WriterTerm term,
        FrameHead head,
        CancellationToken cancellationToken
    ) =>
        _ = await WriteAsync(
            () =>
            {
                _statements.Announce(ledger, term, head);
                return true;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<AppendRequest> requests,
        CancellationToken cancellationToken
    )
    {
        AppendChecks.Demand(requests);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Append(requests), CancellationToken.None);
        }
        finally
        {
            _ = _gate.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> AppendRecordAsync(
        JournalRecordKind kind,
        ReadOnlyMemory<byte> payload,
        CancellationToken cancellationToken
    )
    {
        if (kind is JournalRecordKind.Frame or JournalRecordKind.Standing)
        {
            throw new ArgumentException("Frames and standings are appended by AppendAsync.", nameof(kind));
        }

        return WriteAsync(() => AppendRecord(kind, payload.ToArray()), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<LedgerMark> CloseAsync(
        AreaId owner,
        ClosingStatement statement,
        CancellationToken cancellationToken
    ) =>
        WriteAsync(
            () =>
            {
                var mark = _statements.ReadMark(statement.Ledger) ?? RaiseTerm(owner, statement.Ledger);
                if (mark.Successor is not null || mark.Watermark != statement.Through)
                {
                    return mark;
                }

                _ = RaiseTerm(owner, statement.Ledger);
                _statements.Close(statement.Ledger, statement.Successor);
                _ = AppendRecord(JournalRecordKind.Closing, statement.Encode());
                return _statements.ReadMark(statement.Ledger)!;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public ValueTask<JournalVersion> RaiseEpochAsync(long expectedEpoch, CancellationToken cancellationToken) =>
        WriteAsync(
            () =>
            {
                var head = _statements.ReadHead();
                var next = head.Epoch == expectedEpoch ? head with { Epoch = head.Epoch + 1 } : head;
                _statements.MoveHead(next);
                return next;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalRecord> ReadAsync(
        long fromPosition,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var through = (await ReadHeadAsync(cancellationToken)).Position;
        var next = Math.Max(1, fromPosition);
        while (next <= through)
        {
            var from = next;
            foreach (var record in await ReadAsync(() => _rows.ByPosition(from, through), cancellationToken))
            {
                Demand(record.Position == next, $"position {next}");
                next++;
                yield return record;
            }

            Demand(from < next, $"position {from}");
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalRecord> ReadKindAsync(
        JournalRecordKind kind,
        long fromPosition,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        AppendChecks.DemandNoFrame(kind);
        var through = (await ReadHeadAsync(cancellationToken)).Position;
        for (var next = Math.Max(1, fromPosition); next <= through; )
        {
            var from = next;
            foreach (var record in await ReadAsync(() => _rows.ByKind(kind, from, through), cancellationToken))
            {
                next = record.Position + 1;
                yield return record;
            }

            next = next == from ? through + 1 : next;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalRecord> ReadLedgerAsync(
        LedgerId ledger,
        FrameNumber after,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var marks = await ReadLedgersAsync(cancellationToken);
        var through = marks.FirstOrDefault(mark => mark.Ledger == ledger)?.Watermark.Number.Value ?? 0;
        var last = after.Value;
        while (last < through)
        {
            var from = last;
            foreach (var record in await ReadAsync(() => _rows.ByLedger(ledger, from, through), cancellationToken))
            {
                Demand(record.Head.Number.Value == last + 1, $"frame {last + 1} of ledger {ledger}");
                last++;
                yield return record;
            }

            Demand(from < last, $"frame {from + 1} of ledger {ledger}");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _statements.Dispose();
        _connection.Dispose();
        JournalDatabase.ForgetReaders(_file, _options.LockTimeout);
        _gate.Dispose();
        _lock.Dispose();
    }

    private static void Demand(bool holds, string missing)
    {
        if (!holds)
        {
            throw new JournalDamagedException($"The journal's head covers {missing}, and it is not there.");
        }
    }

    /// <summary>The head as a connection sees it.</summary>
    internal static JournalVersion ReadHead(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT epoch, position FROM journal";
        using var reader = command.ExecuteReader();
        _ = reader.Read();
        return new JournalVersion(reader.GetInt64(0), reader.GetInt64(1));
    }

    private ValueTask<T> QueryAsync<T>(Func<SqliteConnection, T> query, CancellationToken cancellationToken) =>
        ReadAsync(
            () =>
            {
                using var connection = JournalDatabase.OpenReader(_file, _options.LockTimeout);
                return query(connection);
            },
            cancellationToken
        );

    private async ValueTask<T> ReadAsync<T>(Func<T> read, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(read, cancellationToken);
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Translate(_file, fault);
        }
    }

    private async ValueTask<T> WriteAsync<T>(Func<T> write, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Write(write), CancellationToken.None);
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Translate(_file, fault);
        }
        finally
        {
            _ = _gate.Release();
        }
    }

    private LedgerMark RaiseTerm(AreaId owner, LedgerId ledger)
    {
        _statements.RaiseTerm(owner, ledger);
        var mark = _statements.ReadMark(ledger)!;
        return mark.Owner == owner
            ? mark
            : throw new JournalDamagedException(
                $"Ledger {ledger} belongs to area {mark.Owner}; area {owner} claims it: find the copy."
            );
    }

    private long AppendRecord(JournalRecordKind kind, byte[] payload)
    {
        var head = _statements.ReadHead();
        var next = head with { Position = head.Position + 1 };
        _statements.InsertRecord(next.Position, kind, payload, Now());
        _statements.MoveHead(next);
        return next.Position;
    }

    private T Write<T>(Func<T> write)
    {
        try
        {
            _statements.Begin();
            var result = write();
            _statements.Commit();
            return result;
        }
        catch (SqliteException)
        {
            Reopen();
            throw;
        }
        finally
        {
            _statements.Rollback();
        }
    }

    private IReadOnlyList<AppendOutcome> Append(IReadOnlyList<AppendRequest> requests)
    {
        var committing = false;
        try
        {
            CrashPoints.Pass(CrashPoint.SiloBeforeCommit);
            _statements.Begin();
            var outcomes = SqliteAppend.Run(_statements, requests, Now());
            committing = true;
            CrashPoints.Pass(CrashPoint.SiloInCommit);
            _statements.Commit();
            CrashPoints.Pass(CrashPoint.SiloAfterCommit);
            return outcomes;
        }
        catch (SqliteException fault) when (!SqliteFault.IsDamage(fault))
        {
            Reopen();
            var reason = SqliteFault.Translate(_file, fault).Message;
            AppendOutcome outcome = committing
                ? new AppendOutcome.Unknown(reason)
                : new AppendOutcome.RolledBack(reason);
            return [.. requests.Select(_ => outcome)];
        }
        catch (SqliteException damage)
        {
            throw SqliteFault.Translate(_file, damage);
        }
        finally
        {
            _statements.Rollback();
        }
    }

    /// <summary>After a fault nothing is known of the connection's state: a fresh one starts from the file.</summary>
    private void Reopen()
    {
        _statements.Dispose();
        _connection.Dispose();
        _connection = JournalDatabase.OpenWriter(_file, _options.LockTimeout);
        _statements = new JournalStatements(_connection);
    }

    private long Now() => UnixTime.Microseconds(_time.GetUtcNow());

    private void BeginEpoch(long least)
    {
        var head = _statements.ReadHead();
        if (head.Epoch < least)
        {
            _statements.MoveHead(head with { Epoch = least });
        }
    }
}
