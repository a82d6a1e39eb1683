using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Silo.Journal;

/// <summary>What every journal may demand of its callers before it touches storage.</summary>
internal static class AppendChecks
{
    /// <exception cref="ArgumentException">A ledger twice, no frames, or frames that do not follow each
    /// other.</exception>
    public static void Demand(IReadOnlyList<AppendRequest> requests)
    {
        var ledgers = new HashSet<LedgerId>();
        foreach (var request in requests)
        {
            if (!ledgers.Add(request.Ledger))
            {
                throw new ArgumentException($"Ledger {request.Ledger} is twice in one append.", nameof(requests));
            }

            Demand(request);
        }
    }

    /// <exception cref="ArgumentException">It is the kind of frames.</exception>
    public static void DemandNoFrame(JournalRecordKind kind)
    {
        if (kind == JournalRecordKind.Frame)
        {
            throw new ArgumentException("Frames are read by position or by ledger.", nameof(kind));
        }
    }

    /// <exception cref="ArgumentException">No frames, or frames that do not follow each other.</exception>
    public static void Demand(AppendRequest request)
    {
        if (request.Frames.Count == 0 && request.Standing is null)
        {
            throw new ArgumentException(
                $"Ledger {request.Ledger}: an append has at least one frame, or a standing.",
                nameof(request)
            );
        }

        var head = request.Expected;
        foreach (var frame in request.Frames)
        {
            if (frame.Head.Number != head.Number.Next() || frame.PreviousHash != head.Hash)
            {
                throw new ArgumentException(
                    $"Ledger {request.Ledger}: frame {frame.Head} does not follow {head}.",
                    nameof(request)
                );
            }

            head = frame.Head;
        }
    }
}
