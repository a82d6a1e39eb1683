using Federation.Core.Areas;
using Federation.Core.Areas.Plans;
using Federation.Core.Journal;

namespace Federation.Silo.Catalogue;

/// <summary>
/// The catalogue of areas as of what this silo has folded: the one that ships with the program, then each plan of the
/// journal. <see cref="Boards.FoldHost"/> takes plans in; any thread may read.
/// </summary>
public sealed class AreaBook
{
    private readonly Lock _gate = new();
    private List<TakenPlan> _plans = [];
    private AreaCatalogue _current = AreaCatalogue.Reference;

    /// <summary>What ships with the program: what the journal's first record is read with.</summary>
    public static AreaCatalogue Base => AreaCatalogue.Reference;

    /// <summary>The latest edition.</summary>
    public AreaCatalogue Current => Volatile.Read(ref _current);

    /// <summary>The plans that made it, in order.</summary>
    public IReadOnlyList<TakenPlan> Plans => Volatile.Read(ref _plans);

    /// <summary>Takes a record of a plan in; one that is known, or that came too late, changes nothing.</summary>
    /// <exception cref="JournalDamagedException">It is not what it says.</exception>
    public void Take(JournalRecord record)
    {
        lock (_gate)
        {
            if (_plans.Count > 0 && record.Position <= _plans[^1].Position)
            {
                return;
            }

            var next = _current.Apply(record);
            if (!ReferenceEquals(next, _current))
            {
                Volatile.Write(ref _plans, [.. _plans, new TakenPlan(record.Position, next.Version, record.Payload)]);
                Volatile.Write(ref _current, next);
            }
        }
    }
}

/// <summary>A plan that was taken.</summary>
/// <param name="Position">Of its record.</param>
/// <param name="Version">The edition that it made.</param>
/// <param name="Payload">The record's.</param>
public sealed record TakenPlan(long Position, int Version, ReadOnlyMemory<byte> Payload);
