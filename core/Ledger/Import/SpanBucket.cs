using System.Numerics;
using System.Runtime.InteropServices;
using Federation.Core.Calendars;

namespace Federation.Core.Ledger;

/// <summary>
/// Spans of one indicator, area and force set, to find those that one contains or is contained in. Sorted by first day,
/// with a tree of the latest last days above them: what begins earlier and does not last is stepped over. A file has up
/// to 100,000 lines.
/// </summary>
internal sealed class SpanBucket
{
    private readonly List<(Span Span, OtherAmount What)> _entries = [];

    /// <summary>The latest last day below each node; the root is 1, the leaves are the second half.</summary>
    private int[] _latest = [];

    /// <summary>Before the first <see cref="Find"/> only.</summary>
    public void Add(Span span, OtherAmount what) => _entries.Add((span, what));

    /// <summary>
    /// Adds what is nested with the span to those found, until they are <see cref="ImportLine.MarksMax"/>.
    /// </summary>
    /// <param name="span">The span to compare with.</param>
    /// <param name="canBeEqual">False: the very same span does not count as nested.</param>
    /// <param name="self">Left out.</param>
    /// <param name="found">Added to.</param>
    public void Find(Span span, bool canBeEqual, OtherAmount self, List<OtherAmount> found)
    {
        Sort();
        var entries = CollectionsMarshal.AsSpan(_entries);
        var from = FirstFrom(entries, span.First);
        for (var i = NextLasting(0, span.Last); i < from; i = NextLasting(i + 1, span.Last))
        {
            if (!Add(entries[i].What))
            {
                return;
            }
        }

        for (var i = from; i < entries.Length && entries[i].Span.First <= span.Last; i++)
        {
            var (other, what) = entries[i];
            var isNested = span.Contains(other) || other.Contains(span);
            if (isNested && (canBeEqual || span != other) && !ReferenceEquals(what, self) && !Add(what))
            {
                return;
            }
        }

        bool Add(OtherAmount what)
        {
            if (found.Count < ImportLine.MarksMax)
            {
                found.Add(what);
            }

            return found.Count < ImportLine.MarksMax;
        }
    }

    /// <summary>The first entry that begins on the day or later.</summary>
    private static int FirstFrom(ReadOnlySpan<(Span Span, OtherAmount What)> entries, Day day)
    {
        var (low, high) = (0, entries.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (entries[middle].Span.First < day)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The first entry from a place on that lasts until the day; past the end where none does.</summary>
    private int NextLasting(int place, Day day)
    {
        var leaves = _latest.Length / 2;
        if (place >= leaves)
        {
            return leaves;
        }

        var node = leaves + place;
        while (_latest[node] < day.Number)
        {
            while (int.IsOddInteger(node))
            {
                node /= 2;
            }

            if (node == 0)
            {
                return leaves;
            }

            node++;
        }

        while (node < leaves)
        {
            node *= 2;
            node += _latest[node] < day.Number ? 1 : 0;
        }

        return node - leaves;
    }

    private void Sort()
    {
        if (_latest.Length > 0)
        {
            return;
        }

        _entries.Sort((left, right) => left.Span.CompareTo(right.Span));
        var leaves = (int)BitOperations.RoundUpToPowerOf2((uint)_entries.Count);
        _latest = new int[2 * leaves];
        _latest.AsSpan().Fill(int.MinValue);
        for (var i = 0; i < _entries.Count; i++)
        {
            _latest[leaves + i] = _entries[i].Span.Last.Number;
        }

        for (var node = leaves - 1; node > 0; node--)
        {
            _latest[node] = Math.Max(_latest[2 * node], _latest[(2 * node) + 1]);
        }
    }
}
