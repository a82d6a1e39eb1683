using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Core.Vintages.Revisions;

/// <summary>
/// Finds what changed in a period's board after a position: folds the journal from its beginning, keeps what each
/// ledger showed at the position, and notes from there on which frames move which cells. One thread at a time.
/// </summary>
public sealed class RevisionFold
{
    private readonly IndicatorCatalogue _indicators;
    private readonly BoardFold _fold;
    private readonly Span _period;
    private readonly long _after;
    private readonly FrameContents _contents = new();
    private readonly Dictionary<(LedgerId, RevisedCell), RevisionFrames> _frames = [];
    private IReadOnlyList<ShownLedger> _then = [];

    /// <param name="period">The days of the board.</param>
    /// <param name="after">The position of the version that is revised.</param>
    /// <param name="areas">Which areas there are.</param>
    /// <param name="indicators">Which indicators there are.</param>
    public RevisionFold(Span period, long after, AreaCatalogue areas, IndicatorCatalogue indicators)
    {
        _indicators = indicators;
        _period = period;
        _after = after;
        _fold = new BoardFold(areas, indicators, watchedMax: 1);
        Then = Board.Empty(period);
    }

    /// <summary>The position that is folded.</summary>
    public long Position => _fold.Version.Position;

    /// <summary>The board at the position that is revised; empty until that is folded.</summary>
    public Board Then { get; private set; }

    /// <summary>The board at <see cref="Position"/>.</summary>
    public Board Now => _fold.BoardAt(_period);

    /// <summary>Folds the next record.</summary>
    /// <exception cref="JournalDamagedException">It does not follow from those before it.</exception>
    public void Apply(JournalRecord record)
    {
        _fold.Apply(record);
        if (record.Position == _after)
        {
            Then = _fold.BoardAt(_period);
            _then = _fold.LedgersAt(_period);
        }
        else if (record.Position > _after && record.Kind == JournalRecordKind.Frame)
        {
            Note(record);
        }
    }

    /// <summary>
    /// The revisions through <see cref="Position"/>, by cell, then ledger. Their sum is <see cref="Now"/> less
    /// <see cref="Then"/>, exactly.
    /// </summary>
    /// <exception cref="OverflowException">A difference left 64 bits: the bounds of intake did not hold.</exception>
    public IReadOnlyList<Revision> Revisions()
    {
        if (Position <= _after)
        {
            return [];
        }

        var then = _then.ToDictionary(shown => shown.Ledger);
        var revisions = new List<Revision>();
        foreach (var now in _fold.LedgersAt(_period))
        {
            Compare(then.GetValueOrDefault(now.Ledger), now, revisions);
        }

        return [.. revisions.OrderBy(one => one.Cell).ThenBy(one => one.Ledger.Value)];
    }

    private void Compare(ShownLedger? then, ShownLedger now, List<Revision> revisions)
    {
        var cells = new Dictionary<RevisedCell, Cell>();
        Add(cells, now, sign: 1);
        if (then is not null)
        {
            Add(cells, then, sign: -1);
        }

        var isAnnounced = now.IsAnnounced || then is { IsAnnounced: true };
        foreach (var (cell, by) in cells.Where(pair => !pair.Value.IsEmpty))
        {
            var isMoved = _frames.TryGetValue((now.Ledger, cell), out var frames);
            revisions.Add(new Revision(cell, now.Ledger, by, isAnnounced, isMoved ? frames : null));
        }
    }

    private static void Add(Dictionary<RevisedCell, Cell> cells, ShownLedger shown, int sign)
    {
        foreach (var row in shown.Rows)
        {
            Add(row, row.Cells, isAttributed: true);
            Add(row, row.UnattributedCells, isAttributed: false);
        }

        void Add(BoardRow row, ReadOnlySpan<ForceCell> parts, bool isAttributed)
        {
            foreach (ref readonly var part in parts)
            {
                var cell = new RevisedCell(shown.Province, row.Indicator, part.Forces, part.Approval, isAttributed);
                cells[cell] = cells.GetValueOrDefault(cell) + (sign > 0 ? part.Cell : -part.Cell);
            }
        }
    }

    private void Note(JournalRecord record)
    {
        // The fold has decoded it before: it does decode.
        _ = FrameCodec.TryDecode(record.Payload.Span, _contents);
        foreach (var posting in _contents.Postings)
        {
            if (TryPlace(record.Owner, posting.Key, out var cell))
            {
                var key = (record.Ledger, cell);
                _frames[key] = _frames.TryGetValue(key, out var before)
                    ? before.With(record.Head.Number, record.AtUnixMicroseconds)
                    : new RevisionFrames(
                        record.Head.Number,
                        record.Head.Number,
                        1,
                        record.AtUnixMicroseconds,
                        record.AtUnixMicroseconds
                    );
            }
        }
    }

    private bool TryPlace(AreaId owner, in PostingKey key, out RevisedCell cell)
    {
        cell = default;
        if (
            !_period.Overlaps(key.Span)
            || !_indicators.TryGet(key.Indicator, out _)
            || !_fold.Areas.Includes(owner, key.Area)
            || _fold.Areas.ProvinceOf(key.Area) is not { } province
        )
        {
            return false;
        }

        cell = new RevisedCell(province, key.Indicator, key.Forces, key.Approval, _period.Contains(key.Span));
        return true;
    }
}
