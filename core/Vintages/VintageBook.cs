using Federation.Core.Calendars;
using Federation.Core.Journal;

namespace Federation.Core.Vintages;

/// <summary>
/// The vintages of a journal, in its order. Of two records with one id the first is the vintage, the other a retry that
/// was on its way at the same time. One thread at a time.
/// </summary>
public sealed class VintageBook
{
    private readonly List<KeptVintage> _all = [];
    private readonly Dictionary<VintageId, KeptVintage> _byId = [];

    /// <summary>The position of the last vintage's record, 0 where there is none.</summary>
    public long Position { get; private set; }

    /// <summary>In the order of the journal.</summary>
    public IReadOnlyList<KeptVintage> All => _all;

    /// <summary>Takes in a record; every kind but a vintage changes nothing.</summary>
    /// <exception cref="JournalDamagedException">A vintage's record that does not decode.</exception>
    public void Apply(JournalRecord record)
    {
        if (record.Kind != JournalRecordKind.Vintage || record.Position <= Position)
        {
            return;
        }

        if (!Vintage.TryDecode(record.Payload.Span, out var vintage))
        {
            throw new JournalDamagedException($"Position {record.Position}: the vintage does not decode.");
        }

        Position = record.Position;
        var kept = new KeptVintage(
            vintage.Header,
            record.Position,
            vintage.Board.Digest,
            Vintage.DigestOf(vintage.Cut),
            Vintage.Sha256Of(vintage.Board)
        );
        if (_byId.TryAdd(vintage.Header.Id, kept))
        {
            _all.Add(kept);
        }
    }

    /// <summary>The vintage of an id; null where there is none.</summary>
    public KeptVintage? Find(VintageId id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// The last vintage of exactly these days whose record is at or before a position: what figures of that version are
    /// marked against. Null where there is none.
    /// </summary>
    public KeptVintage? LastOf(Span days, long through) =>
        _all.FindLast(kept => kept.Header.Days == days && kept.Position <= through);

    /// <summary>The vintages of this name, which may be several.</summary>
    public IReadOnlyList<KeptVintage> Named(string name) => _all.FindAll(kept => kept.Header.Name == name);
}
