using Federation.EdgeNode.Areas;
using Microsoft.Extensions.Options;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// The ledger of this process: takes the lock, makes or checks the file, starts the writer. Closed in the opposite
/// order.
/// </summary>
internal sealed class LedgerHost : IDisposable
{
    private readonly List<LedgerLock> _locks;

    private LedgerHost(List<LedgerLock> locks, LedgerOpening opening, LedgerWriter writer, LedgerTail tail)
    {
        _locks = locks;
        Writer = writer;
        Opening = opening;
        Feed = new LedgerFeed(writer, tail, opening.Directory);
    }

    /// <summary>Where the ledger is.</summary>
    public string DataDirectory => Opening.Directory;

    /// <summary>How its files are opened.</summary>
    public LedgerOpening Opening { get; }

    /// <summary>The one that writes.</summary>
    public LedgerWriter Writer { get; }

    /// <summary>For those who follow.</summary>
    public LedgerFeed Feed { get; }

    /// <summary>
    /// Opens the ledger, or makes a new one; every record is checked before anything is served. Where the file is
    /// damaged, the node serves all the same, refuses what needs the ledger, and can be asked to repair it.
    /// </summary>
    /// <exception cref="LedgerUnavailableException">
    /// In use, another owner's, not writable, not safe to write, or differing from its mirror.
    /// </exception>
    /// <exception cref="LedgerFileDamagedException">Damaged, and not even which ledger it was is known.</exception>
    public static LedgerHost Open(
        IOptions<EdgeOptions> edge,
        IOptions<LedgerOptions> options,
        EdgeClock clock,
        TimeProvider time,
        ILogger<LedgerWriter> log
    )
    {
        List<LedgerLock> locks = [];
        try
        {
            locks.Add(Lock(edge.Value.Data));
            if (edge.Value.Mirror.Length > 0)
            {
                locks.Add(Lock(edge.Value.Mirror));
            }

            AreaPlanFiles.Follow(edge.Value.Data);
            var tail = new LedgerTail(options.Value.TailMax);
            var opening = new LedgerOpening(edge.Value, tail, clock);
            OpenLedger Again() => opening.Open(again: true);
            return new LedgerHost(locks, opening, Start(), tail);

            LedgerWriter Start()
            {
                try
                {
                    return new LedgerWriter(opening.Open(again: false), Again, options, time, log);
                }
                catch (LedgerFileDamagedException e) when (LedgerIdentity.Read(opening.Directory) is { } header)
                {
                    return new LedgerWriter(header, e, Again, options, time, log);
                }
            }
        }
        catch
        {
            locks.ForEach(one => one.Dispose());
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Writer.Dispose();
        Feed.Dispose();
        _locks.ForEach(one => one.Dispose());
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
}
