using System.Runtime.InteropServices;
using Federation.Core.Areas;
using Federation.Core.Ledger;

namespace Federation.Simulation.Audit;

/// <summary>A standing that the journal holds, with the edge's own frame that it speaks of.</summary>
internal sealed record HeldStanding(long Position, ReadStanding Said, SealedFrame Frame);

/// <summary>
/// Standings: each says what its edge's own frames add up to, and stands in for its ledger until the frame has come.
/// </summary>
internal sealed class StandingAudit(AreaCatalogue areas, Edges edges, Closings closings)
{
    private readonly List<HeldStanding> _held = [];
    private readonly Dictionary<Guid, List<(long Position, SealedFrame Frame)>> _framesOf = [];

    /// <summary>True once a standing was heard of: without one, nothing needs to be asked.</summary>
    public bool Any => _held.Count > 0;

    /// <summary>A frame took a position.</summary>
    public void FrameAppended(Held held, long position)
    {
        ref var frames = ref CollectionsMarshal.GetValueRefOrAddDefault(_framesOf, held.Ledger.Value, out _);
        (frames ??= []).Add((position, edges.Of(held.Owner, held.Ledger).Find(held.Number, held.Hash)!));
    }

    /// <summary>
    /// A standing took a position: its frame was sealed, and its totals are those of the edge's frames.
    /// </summary>
    public void Appended(long position, AreaId owner, LedgerId ledger, ReadOnlyMemory<byte> payload)
    {
        var said = Read(position, payload);
        if (said.Ledger != ledger.Value || said.Owner != owner.Value)
        {
            throw new AuditException(
                Checks.StandingTrue,
                $"Position {position}: a standing speaks for another ledger."
            );
        }

        var frame =
            edges.Of(owner, ledger).Find(said.Frame, said.Hash)
            ?? throw new AuditException(
                Checks.SealedFirst,
                $"Position {position}: frame {said.Frame} {said.Hash}… of a standing of {ledger} was never sealed."
            );
        foreach (var (days, cells) in said.Periods)
        {
            var sums = new PeriodSums(days.First, days.Last);
            Move(sums, edges.Of(owner, ledger).Find(0, Chain.Genesis(owner, ledger)), frame);
            if (!sums.Cells.OrderBy(cell => cell.Key).SequenceEqual(cells))
            {
                throw new AuditException(
                    Checks.StandingTrue,
                    $"Position {position}: what ledger {ledger} announced for frame {said.Frame}, {days}, is not "
                        + "what its own frames add up to."
                );
            }
        }

        _held.Add(new HeldStanding(position, said, frame));
    }

    /// <summary>
    /// The standings that are above their ledger's watermark at a position, in order of ledgers; of open ledgers.
    /// </summary>
    public IReadOnlyList<HeldStanding> At(long position)
    {
        var active = new SortedDictionary<Guid, HeldStanding>();
        foreach (var held in _held.TakeWhile(held => held.Position <= position))
        {
            var ledger = held.Said.Ledger;
            var before = active.GetValueOrDefault(ledger);
            var isOver = before is null || Watermark(ledger, held.Position) >= before.Said.Frame;
            if (held.Said.Frame > Watermark(ledger, held.Position) && (isOver || held.Said.Frame >= before!.Said.Frame))
            {
                active[ledger] = held;
            }
        }

        return
        [
            .. active.Values.Where(held =>
                held.Said.Frame > Watermark(held.Said.Ledger, position)
                && !(closings.PositionOf(held.Said.Ledger) <= position)
            ),
        ];
    }

    /// <summary>
    /// Puts what a standing's edge recorded in the place of what the journal holds of it at a position.
    /// </summary>
    public void Put(PeriodSums sums, HeldStanding held, long position)
    {
        var last = LastAt(held.Said.Ledger, position);
        var genesis = Chain.Genesis(new AreaId(held.Said.Owner), new LedgerId(held.Said.Ledger));
        Move(sums, last ?? edges.Find(new LedgerId(held.Said.Ledger))!.Find(0, genesis), held.Frame);
    }

    /// <summary>The nation's database is back at a position.</summary>
    public void NationRestored(long position)
    {
        _held.RemoveAll(held => held.Position > position);
        foreach (var frames in _framesOf.Values)
        {
            frames.RemoveAll(taken => taken.Position > position);
        }
    }

    /// <summary>Leads sums of one end of a ledger's chain to those of another, over where the two part.</summary>
    private void Move(PeriodSums sums, SealedFrame? from, SealedFrame? to)
    {
        while (from != to)
        {
            if (to is not null && (from is null || to.Number >= from.Number))
            {
                Add(sums, to, 1);
                to = to.Previous;
            }
            else
            {
                Add(sums, from!, -1);
                from = from!.Previous;
            }
        }
    }

    private void Add(PeriodSums sums, SealedFrame frame, int sign)
    {
        foreach (var post in frame.Entries.SelectMany(entry => entry.Posts))
        {
            if (areas.ProvinceOf(new AreaId(post.Key.Area)) is { } province)
            {
                var signed = post with { Amount = sign * post.Amount, Count = sign * post.Count };
                sums.Add(new LocatedPost(province.Value, signed));
            }
        }
    }

    private long Watermark(Guid ledger, long position) => LastAt(ledger, position)?.Number ?? 0;

    private SealedFrame? LastAt(Guid ledger, long position)
    {
        if (!_framesOf.TryGetValue(ledger, out var frames))
        {
            return null;
        }

        var (low, high) = (0, frames.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = frames[middle].Position <= position ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : frames[low - 1].Frame;
    }

    private static ReadStanding Read(long position, ReadOnlyMemory<byte> payload)
    {
        try
        {
            return StandingReading.Read(payload);
        }
        catch (FormatException error)
        {
            throw new AuditException(Checks.StandingTrue, $"Position {position}: {error.Message}");
        }
    }
}
