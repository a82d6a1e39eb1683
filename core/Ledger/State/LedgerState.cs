using Federation.Core.Figures;

namespace Federation.Core.Ledger.State;

/// <summary>
/// What a ledger's entries add up to. <see cref="Apply(Entry)"/> is the only way it changes, at write and at replay; it
/// checks all before it changes anything.
/// </summary>
internal sealed class LedgerState
{
    /// <summary>In the year 9892: every time up to it has a day of Vietnam.</summary>
    private const long AtMax = 250_000_000_000_000_000;

    private readonly List<ImportRow> _imports = [];
    private readonly Dictionary<ImportId, int> _importIndex = [];

    public ItemTable Items { get; } = new();

    public LumpIndex Lumps { get; } = new();

    public IndicatorSums Sums { get; } = new();

    public EntryNumber NextEntry { get; private set; } = new EntryNumber(0).Next();

    /// <summary>The latest time of an entry, microseconds since 1970-01-01 UTC; null for an empty ledger.</summary>
    public long? LatestAt { get; private set; }

    public ImportRow Import(int import) => _imports[import];

    public bool TryFindImport(ImportId id, out int import) => _importIndex.TryGetValue(id, out import);

    /// <exception cref="LedgerDamagedException">
    /// The entry does not follow from those before; nothing changed.
    /// </exception>
    public Fact[] Apply(Entry entry)
    {
        if (entry.Number != NextEntry)
        {
            throw Damaged(entry, $"entry {NextEntry} was to come.");
        }

        if (!entry.Id.IsValid || Items.Contains(entry.Id))
        {
            throw Damaged(entry, $"its id {entry.Id} is not one, or an earlier entry has it.");
        }

        if (entry.AtUnixMicroseconds is < 0 or > AtMax)
        {
            throw Damaged(entry, $"its time {entry.AtUnixMicroseconds} is not within 0 to {AtMax}.");
        }

        var facts = entry switch
        {
            ActivityRecorded recorded => Apply(recorded),
            ActivityCorrected corrected => Apply(corrected),
            ActivityVoided voided => Apply(voided),
            AmountImported imported => Apply(imported),
            AmountWithdrawn withdrawn => Apply(withdrawn),
            _ => throw Damaged(entry, $"this edition does not know the kind {entry.GetType().Name}."),
        };
        NextEntry = NextEntry.Next();
        LatestAt = Math.Max(LatestAt ?? long.MinValue, entry.AtUnixMicroseconds);
        return facts;
    }

    private Fact[] Apply(ActivityRecorded entry)
    {
        var facts = new FactBuilder(entry.Id, entry.Content.Amounts.Count);
        facts.Post(entry.Content);
        Move(entry, facts);
        Items.AddActivity(entry.Id, entry.Number, entry.Content);
        return facts.Facts;
    }

    private Fact[] Apply(ActivityCorrected entry)
    {
        var item = LiveItem(entry, entry.Activity, isLump: false);
        ref readonly var before = ref Items.Current(item);
        var facts = new FactBuilder(entry.Id, before.AmountCount + entry.Content.Amounts.Count);
        facts.Reverse(before, Items.Amounts(before));
        facts.Post(entry.Content);
        Move(entry, facts);
        Items.AddCorrection(entry, item);
        return facts.Facts;
    }

    private Fact[] Apply(ActivityVoided entry)
    {
        var item = LiveItem(entry, entry.Activity, isLump: false);
        var facts = Reversal(entry, item);
        Items.AddVoid(entry, item);
        return facts.Facts;
    }

    private Fact[] Apply(AmountImported entry)
    {
        var facts = new FactBuilder(entry.Id, 1);
        facts.Post(entry.Content);
        Move(entry, facts);
        var import = ImportOf(entry.Import);
        _imports[import].FileName = entry.FileName;
        var lump = Items.AddLump(entry, import);
        _imports[import].Lumps.Add(lump);
        Lumps.Add(entry.Content.Key, lump);
        return facts.Facts;
    }

    private Fact[] Apply(AmountWithdrawn entry)
    {
        var lump = LiveItem(entry, entry.Lump, isLump: true);
        var facts = Reversal(entry, lump);
        var by = ImportOf(entry.Import);
        Lumps.Remove(Items.LumpOf(lump).Key, lump);
        if (Items.Item(lump).Import == by)
        {
            _imports[by].IsUndone = true;
        }
        else
        {
            _imports[by].Replaced.Add(lump);
        }

        Items.AddWithdrawal(entry, lump, by);
        return facts.Facts;
    }

    private FactBuilder Reversal(Entry entry, int item)
    {
        ref readonly var content = ref Items.Current(item);
        var facts = new FactBuilder(entry.Id, content.AmountCount);
        facts.Reverse(content, Items.Amounts(content));
        Move(entry, facts);
        return facts;
    }

    /// <summary>Moves the sums; the first change that an entry makes, and the last that can fail.</summary>
    private void Move(Entry entry, FactBuilder facts)
    {
        foreach (var fact in facts.Facts)
        {
            var indicator = fact.Posting.Key.Indicator;
            if (Sums.Of(indicator) + facts.ChangeOf(indicator) is < 0 or > Amount.OwnerMax)
            {
                throw Damaged(entry, $"indicator {indicator} would leave 0 to {Amount.OwnerMax} in all.");
            }
        }

        foreach (var fact in facts.Facts)
        {
            Sums.Add(fact.Posting.Key.Indicator, fact.Posting.Amount);
        }
    }

    private int LiveItem(Entry entry, EntryId id, bool isLump)
    {
        var kind = isLump ? "lump" : "activity";
        if (!Items.TryFindItem(id, out var item) || Items.Item(item).IsLump != isLump)
        {
            throw Damaged(entry, $"there is no {kind} {id}.");
        }

        return Items.IsLive(item)
            ? item
            : throw Damaged(entry, $"{kind} {id} was taken back by entry {Items.Newest(item)}.");
    }

    private int ImportOf(ImportId id)
    {
        if (!_importIndex.TryGetValue(id, out var import))
        {
            import = _imports.Count;
            _imports.Add(new ImportRow(id));
            _importIndex.Add(id, import);
        }

        return import;
    }

    private static LedgerDamagedException Damaged(Entry entry, string message) => new(entry.Number, message);
}
