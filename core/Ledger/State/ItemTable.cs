using System.Runtime.InteropServices;
using Federation.Core.Figures;

namespace Federation.Core.Ledger.State;

/// <summary>
/// All items of a ledger and their changes, by id. Rows are addressed by position; a reference to a row is good until
/// the next row of its kind is added.
/// </summary>
internal sealed class ItemTable
{
    private readonly List<ItemRow> _items = [];
    private readonly List<ChangeRow> _changes = [];
    private readonly List<QuantifiedAmount> _amounts = [];

    /// <summary>What a recording that joined said itself, by the position of its change.</summary>
    private readonly Dictionary<int, ContentRow> _said = [];

    /// <summary>Every entry's id: the position of its item, or for a change the complement of its position.</summary>
    private readonly Dictionary<EntryId, int> _index = [];

    public int Count => _items.Count;

    public bool Contains(EntryId id) => _index.ContainsKey(id);

    /// <summary>The item of that id; false where the id is that of a change, or of nothing.</summary>
    public bool TryFindItem(EntryId id, out int item) => _index.TryGetValue(id, out item) && item >= 0;

    /// <summary>The change of that id; false where the id is that of an item, or of nothing.</summary>
    public bool TryFindChange(EntryId id, out int change)
    {
        var found = _index.TryGetValue(id, out var position) && position < 0;
        change = ~position;
        return found;
    }

    /// <summary>The item of that id, or the one that a recording of that id joined.</summary>
    public bool TryFindItemOrJoined(EntryId id, out int item)
    {
        if (TryFindChange(id, out var change) && Change(change).Kind == ChangeKind.Joined)
        {
            item = Change(change).Item;
            return true;
        }

        return TryFindItem(id, out item);
    }

    /// <summary>The newest recording by which a force that led it joined the item; null: none did.</summary>
    public (EntryId Recording, EntryNumber Entry)? JoiningBy(int item, Force lead)
    {
        for (var change = Item(item).LatestChange; change >= 0; change = _changes[change].Previous)
        {
            if (_changes[change].Kind == ChangeKind.Joined && _said[change].Lead == lead)
            {
                return (_changes[change].Id, _changes[change].Number);
            }
        }

        return null;
    }

    public ref readonly ItemRow Item(int item) => ref CollectionsMarshal.AsSpan(_items)[item];

    public ref readonly ChangeRow Change(int change) => ref CollectionsMarshal.AsSpan(_changes)[change];

    /// <summary>What the item says now, or said last.</summary>
    public ref readonly ContentRow Current(int item)
    {
        ref readonly var row = ref Item(item);
        return ref row.LatestChange < 0 ? ref row.Content : ref Change(row.LatestChange).Content;
    }

    public bool IsLive(int item)
    {
        var latest = Item(item).LatestChange;
        return latest < 0 || IsStanding(Change(latest).Kind);
    }

    public int Revision(int item)
    {
        var latest = Item(item).LatestChange;
        return latest < 0 ? 1 : Change(latest).Revision;
    }

    /// <summary>The number of the item's newest entry.</summary>
    public EntryNumber Newest(int item)
    {
        ref readonly var row = ref Item(item);
        return row.LatestChange < 0 ? row.Number : Change(row.LatestChange).Number;
    }

    /// <summary>
    /// The item whose newest entry has this number; false where a later entry changed the item again.
    /// </summary>
    public bool TryFindByNewest(EntryNumber entry, out int item)
    {
        item = Search(_items, entry, static row => row.Number);
        if (item < 0)
        {
            var change = Search(_changes, entry, static row => row.Number);
            item = change < 0 ? -1 : Change(change).Item;
        }

        return item >= 0 && Newest(item) == entry;
    }

    /// <summary>The amounts of a content; good until amounts are added.</summary>
    public ReadOnlySpan<QuantifiedAmount> Amounts(in ContentRow content) =>
        CollectionsMarshal.AsSpan(_amounts).Slice(content.AmountOffset, content.AmountCount);

    /// <summary>What a recording that joined said itself.</summary>
    public ContentRow SaidBy(int joining) => _said[joining];

    /// <summary>True where the row says the same, as far as it is known.</summary>
    public bool Says(in ContentRow row, ActivityContent content) =>
        (row.Area, row.First, row.Last, row.Forces) == (content.Area, content.Day, content.Day, content.Forces)
        && (row.Lead == content.Lead || row.Lead == ContentRow.UnknownLead)
        && Amounts(row).SequenceEqual(content.AmountSpan);

    public LumpContent LumpOf(int item)
    {
        ref readonly var row = ref Item(item).Content;
        return new LumpContent(row.Area, row.Span, row.Forces, Amounts(row)[0]);
    }

    public void AddActivity(EntryId id, EntryNumber number, ActivityContent content) =>
        AddItem(
            new ItemRow
            {
                Id = id,
                Number = number,
                Content = Keep(content),
                LatestChange = -1,
                Import = -1,
            }
        );

    /// <summary>Returns the new item's position.</summary>
    public int AddLump(AmountImported entry, int import)
    {
        var content = KeepLump(entry.Content);
        return AddItem(
            new ItemRow
            {
                Id = entry.Id,
                Number = entry.Number,
                Content = content,
                LatestChange = -1,
                Import = import,
                Line = entry.Line,
            }
        );
    }

    /// <summary>Returns the new item's position.</summary>
    public int AddDifference(DifferencePosted entry, int import)
    {
        var content = KeepLump(entry.Content);
        content.Lead = ContentRow.UnknownLead;
        return AddItem(
            new ItemRow
            {
                Id = entry.Id,
                Number = entry.Number,
                Content = content,
                LatestChange = -1,
                Import = import,
            }
        );
    }

    /// <summary>Returns the new item's position.</summary>
    public int AddCopy(EntryCopied entry, int import) =>
        AddItem(
            new ItemRow
            {
                Id = entry.Id,
                Number = entry.Number,
                Content = Keep(entry.Postings),
                LatestChange = -1,
                Import = import,
                Line = -1,
            }
        );

    /// <summary>
    /// A change of the item that came back from the nation: a new content, or none where it was taken back.
    /// </summary>
    public void AddCopiedChange(EntryCopied entry, int item, IReadOnlyList<Posting> posted) =>
        AddChange(
            entry,
            item,
            posted.Count > 0 ? ChangeKind.Corrected : ChangeKind.Voided,
            posted.Count > 0 ? Keep(posted) : Current(item),
            -1,
            reason: null
        );

    /// <summary>Keeps the id of an entry that changed something unknown.</summary>
    public void AddLoose(EntryCopied entry, IReadOnlyList<Posting> posted)
    {
        _index.Add(entry.Id, ~_changes.Count);
        _changes.Add(
            new ChangeRow
            {
                Id = entry.Id,
                Number = entry.Number,
                Item = -1,
                Previous = -1,
                Kind = ChangeKind.Loose,
                Content = CopiedContent.IsOne(posted) ? Keep(posted) : default,
                Import = -1,
            }
        );
    }

    public void AddCorrection(ActivityCorrected entry, int item) =>
        AddChange(entry, item, ChangeKind.Corrected, Keep(entry.Content), -1, entry.Reason);

    public void AddDecline(ParticipationDeclined entry, int item)
    {
        var content = Current(item);
        content.Forces = content.Forces.Without(entry.Force);
        AddChange(entry, item, ChangeKind.Declined, content, -1, entry.Reason);
    }

    /// <summary>The lump holds another amount from now on.</summary>
    public void AddDraw(LumpDrawn entry, int lump, Amount left)
    {
        var content = Current(lump);
        var before = Amounts(content)[0];
        content.AmountOffset = _amounts.Count;
        _amounts.Add(new QuantifiedAmount(before.Indicator, left, before.Qualifier));
        AddChange(entry, lump, ChangeKind.Drawn, content, -1, "");
    }

    public void AddJoining(ActivityJoined entry, int item)
    {
        var content = Current(item);
        content.Forces = content.Forces.With(entry.Content.Forces);
        _said.Add(_changes.Count, Keep(entry.Content));
        AddChange(entry, item, ChangeKind.Joined, content, -1, "");
    }

    public void AddVoid(ActivityVoided entry, int item) =>
        AddChange(entry, item, ChangeKind.Voided, Current(item), -1, entry.Reason);

    public void AddWithdrawal(AmountWithdrawn entry, int item, int import) =>
        AddChange(entry, item, ChangeKind.Withdrawn, Current(item), import, "");

    /// <summary>The item as its readers see it.</summary>
    public ItemState StateOf(
        int item,
        ImportId? import,
        IEnumerable<EntryNumber> confirmations,
        IReadOnlyList<Participant> participants
    )
    {
        ref readonly var row = ref Item(item);
        ref readonly var content = ref Current(item);
        return new ItemState
        {
            Id = row.Id,
            Area = content.Area,
            Span = content.Span,
            Forces = content.Forces,
            Lead = row.IsLump || content.Lead == ContentRow.UnknownLead ? null : content.Lead,
            Amounts = Amounts(content).ToArray(),
            Revision = Revision(item),
            IsVoided = !IsLive(item),
            Entries = [.. EntriesOf(row).Concat(confirmations).Distinct().Order()],
            Participants = participants,
            Import = import,
            Line = Math.Max(0, row.Line),
            IsCopied = row.IsCopied,
        };
    }

    /// <summary>Rows are in order of their entries: the position of the one with this number, or -1.</summary>
    private static int Search<TRow>(List<TRow> rows, EntryNumber entry, Func<TRow, EntryNumber> numberOf)
    {
        var (low, high) = (0, rows.Count - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var number = numberOf(rows[middle]);
            if (number == entry)
            {
                return middle;
            }

            (low, high) = number < entry ? (middle + 1, high) : (low, middle - 1);
        }

        return -1;
    }

    private List<EntryNumber> EntriesOf(in ItemRow row)
    {
        var numbers = new List<EntryNumber>();
        for (var change = row.LatestChange; change >= 0; change = _changes[change].Previous)
        {
            numbers.Add(_changes[change].Number);
        }

        numbers.Add(row.Number);
        numbers.Reverse();
        return numbers;
    }

    private ContentRow KeepLump(LumpContent content)
    {
        _amounts.Add(content.Amount);
        return new ContentRow
        {
            Area = content.Area,
            First = content.Span.First,
            Last = content.Span.Last,
            Forces = content.Forces,
            AmountOffset = _amounts.Count - 1,
            AmountCount = 1,
        };
    }

    private ContentRow Keep(ActivityContent content)
    {
        var offset = _amounts.Count;
        _amounts.AddRange(content.AmountSpan);
        return new ContentRow
        {
            Area = content.Area,
            First = content.Day,
            Last = content.Day,
            Forces = content.Forces,
            Lead = content.Lead,
            AmountOffset = offset,
            AmountCount = (byte)content.AmountSpan.Length,
        };
    }

    /// <summary>Of postings that are one content: those of an activity or of a lump.</summary>
    private ContentRow Keep(IReadOnlyList<Posting> posted)
    {
        var key = posted[0].Key;
        var offset = _amounts.Count;
        _amounts.AddRange(CopiedContent.AmountsOf(posted));
        return new ContentRow
        {
            Area = key.Area,
            First = key.Span.First,
            Last = key.Span.Last,
            Forces = key.Forces,
            Lead = ContentRow.UnknownLead,
            AmountOffset = offset,
            AmountCount = (byte)posted.Count,
        };
    }

    private int AddItem(in ItemRow row)
    {
        _index.Add(row.Id, _items.Count);
        _items.Add(row);
        return _items.Count - 1;
    }

    /// <summary>True of a change that leaves the item live.</summary>
    private static bool IsStanding(ChangeKind kind) => kind <= ChangeKind.Drawn;

    private void AddChange(Entry entry, int item, ChangeKind kind, ContentRow content, int import, string? reason)
    {
        var isRevised = IsStanding(kind) && (kind != ChangeKind.Joined || content.Forces != Current(item).Forces);
        ref var row = ref CollectionsMarshal.AsSpan(_items)[item];
        _index.Add(entry.Id, ~_changes.Count);
        _changes.Add(
            new ChangeRow
            {
                Id = entry.Id,
                Number = entry.Number,
                Item = item,
                Previous = row.LatestChange,
                Revision = Revision(item) + (isRevised ? 1 : 0),
                Kind = kind,
                Content = content,
                Import = import,
                Reason = reason,
            }
        );
        row.LatestChange = _changes.Count - 1;
    }
}
