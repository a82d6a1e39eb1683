using Federation.Core.Calendars;

namespace Federation.Core.Ledger;

/// <summary>
/// Spans of one indicator, area and force set, to find those that one contains or is contained in. Sorted by first day
/// and looked through in blocks, of which most are passed over by their bounds: a file has up to 100,000 lines.
/// </summary>
internal sealed class SpanBucket
{
    private const int BlockSize = 64;

    private readonly List<(Span Span, OtherAmount What)> _entries = [];
    private readonly List<(Day Earliest, Day Latest)> _lastDays = [];
    private bool _isSorted;

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
        for (var block = 0; block < _lastDays.Count; block++)
        {
            var start = block * BlockSize;
            var end = Math.Min(start + BlockSize, _entries.Count);
            if (_entries[start].Span.First > span.Last)
            {
                return;
            }

            var (earliest, latest) = _lastDays[block];
            var mayLieIn = _entries[end - 1].Span.First >= span.First && earliest <= span.Last;
            var mayContain = _entries[start].Span.First <= span.First && latest >= span.Last;
            for (var i = start; i < end && (mayLieIn || mayContain); i++)
            {
                var (other, what) = _entries[i];
                if (!ReferenceEquals(what, self) && IsNested(span, other) && (canBeEqual || span != other))
                {
                    found.Add(what);
                    if (found.Count >= ImportLine.MarksMax)
                    {
                        return;
                    }
                }
            }
        }
    }

    private static bool IsNested(Span span, Span other) => span.Contains(other) || other.Contains(span);

    private void Sort()
    {
        if (_isSorted)
        {
            return;
        }

        _isSorted = true;
        _entries.Sort((left, right) => left.Span.CompareTo(right.Span));
        foreach (var block in _entries.Chunk(BlockSize))
        {
            var lastDays = block.Select(entry => entry.Span.Last);
            _lastDays.Add((lastDays.Min(), lastDays.Max()));
        }
    }
}
