using System.Buffers;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Vintages;

namespace Federation.TestKit.Journal;

/// <summary>Makes the records of a journal one after another, as a nation would append them.</summary>
public sealed class JournalMaker
{
    private readonly List<JournalRecord> _records = [];
    private readonly SortedDictionary<Guid, LedgerMark> _marks = [];
    private readonly Dictionary<LedgerId, LedgerTotals> _totals = [];
    private int _entries;

    public IReadOnlyList<JournalRecord> Records => _records;

    public JournalVersion Head => new(1, _records.Count);

    /// <summary>In order of owner, then ledger.</summary>
    public IReadOnlyList<LedgerMark> Ledgers =>
        [.. _marks.Values.OrderBy(mark => mark.Owner).ThenBy(mark => mark.Ledger.Value)];

    /// <summary>Appends a frame of one entry.</summary>
    public JournalRecord Frame(AreaId owner, LedgerId ledger, params Posting[] postings)
    {
        var (frame, head) = Seal(owner, ledger, postings);
        var mark = MarkOf(owner, ledger);
        _marks[ledger.Value] = mark with { Watermark = head, Announced = head, LastAppendUnixMicroseconds = At };
        return Add(JournalRecordKind.Frame, owner, ledger, head, frame);
    }

    /// <summary>
    /// Appends the standing of a ledger after entries that the journal gets later: the frames of those are given back.
    /// </summary>
    public IReadOnlyList<Action> Announce(AreaId owner, LedgerId ledger, Span[] periods, params Posting[] later)
    {
        var head = MarkOf(owner, ledger).Watermark;
        var frames = new List<Action>();
        foreach (var posting in later)
        {
            var (bytes, next) = Seal(owner, ledger, [posting], head);
            frames.Add(() =>
            {
                _marks[ledger.Value] = MarkOf(owner, ledger) with { Watermark = next, Announced = next };
                _ = Add(JournalRecordKind.Frame, owner, ledger, next, bytes);
            });
            head = next;
        }

        var standing = _totals[ledger].At(head, periods, Standing.MaxBytes);
        _ = Add(JournalRecordKind.Standing, default, default, default, StandingCodec.Encode(standing));
        return frames;
    }

    /// <summary>Appends a vintage of the board at the present head.</summary>
    public Vintage Freeze(VintageId id, string name, Period period)
    {
        var fold = new BoardFold(AreaCatalogue.Reference, IndicatorCatalogue.Reference, watchedMax: 1);
        foreach (var record in _records)
        {
            fold.Apply(record);
        }

        var days = period.ToSpan(Calendar.Civil, new Day(2025, 12, 31));
        var board = fold.BoardAt(days);
        var header = new VintageHeader(
            id,
            name,
            Claim.Operator,
            At,
            Head,
            period,
            Calendar.Civil,
            days,
            Vintage.Sha256Of(board),
            0,
            IndicatorCatalogue.Reference.Version,
            AreaCatalogue.Reference.Version
        );
        var vintage = new Vintage(header, Vintage.InOrder(fold.Cut), board);
        _ = Append(JournalRecordKind.Vintage, vintage.Encode());
        return vintage;
    }

    /// <summary>Appends a record of no ledger.</summary>
    public JournalRecord Append(JournalRecordKind kind, byte[] payload) =>
        Add(kind, default, default, default, payload);

    /// <summary>Made up, a second a record.</summary>
    private long At => 1_750_000_000_000_000 + (_records.Count * 1_000_000L);

    private LedgerMark MarkOf(AreaId owner, LedgerId ledger)
    {
        var genesis = FrameChain.Genesis(owner, ledger);
        return _marks.GetValueOrDefault(ledger.Value)
            ?? new LedgerMark(owner, ledger, genesis, genesis, new WriterTerm(1), 0);
    }

    private (byte[] Bytes, FrameHead Head) Seal(
        AreaId owner,
        LedgerId ledger,
        Posting[] postings,
        FrameHead? after = null
    )
    {
        var entry = new EntryId(new Guid(++_entries, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0));
        var buffer = new ArrayBufferWriter<byte>();
        _ = FrameCodec.Encode([.. postings.Select(posting => new Fact(entry, posting))], buffer);
        if (!_totals.TryGetValue(ledger, out var totals))
        {
            totals = new LedgerTotals(owner, ledger, AreaCatalogue.Reference, IndicatorCatalogue.Reference);
            _totals.Add(ledger, totals);
        }

        foreach (var posting in postings)
        {
            totals.Apply(posting);
        }

        var bytes = buffer.WrittenSpan.ToArray();
        return (bytes, FrameChain.Next(after ?? MarkOf(owner, ledger).Watermark, bytes));
    }

    private JournalRecord Add(
        JournalRecordKind kind,
        AreaId owner,
        LedgerId ledger,
        FrameHead head,
        ReadOnlyMemory<byte> payload
    )
    {
        var record = new JournalRecord(_records.Count + 1, kind, owner, ledger, head, At, payload);
        _records.Add(record);
        return record;
    }
}
