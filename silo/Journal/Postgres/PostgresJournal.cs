using System.Runtime.CompilerServices;
using Federation.Core.Areas;
using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Postgres;
using Federation.Wire.Hosting;
using Npgsql;

namespace Federation.Silo.Journal.Postgres;

/// <summary>
/// The journal on PostgreSQL, which several silos share. Each write is one statement that is a transaction of its own,
/// so a silo that stops anywhere leaves none open.
/// </summary>
public sealed class PostgresJournal : IJournal
{
    private const int RecordsOfABatch = 256;

    private readonly PostgresDatabase _database;
    private readonly TimeProvider _time;
    private readonly CommittedRecords _committed;

    private PostgresJournal(PostgresDatabase database, JournalOptions options, TimeProvider time)
    {
        _database = database;
        _time = time;
        _committed = new CommittedRecords(options.CommittedBytesMax);
    }

    /// <summary>Opens the journal of a prepared database, and checks its end.</summary>
    /// <exception cref="JournalDamagedException">The journal does not hold what it must.</exception>
    /// <exception cref="JournalUnavailableException">The server does not answer.</exception>
    public static async Task<PostgresJournal> OpenAsync(
        PostgresDatabase database,
        JournalOptions options,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var journal = new PostgresJournal(database, options, time);
        await PostgresCheck.RunAsync(journal, cancellationToken);
        await journal.QueryAsync(
            "UPDATE journal SET epoch = greatest(epoch, $1) RETURNING epoch",
            row => row.GetInt64(0),
            cancellationToken,
            Value(options.EpochLeast)
        );
        return journal;
    }

    /// <summary>What this silo committed here, until its fold takes it.</summary>
    public CommittedRecords Committed => _committed;

    /// <inheritdoc/>
    public async ValueTask<JournalVersion> ReadHeadAsync(CancellationToken cancellationToken) =>
        (await QueryAsync("SELECT epoch, position FROM journal", Version, cancellationToken))[0];

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<LedgerMark>> ReadLedgersAsync(CancellationToken cancellationToken) =>
        await QueryAsync(
            $"SELECT {PostgresRows.MarkColumns} FROM ledger l ORDER BY l.owner, l.ledger",
            PostgresRows.Mark,
            cancellationToken
        );

    /// <inheritdoc/>
    public async ValueTask<LedgerMark> RaiseTermAsync(
        AreaId owner,
        LedgerId ledger,
        CancellationToken cancellationToken
    )
    {
        var marks = await QueryAsync(
            $"SELECT {PostgresRows.MarkColumns} FROM journal_raise_term($1, $2, $3) l",
            PostgresRows.Mark,
            cancellationToken,
            Value(owner.Value),
            Value(ledger.Value),
            Value(FrameChain.Genesis(owner, ledger).Hash.ToArray())
        );
        return marks.Count > 0 ? marks[0] : throw OtherOwner(owner, ledger);
    }

    /// <inheritdoc/>
    public async ValueTask AnnounceAsync(
        LedgerId ledger,
        WriterTerm term,
        FrameHead head,
        CancellationToken cancellationToken
    ) =>
        _ = await QueryAsync(
            """
            UPDATE ledger SET announced = $3, announced_hash = $4
            WHERE ledger = $1 AND term = $2 AND announced < $3 RETURNING announced
            """,
            row => row.GetInt64(0),
            cancellationToken,
            Value(ledger.Value),
            Value(term.Value),
            Value(head.Number.Value),
            Value(head.Hash.ToArray())
        );

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AppendOutcome>> AppendAsync(
        IReadOnlyList<AppendRequest> requests,
        CancellationToken cancellationToken
    )
    {
        AppendChecks.Demand(requests);
        int[] order = [.. Enumerable.Range(0, requests.Count).OrderBy(index => requests[index].Ledger.Value)];
        var at = Now();
        await using var command = PostgresAppend.Command([.. order.Select(index => requests[index])], at);
        var isSent = false;
        try
        {
            CrashPoints.Pass(CrashPoint.SiloBeforeCommit);
            await using var connection = await _database.Source.OpenConnectionAsync(cancellationToken);
            command.Connection = connection;
            isSent = true;
            var answers = await PostgresAppend.ReadAsync(command, cancellationToken);
            CrashPoints.Pass(CrashPoint.SiloAfterCommit);
            var outcomes = new AppendOutcome[requests.Count];
            for (var i = 0; i < order.Length; i++)
            {
                outcomes[order[i]] = answers[i];
            }

            _committed.Keep(requests, outcomes, at);
            return outcomes;
        }
        catch (NpgsqlException fault)
        {
            var outcome = OutcomeOf(fault, isSent);
            return [.. requests.Select(_ => outcome)];
        }
    }

    /// <inheritdoc/>
    public async ValueTask<long> AppendRecordAsync(
        JournalRecordKind kind,
        ReadOnlyMemory<byte> payload,
        CancellationToken cancellationToken
    )
    {
        if (kind is JournalRecordKind.Frame or JournalRecordKind.Standing)
        {
            throw new ArgumentException("Frames and standings are appended by AppendAsync.", nameof(kind));
        }

        var positions = await QueryAsync(
            "SELECT journal_record($1, $2, $3)",
            row => row.GetInt64(0),
            cancellationToken,
            Value((int)kind),
            Value(payload.ToArray()),
            Value(Now())
        );
        return positions[0];
    }

    /// <inheritdoc/>
    public async ValueTask<LedgerMark> CloseAsync(
        AreaId owner,
        ClosingStatement statement,
        CancellationToken cancellationToken
    )
    {
        var marks = await QueryAsync(
            $"SELECT {PostgresRows.MarkColumns} FROM journal_close($1, $2, $3, $4, $5, $6, $7, $8) l",
            PostgresRows.Mark,
            cancellationToken,
            Value(owner.Value),
            Value(statement.Ledger.Value),
            Value(FrameChain.Genesis(owner, statement.Ledger).Hash.ToArray()),
            Value(statement.Through.Number.Value),
            Value(statement.Through.Hash.ToArray()),
            Value(statement.Successor.Value),
            Value(statement.Encode()),
            Value(Now())
        );
        return marks.Count > 0 ? marks[0] : throw OtherOwner(owner, statement.Ledger);
    }

    /// <inheritdoc/>
    public async ValueTask<JournalVersion> RaiseEpochAsync(long expectedEpoch, CancellationToken cancellationToken) =>
        (
            await QueryAsync(
                "UPDATE journal SET epoch = epoch + (epoch = $1)::integer RETURNING epoch, position",
                Version,
                cancellationToken,
                Value(expectedEpoch)
            )
        )[0];

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
            var last = Math.Min(through, next + RecordsOfABatch - 1);
            var records = await QueryAsync(
                PostgresRows.Records + " WHERE r.position BETWEEN $1 AND $2 ORDER BY r.position",
                PostgresRows.Record,
                cancellationToken,
                Value(next),
                Value(last)
            );
            foreach (var record in records)
            {
                Demand(record.Position == next, $"position {next}");
                next++;
                yield return record;
            }

            Demand(next > last, $"position {next}");
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
            var records = await QueryAsync(
                PostgresRows.Records
                    + " WHERE r.kind = $1 AND r.kind <> 1 AND r.position BETWEEN $2 AND $3 ORDER BY r.position LIMIT 8",
                PostgresRows.Record,
                cancellationToken,
                Value((short)kind),
                Value(next),
                Value(through)
            );
            foreach (var record in records)
            {
                yield return record;
            }

            next = records.Count == 0 ? through + 1 : records[^1].Position + 1;
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
        var done = after.Value;
        while (done < through)
        {
            var last = Math.Min(through, done + RecordsOfABatch);
            var records = await QueryAsync(
                PostgresRows.Records + " WHERE r.ledger = $1 AND r.number > $2 AND r.number <= $3 ORDER BY r.number",
                PostgresRows.Record,
                cancellationToken,
                Value(ledger.Value),
                Value(done),
                Value(last)
            );
            foreach (var record in records)
            {
                Demand(record.Head.Number.Value == done + 1, $"frame {done + 1} of ledger {ledger}");
                done++;
                yield return record;
            }

            Demand(done == last, $"frame {done + 1} of ledger {ledger}");
        }
    }

    /// <summary>All rows that a statement answers, be it a question or a write.</summary>
    internal async Task<List<T>> QueryAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken,
        params NpgsqlParameter[] parameters
    )
    {
        try
        {
            return await RunAsync(sql, read, parameters, cancellationToken);
        }
        catch (NpgsqlException fault)
        {
            throw PostgresFault.Translate(_database.Name, fault);
        }
        catch (Exception e) when (e is InvalidCastException or ArgumentException)
        {
            throw new JournalDamagedException(
                $"{_database.Name}: a row of the journal holds what the schema does not allow: {e.Message} "
                    + "Stop the silos and run `fed verify`."
            );
        }
    }

    private async Task<List<T>> RunAsync<T>(
        string sql,
        Func<NpgsqlDataReader, T> read,
        NpgsqlParameter[] parameters,
        CancellationToken cancellationToken
    )
    {
#pragma warning disable CA2100 // every text is a literal of this folder
        await using var command = _database.Source.CreateCommand(sql);
#pragma warning restore CA2100
        command.Parameters.AddRange(parameters);
        var rows = new List<T>();
        await using var row = await command.ExecuteReaderAsync(cancellationToken);
        while (await row.ReadAsync(cancellationToken))
        {
            rows.Add(read(row));
        }

        return rows;
    }

    private AppendOutcome OutcomeOf(NpgsqlException fault, bool isSent) =>
        PostgresFault.Of(fault, isSent) switch
        {
            PostgresFault.Outcome.RolledBack => new AppendOutcome.RolledBack(PostgresFault.Text(fault)),
            PostgresFault.Outcome.Unknown => new AppendOutcome.Unknown(PostgresFault.Text(fault)),
            _ => throw PostgresFault.Translate(_database.Name, fault),
        };

    private static JournalDamagedException OtherOwner(AreaId owner, LedgerId ledger) =>
        new($"Ledger {ledger} belongs to another area than {owner}, which claims it: find the copy.");

    private static void Demand(bool holds, string missing)
    {
        if (!holds)
        {
            throw new JournalDamagedException($"The journal's head covers {missing}, and it is not there.");
        }
    }

    private static JournalVersion Version(NpgsqlDataReader row) => new(row.GetInt64(0), row.GetInt64(1));

    private static NpgsqlParameter<T> Value<T>(T value) => new() { TypedValue = value };

    private long Now() => UnixTime.Microseconds(_time.GetUtcNow());
}
