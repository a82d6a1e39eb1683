using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Simulation.Audit;

/// <summary>A frame that an edge sealed and synced.</summary>
internal sealed class SealedFrame(SealedFrame? previous, long number, Hash hash, ToldEntry[] entries)
{
    public SealedFrame? Previous => previous;
    public long Number => number;
    public Hash Hash => hash;
    public ToldEntry[] Entries => entries;

    /// <summary>
    /// The first position of the journal whose copies surely know of the frame; <see cref="long.MaxValue"/>: none.
    /// </summary>
    public long KnownSince { get; set; } = long.MaxValue;

    /// <summary>True once the journal held it, whatever was lost later.</summary>
    public bool WasAppended { get; set; }
}

/// <summary>
/// All frames that edges sealed for one ledger: one chain, and branches only where a disk was lost or cloned.
/// </summary>
internal sealed class SealedFrames
{
    private readonly LedgerId _ledger;
    private readonly List<List<SealedFrame>> _byNumber;
    private readonly Dictionary<Guid, List<SealedFrame>> _byEntry = [];

    public SealedFrames(AreaId owner, LedgerId ledger)
    {
        _ledger = ledger;
        Owner = owner;
        _byNumber =
        [
            [new SealedFrame(null, 0, Chain.Genesis(owner, ledger), []) { KnownSince = 0, WasAppended = true }],
        ];
    }

    public AreaId Owner { get; }

    /// <summary>True once a disk of this ledger was restored, cloned or lost.</summary>
    public bool MayBranch { get; set; }

    /// <summary>The highest number that was sealed.</summary>
    public long Last => _byNumber.Count - 1;

    /// <summary>The frames of the highest number.</summary>
    public IReadOnlyList<SealedFrame> Tips => _byNumber[^1];

    /// <summary>Takes in a frame that was sealed.</summary>
    public void Add(long number, ReadOnlySpan<byte> bytes)
    {
        if (number < 1 || number > Last + 1)
        {
            throw new AuditException(Checks.SealedOnce, $"Ledger {_ledger} sealed {number} after {Last}.");
        }

        if (number > Last)
        {
            _byNumber.Add([]);
        }

        var held = _byNumber[(int)number];
        foreach (var previous in _byNumber[(int)number - 1])
        {
            var hash = Chain.Next(previous.Hash, bytes);
            if (!held.Exists(frame => frame.Hash == hash))
            {
                held.Add(Index(new SealedFrame(previous, number, hash, Read(number, bytes))));
            }
        }

        if (held.Count > 1 && !MayBranch)
        {
            throw new AuditException(
                Checks.SealedOnce,
                $"Ledger {_ledger} sealed frame {number} twice: {held[0].Hash}… and {held[1].Hash}…."
            );
        }
    }

    /// <summary>The frame of that number and hash; null where it was never sealed.</summary>
    public SealedFrame? Find(long number, Hash hash) =>
        number >= 0 && number <= Last ? _byNumber[(int)number].Find(frame => frame.Hash == hash) : null;

    /// <summary>The nation knows of a frame, and so of all before it.</summary>
    public static void Know(SealedFrame frame, long since)
    {
        for (var known = frame; known is not null && known.KnownSince > since; known = known.Previous)
        {
            known.KnownSince = since;
        }
    }

    /// <summary>The nation's database is back at a copy.</summary>
    public void Forget(long position)
    {
        foreach (var frame in _byNumber.SelectMany(frames => frames).Where(frame => frame.KnownSince > position))
        {
            frame.KnownSince = long.MaxValue;
        }
    }

    /// <summary>True where the nation knows of a frame with the entry.</summary>
    public bool IsKnown(Guid entry) =>
        _byEntry.TryGetValue(entry, out var frames) && frames.Exists(frame => frame.KnownSince < long.MaxValue);

    /// <summary>Why an entry is where it is, for messages.</summary>
    public string Tell(Guid entry) =>
        _byEntry.TryGetValue(entry, out var frames)
            ? "sealed in " + string.Join(", ", frames.Select(f => $"frame {f.Number} {f.Hash}…"))
            : "never sealed";

    private ToldEntry[] Read(long number, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return FrameReading.Read(bytes);
        }
        catch (FormatException error)
        {
            throw new AuditException(Checks.FrameReads, $"Ledger {_ledger} sealed frame {number}: {error.Message}");
        }
    }

    private SealedFrame Index(SealedFrame frame)
    {
        foreach (var entry in frame.Entries)
        {
            if (!_byEntry.TryGetValue(entry.Id, out var frames))
            {
                _byEntry.Add(entry.Id, frames = []);
            }

            frames.Add(frame);
        }

        return frame;
    }
}
