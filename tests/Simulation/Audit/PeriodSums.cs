using System.Runtime.InteropServices;
using Federation.Core.Areas;

namespace Federation.Simulation.Audit;

/// <summary>A posting at the level of its province, as boards count it.</summary>
internal readonly record struct LocatedPost(int Province, Posted Post);

/// <summary>A fact that moves no figure, about the area of a ledger's owner itself.</summary>
internal readonly record struct LocatedFact(long Position, ToldFact Fact);

/// <summary>The journal's facts in order, each posting with the province that counts it.</summary>
internal sealed class PostLog(AreaCatalogue areas)
{
    private readonly List<LocatedPost> _posts = [];
    private readonly List<LocatedFact> _facts = [];
    private readonly List<int> _ends = [0];
    private readonly List<long> _epochs = [1];

    /// <summary>The last position.</summary>
    public long Head => _ends.Count - 1;

    /// <summary>The epoch under which a position was appended.</summary>
    public long EpochOf(long position) => _epochs[(int)position];

    /// <summary>Adds a record.</summary>
    public void Add(Held held)
    {
        foreach (var post in held.Entries.SelectMany(entry => entry.Posts))
        {
            var area = new AreaId(post.Key.Area);
            if (areas.Includes(held.Owner, area) && areas.ProvinceOf(area) is { } province)
            {
                _posts.Add(new LocatedPost(province.Value, post));
            }
        }

        foreach (var fact in held.Entries.SelectMany(entry => entry.Facts))
        {
            if (fact.Area == held.Owner.Value)
            {
                _facts.Add(new LocatedFact(_ends.Count, fact));
            }
        }

        _ends.Add(_posts.Count);
        _epochs.Add(held.Epoch);
    }

    /// <summary>Takes out what is above a position.</summary>
    public void CutTo(long position)
    {
        var (end, records) = (_ends[(int)position], (int)position + 1);
        _posts.RemoveRange(end, _posts.Count - end);
        _facts.RemoveAll(fact => fact.Position > position);
        _ends.RemoveRange(records, _ends.Count - records);
        _epochs.RemoveRange(records, _epochs.Count - records);
    }

    /// <summary>The postings above a position, through another.</summary>
    public ReadOnlySpan<LocatedPost> Between(long above, long through) =>
        CollectionsMarshal.AsSpan(_posts)[_ends[(int)above].._ends[(int)through]];

    /// <summary>The other facts above a position, through another.</summary>
    public ReadOnlySpan<LocatedFact> FactsBetween(long above, long through) =>
        CollectionsMarshal.AsSpan(_facts)[FactsThrough(above)..FactsThrough(through)];

    private int FactsThrough(long position)
    {
        var (low, high) = (0, _facts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _facts[middle].Position <= position ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}

/// <summary>
/// The cells of one period at one position, summed posting by posting, and what is stated and closed of it.
/// </summary>
internal sealed class PeriodSums(int firstDay, int lastDay)
{
    private readonly Dictionary<long, CellSum> _cells = [];
    private readonly SortedDictionary<(int Area, int Indicator, int View), StatedRow> _stated = [];
    private readonly SortedDictionary<(int Area, int Force), int> _closed = [];

    /// <summary>What is declared of provinces, whatever the days.</summary>
    public StandingDeclarations Declared { get; private init; } = new();

    /// <summary>The position that the cells stand at.</summary>
    public long Position { get; private set; }

    /// <summary>The cells that hold anything.</summary>
    public IReadOnlyDictionary<long, CellSum> Cells => _cells;

    /// <summary>Goes on to a position that is not lower.</summary>
    public void Advance(PostLog log, long position)
    {
        foreach (ref readonly var located in log.Between(Position, position))
        {
            Add(located);
        }

        foreach (ref readonly var located in log.FactsBetween(Position, position))
        {
            Take(located.Fact);
        }

        Position = position;
    }

    /// <summary>What is stated of a figure; null: nothing.</summary>
    public StatedRow? StatedOf(int area, int indicator, int view) =>
        _stated.TryGetValue((area, indicator, view), out var stated) ? stated : null;

    /// <summary>The last day that a force has closed in a province; before all days: none.</summary>
    public int ClosedThrough(int area, int force) => _closed.GetValueOrDefault((area, force), int.MinValue);

    /// <summary>What was said last stands: nothing is added.</summary>
    private void Take(in ToldFact fact)
    {
        var force = (fact.Area, fact.Code);
        if (fact.Kind == ToldFact.Statement && (fact.FirstDay, fact.LastDay) == (firstDay, lastDay))
        {
            var key = (fact.Area, fact.Indicator, fact.Code);
            _ = fact.Mark == 0 && _stated.Remove(key);
            if (fact.Mark > 0)
            {
                _stated[key] = new StatedRow(fact.Area, fact.Indicator, fact.Code, fact.Mark, fact.Number);
            }
        }
        else if (fact.Kind == ToldFact.Declaration)
        {
            Declared.Take(fact);
        }
        else if (fact.Kind == ToldFact.Closing)
        {
            _closed[force] = Math.Max(fact.FirstDay, _closed.GetValueOrDefault(force, int.MinValue));
        }
        else if (fact.Kind == ToldFact.Reopening && _closed.TryGetValue(force, out var through))
        {
            _closed[force] = Math.Min(through, fact.FirstDay - 1);
        }
    }

    /// <summary>Adds one posting.</summary>
    public void Add(in LocatedPost located)
    {
        var key = located.Post.Key;
        if (key.LastDay < firstDay || key.FirstDay > lastDay)
        {
            return;
        }

        var within = firstDay <= key.FirstDay && key.LastDay <= lastDay;
        var place = new CellPlace(located.Province, key.Indicator, !within, key.Forces, key.Approved).Packed;
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, place, out _);
        cell = cell.Plus(located.Post);
        if (cell.IsZero)
        {
            _cells.Remove(place);
        }
    }

    /// <summary>The same cells, to go on from by themselves.</summary>
    public PeriodSums Copy()
    {
        var copy = new PeriodSums(firstDay, lastDay) { Position = Position, Declared = Declared.Copy() };
        foreach (var (place, sum) in _cells)
        {
            copy._cells.Add(place, sum);
        }

        foreach (var (key, stated) in _stated)
        {
            copy._stated.Add(key, stated);
        }

        foreach (var (key, through) in _closed)
        {
            copy._closed.Add(key, through);
        }

        return copy;
    }

    /// <summary>Null where a board's bytes are exactly these cells; else what differs.</summary>
    /// <exception cref="FormatException">The bytes are no board.</exception>
    public string? Compare(ReadOnlySpan<byte> canonical, IReadOnlyList<AnnouncedLeaf> announced)
    {
        var reading = new BoardReading(canonical);
        if (reading.FirstDay != firstDay || reading.LastDay != lastDay)
        {
            return $"the bytes are of days {reading.FirstDay}..{reading.LastDay}";
        }

        // The lists of the reading are filled as it walks.
        var count = 0;
        while (reading.Next())
        {
            count++;
            if (!_cells.TryGetValue(reading.Place.Packed, out var sum) || sum != reading.Sum)
            {
                return $"{reading.Place} is {reading.Sum} and the journal adds up to {sum}";
            }
        }

        if (!announced.SequenceEqual(reading.Announced))
        {
            return $"it announces {string.Join(", ", reading.Announced)}; expected was {string.Join(", ", announced)}";
        }

        return count == _cells.Count
            ? CompareSaid(reading.Stated, reading.Closed) ?? CompareDeclared(reading.Declared)
            : $"it has {count} cells and the journal adds up to {_cells.Count}";
    }

    private string? CompareDeclared(List<DeclaredRow> declared)
    {
        var rows = Declared.RowsOf(firstDay, lastDay);
        return declared.SequenceEqual(rows)
            ? null
            : $"declared is {string.Join(", ", declared)}; the journal says {string.Join(", ", rows)}";
    }

    private string? CompareSaid(List<StatedRow> stated, List<ClosedLeaf> closed)
    {
        var leaves = _closed
            .Where(one => one.Value >= firstDay)
            .Select(one => new ClosedLeaf(one.Key.Area, (byte)one.Key.Force, Math.Min(one.Value, lastDay)))
            .ToList();
        return !closed.SequenceEqual(leaves)
                ? $"closed is {string.Join(", ", closed)}; the journal says {string.Join(", ", leaves)}"
            : !stated.SequenceEqual(_stated.Values)
                ? $"stated is {string.Join(", ", stated)}; the journal says {string.Join(", ", _stated.Values)}"
            : null;
    }
}
