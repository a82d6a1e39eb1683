using Federation.Core.Figures;

namespace Federation.Core.Ledger.State;

/// <summary>A confirmation in memory.</summary>
internal struct ConfirmationRow
{
    public EntryNumber Number;
    public int Item;
    public Force Force;
    public int Revision;

    /// <summary>True: the item's days were closed before.</summary>
    public bool IsLate;

    /// <summary>The item's confirmation before, or -1.</summary>
    public int Previous;
}

/// <summary>
/// Who confirmed which revision of the joint activities, since when each is asked, and what waits for each force.
/// </summary>
internal sealed class ParticipationTable(ItemTable items)
{
    private readonly List<ConfirmationRow> _rows = [];
    private readonly Dictionary<EntryId, int> _byId = [];

    /// <summary>Of each joint activity: its newest confirmation, or -1, and when its revision was made.</summary>
    private readonly Dictionary<int, (int Latest, long AskedAt)> _joint = [];

    /// <summary>For each force the live activities that wait for it, in order of recording.</summary>
    private readonly SortedSet<int>[] _waiting = [.. Forces.All.Select(_ => new SortedSet<int>())];

    public bool Contains(EntryId id) => _byId.ContainsKey(id);

    /// <summary>The confirmation of that id.</summary>
    public bool TryFind(EntryId id, out ConfirmationRow row)
    {
        var found = _byId.TryGetValue(id, out var position);
        row = found ? _rows[position] : default;
        return found;
    }

    /// <summary>The live activities after one that wait for the force, in order of recording.</summary>
    public IEnumerable<int> WaitingFor(Force force, int after) =>
        after == int.MaxValue ? [] : _waiting[(int)force].GetViewBetween(after + 1, int.MaxValue);

    /// <summary>When the item's revision was made, microseconds since 1970-01-01 UTC.</summary>
    public long AskedAt(int item) => _joint[item].AskedAt;

    /// <summary>The participants of an activity, in order of forces; empty where none are known.</summary>
    public IEnumerable<Force> ParticipantsOf(int item)
    {
        var content = items.Current(item);
        return items.Item(item).IsLump || content.Lead == ContentRow.UnknownLead
            ? []
            : Forces.All.Where(force => force != content.Lead && content.Forces.Names(force));
    }

    /// <summary>By which the force confirmed the item as it stands now; null: none.</summary>
    public ConfirmationRow? Confirmation(int item, Force force)
    {
        var revision = items.Revision(item);
        for (var row = LatestOf(item); row >= 0; row = _rows[row].Previous)
        {
            if (_rows[row].Force == force && _rows[row].Revision == revision)
            {
                return _rows[row];
            }
        }

        return null;
    }

    /// <summary>The numbers of the item's confirmations, of whatever revision.</summary>
    public IEnumerable<EntryNumber> EntriesOf(int item)
    {
        for (var row = LatestOf(item); row >= 0; row = _rows[row].Previous)
        {
            yield return _rows[row].Number;
        }
    }

    /// <summary>Keeps a confirmation.</summary>
    public void Add(ParticipationConfirmed entry, int item, bool isLate)
    {
        _byId.Add(entry.Id, _rows.Count);
        Add(entry, item, entry.Force, entry.Revision, isLate);
    }

    /// <summary>Who joins confirms. The entry's id stays that of a change of the item.</summary>
    public void Add(ActivityJoined entry, int item, bool isLate) =>
        Add(entry, item, entry.Content.Lead, entry.Revision, isLate);

    private void Add(Entry entry, int item, Force force, int revision, bool isLate)
    {
        // Of the nation's copy of an activity the participants are not known; what one said is kept all the same.
        var (latest, asked) = _joint.TryGetValue(item, out var joint) ? joint : (-1, entry.AtUnixMicroseconds);
        _joint[item] = (_rows.Count, asked);
        _rows.Add(
            new ConfirmationRow
            {
                Number = entry.Number,
                Item = item,
                Force = force,
                Revision = revision,
                IsLate = isLate,
                Previous = latest,
            }
        );
        if (revision == items.Revision(item))
        {
            _waiting[(int)force].Remove(item);
        }
    }

    /// <summary>Follows an entry that recorded or changed the item: everyone who is in it now is asked anew.</summary>
    public void Ask(int item, long atUnixMicroseconds)
    {
        foreach (var waiting in _waiting)
        {
            waiting.Remove(item);
        }

        var participants = items.IsLive(item) ? ParticipantsOf(item).ToList() : [];
        if (participants.Count > 0 || _joint.ContainsKey(item))
        {
            _joint[item] = (LatestOf(item), atUnixMicroseconds);
        }

        foreach (var force in participants)
        {
            _waiting[(int)force].Add(item);
        }
    }

    private int LatestOf(int item) => _joint.TryGetValue(item, out var joint) ? joint.Latest : -1;
}
