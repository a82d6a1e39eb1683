using Federation.Core.Areas;
using Federation.Core.Areas.Plans;

namespace Federation.Wire;

/// <summary>
/// The catalogue of areas of an edge node or display: the one that ships with the program, and the reorganisations that
/// the nation told of since. It only ever goes on to a later edition. Any thread may use it.
/// </summary>
public static class KnownAreas
{
    private static readonly Lock Gate = new();
    private static AreaCatalogue _current = AreaCatalogue.Reference;

    /// <summary>The latest edition that is known.</summary>
    public static AreaCatalogue Current => Volatile.Read(ref _current);

    /// <summary>Goes on to the edition that a plan makes.</summary>
    /// <param name="plan">The payload of the journal's record.</param>
    /// <returns>False where it makes none of this program's catalogue: another base, or an edition that is
    /// known.</returns>
    public static bool TryFollow(ReadOnlySpan<byte> plan)
    {
        if (!AreaPlanStatement.TryDecode(plan, out var statement))
        {
            return false;
        }

        lock (Gate)
        {
            if (!statement.IsFor(_current))
            {
                return false;
            }

            _ = AreaPlan.TryRead(_current, statement.Text, out var next);
            if (next is null || !statement.Makes(next.After))
            {
                return false;
            }

            Volatile.Write(ref _current, next.After);
            return true;
        }
    }
}
