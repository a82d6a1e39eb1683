using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// The ledger of this process: takes the lock, makes or checks the file, starts the writer. Closed in the opposite
/// order.
/// </summary>
internal sealed class LedgerHost : IDisposable
{
    private readonly LedgerLock _lock;

    private LedgerHost(LedgerLock @lock, LedgerWriter writer, LedgerTail tail, string dataDirectory)
    {
        _lock = @lock;
        Writer = writer;
        DataDirectory = dataDirectory;
        Feed = new LedgerFeed(writer, tail, dataDirectory);
    }

    /// <summary>Where the ledger is.</summary>
    public string DataDirectory { get; }

    /// <summary>The one that writes.</summary>
    public LedgerWriter Writer { get; }

    /// <summary>For those who follow.</summary>
    public LedgerFeed Feed { get; }

    /// <summary>Opens the ledger, or makes a new one; every record is checked before anything is served.</summary>
    /// <exception cref="LedgerUnavailableException">
    /// In use, another owner's, not writable, or not safe to write.
    /// </exception>
    /// <exception cref="LedgerFileDamagedException">Names the first record that does not fit.</exception>
    public static LedgerHost Open(
        IOptions<EdgeOptions> edge,
        IOptions<LedgerOptions> options,
        EdgeClock clock,
        TimeProvider time,
        ILogger<LedgerWriter> log
    )
    {
        var directory = edge.Value.Data;
        var @lock = Lock(directory);
        try
        {
            var tail = new LedgerTail(options.Value.TailMax);
            OpenLedger OpenIt(bool again) => OpenFile(directory, edge.Value.Owner, tail, clock, again);
            var writer = new LedgerWriter(OpenIt(again: false), () => OpenIt(again: true), options, time, log);
            return new LedgerHost(@lock, writer, tail, directory);
        }
        catch (SqliteException e)
        {
            @lock.Dispose();
            throw SqliteErrors.IsDamage(e)
                ? new LedgerFileDamagedException("ledger.db", e.Message, e)
                : new LedgerUnavailableException($"{LedgerFiles.Database(directory)} cannot be opened: {e.Message}", e);
        }
        catch
        {
            @lock.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Writer.Dispose();
        Feed.Dispose();
        _lock.Dispose();
    }

    private static LedgerLock Lock(string directory)
    {
        try
        {
            Directory.CreateDirectory(directory);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LedgerUnavailableException($"The directory {directory} cannot be made: {e.Message}", e);
        }

        return LedgerLock.Take(directory);
    }

    private static OpenLedger OpenFile(string directory, string owner, LedgerTail tail, EdgeClock clock, bool again)
    {
        var store = LedgerStore.Open(directory, afterFailure: again);
        try
        {
            var reader = LedgerReader.Over(store.Connection);
            var header = reader.ReadHeader() ?? Create(store, owner, clock.Today);
            RefuseOther(header, owner);
            return new OpenLedger(store, reader, LedgerReplay.Run(reader, header), tail, clock);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    private static LedgerHeader Create(LedgerStore store, string owner, Day today)
    {
        if (!AreaCode.TryParse(owner, out var code) || !AreaCatalogue.Reference.LatestOf(code, today, out var area))
        {
            throw new LedgerUnavailableException(
                $"Edge:Owner '{owner}' is no province on {today}. Give a code such as 04."
            );
        }

        if (AreaCatalogue.Reference.Get(area).Parent != AreaId.Nation)
        {
            throw new LedgerUnavailableException(
                $"Edge:Owner '{owner}' is not a province: only provinces own ledgers."
            );
        }

        var header = new LedgerHeader(area, new LedgerId(Guid.CreateVersion7()));
        store.Create(header);
        return header;
    }

    private static void RefuseOther(LedgerHeader header, string owner)
    {
        var known = AreaCode.TryParse(owner, out var code) ? AreaCatalogue.Reference.VersionsOf(code) : [];
        if (!known.Any(version => version.Id == header.Owner))
        {
            throw new LedgerUnavailableException(
                $"The ledger {header.Ledger} belongs to area {header.Owner}, which '{owner}' never denoted. "
                    + "Give Edge:Owner of this ledger, or another Edge:Data."
            );
        }
    }
}
