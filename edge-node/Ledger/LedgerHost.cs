using Federation.Core.Areas;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.EdgeNode.Uplink;
using Federation.Wire;
using Microsoft.Extensions.Options;

namespace Federation.EdgeNode.Ledger;

/// <summary>
/// One ledger of this process: takes the lock, makes or checks the file, starts the writer. Closed in the opposite
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

    /// <summary>The province that it belongs to, for ever.</summary>
    public AreaId Owner => Writer.View.Header.Owner;

    /// <summary>What it may hold by the catalogues of now: editions of the areas come while the node runs.</summary>
    public LedgerScope Scope => new(Owner, IndicatorCatalogue.Reference, KnownAreas.Current);

    /// <summary>Where its line to the nation stands.</summary>
    public UplinkStatus Link { get; } = new();

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
    /// In use, another owner's, not there, not writable, not safe to write, or differing from its mirror.
    /// </exception>
    /// <exception cref="LedgerFileDamagedException">Damaged, and not even which ledger it was is known.</exception>
    public static LedgerHost Open(
        LedgerPlace place,
        LedgerPolicy policy,
        IOptions<LedgerOptions> options,
        EdgeClock clock,
        TimeProvider time,
        ILogger<LedgerWriter> log
    )
    {
        List<LedgerLock> locks = [];
        try
        {
            DemandBrought(place);
            locks.Add(Lock(place.Data));
            if (place.Mirror.Length > 0)
            {
                locks.Add(Lock(place.Mirror));
            }

            var tail = new LedgerTail(options.Value.TailMax);
            var opening = new LedgerOpening(place, policy, tail, clock);
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

    /// <summary>
    /// A ledger that was to be brought here and is not is not replaced by an empty one: what is corrected later is in
    /// it.
    /// </summary>
    private static void DemandBrought(LedgerPlace place)
    {
        if (!place.IsMade && !Directory.Exists(place.Data))
        {
            throw new LedgerUnavailableException(
                $"The ledger of {place.Owner} is not at {place.Data}. Stop the node that it was recorded at and move "
                    + "its directory there; where that province never had a ledger, make the directory empty."
            );
        }
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
