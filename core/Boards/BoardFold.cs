using Federation.Core.Areas;
using Federation.Core.Areas.Plans;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Core.Boards;

/// <summary>
/// The fold of the journal into boards: the same records in the same order give the same boards, byte for byte, on
/// every silo. Checks again what intake checked: positions, hash chains and the frames' encoding. One thread at a time.
/// </summary>
public sealed class BoardFold
{
    /// <summary>
    /// How many periods are kept up to date unless said otherwise: the year's, in two calendars, twice over.
    /// </summary>
    public const int WatchedDefault = 64;

    private readonly BoardTables _tables;
    private readonly FoldStandings _standings;
    private readonly Dictionary<LedgerId, LedgerCut> _cut = [];
    private readonly FrameContents _contents = new();
    private readonly IndicatorCatalogue _indicators;
    private CatalogueStatement _catalogues;

    /// <param name="areas">Which areas there are. Facts about others are kept aside and counted.</param>
    /// <param name="indicators">Which indicators there are; likewise.</param>
    /// <param name="watchedMax">How many periods are kept up to date at most; 1 to 1000.</param>
    public BoardFold(AreaCatalogue areas, IndicatorCatalogue indicators, int watchedMax = WatchedDefault)
    {
        _tables = new BoardTables(areas, indicators, InRange(watchedMax));
        _standings = new FoldStandings(_tables);
        _indicators = indicators;
        _catalogues = CatalogueStatement.Of(indicators, areas);
    }

    /// <summary>A fold that goes on from a checkpoint, as if it had applied every record up to its version.</summary>
    /// <exception cref="ArgumentException">The checkpoint was made with other catalogues.</exception>
    public static BoardFold From(
        FoldCheckpoint checkpoint,
        AreaCatalogue areas,
        IndicatorCatalogue indicators,
        int watchedMax = WatchedDefault
    )
    {
        var fold = new BoardFold(areas, indicators, watchedMax);
        if (!fold._catalogues.IsOf(checkpoint.Catalogues))
        {
            throw new ArgumentException(
                $"The checkpoint was made with indicators {checkpoint.Catalogues.IndicatorsVersion} and areas "
                    + $"{checkpoint.Catalogues.AreasVersion}; here they are {indicators.Version} and {areas.Version}.",
                nameof(checkpoint)
            );
        }

        foreach (var ledger in checkpoint.Ledgers)
        {
            fold.Load(ledger);
        }

        foreach (var (owner, closed) in checkpoint.Closed)
        {
            fold._tables.Load(owner, closed.Copy());
        }

        foreach (var statement in checkpoint.Statements)
        {
            fold._tables.Statements.Apply(statement);
        }

        foreach (var declaration in checkpoint.Declarations)
        {
            fold._tables.Declarations.Apply(declaration);
        }

        (fold.Version, fold.ParkedFacts) = (checkpoint.Version, checkpoint.ParkedFacts);
        return fold;
    }

    /// <summary>The version that everything given out stands on; position 0 before the first record.</summary>
    public JournalVersion Version { get; private set; } = new(Epoch: 1, Position: 0);

    /// <summary>Which areas there are at <see cref="Version"/>: plans of reorganisations are records.</summary>
    public AreaCatalogue Areas => _tables.Areas;

    /// <summary>The watermark of each ledger at <see cref="Version"/>.</summary>
    public IReadOnlyDictionary<LedgerId, LedgerCut> Cut => _cut;

    /// <summary>
    /// Facts that no figure shows: of unknown kinds, areas or indicators, or about areas outside their owner.
    /// </summary>
    public long ParkedFacts { get; private set; }

    /// <summary>The periods that are kept up to date, the one that was asked for last first.</summary>
    public IEnumerable<Span> Watched => _tables.Watched;

    /// <summary>Of each ledger whose frames did not bear out a standing, the last such standing.</summary>
    public IReadOnlyDictionary<LedgerId, StandingAlarm> StandingAlarms => _standings.Alarms;

    /// <summary>What stands in for the sums of ledgers now, in no particular order.</summary>
    public IEnumerable<Standing> Announced => _tables.Standings;

    /// <summary>
    /// What stands in for a ledger's sums until the watermark reaches its number; null where nothing does.
    /// </summary>
    public Standing? StandingOf(LedgerId ledger) => _tables.StandingOf(ledger);

    /// <summary>What is closed of an owner's areas; a copy; null: nothing ever was.</summary>
    public ClosedPeriods? ClosedOf(AreaId owner) => _tables.ClosedOf(owner)?.Copy();

    /// <summary>Folds the next record.</summary>
    /// <exception cref="JournalDamagedException">
    /// It is not the next position, does not continue its ledger's chain, does not decode, or brings a sum beyond 64
    /// bits. The fold is not to be used any more.
    /// </exception>
    public void Apply(JournalRecord record)
    {
        if (record.Position != Version.Position + 1)
        {
            throw new JournalDamagedException(
                $"The journal goes on with position {record.Position} after {Version.Position}; "
                    + $"expected {Version.Position + 1}."
            );
        }

        if (record.Kind == JournalRecordKind.Frame)
        {
            ApplyFrame(record);
            _standings.Reach(record);
        }
        else if (record.Kind == JournalRecordKind.Standing)
        {
            _standings.Apply(record, ledger => _cut.TryGetValue(ledger, out var cut) ? cut : null);
        }
        else if (record.Kind == JournalRecordKind.Closing)
        {
            _standings.Close(record);
        }
        else if (record.Kind == JournalRecordKind.AreaPlan)
        {
            _tables.Areas = _tables.Areas.Apply(record);
            _catalogues = CatalogueStatement.Of(_indicators, _tables.Areas);
        }

        Version = Version with { Position = record.Position };
    }

    /// <summary>Takes over the journal's epoch; positions go on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The epoch is lower than the current one.</exception>
    public void EnterEpoch(long epoch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epoch, Version.Epoch);
        Version = Version with { Epoch = epoch };
    }

    /// <summary>
    /// The board of a period at <see cref="Version"/>. The first time it is summed from all base cells; from then on it
    /// is kept up to date until too many other periods were asked for. Nothing changed: the same object again.
    /// </summary>
    public Board BoardAt(Span period) => _tables.BoardAt(period);

    /// <summary>
    /// On which days and spans a figure of the nation or a province lies, of the one asked indicator, as far as it came
    /// in frames.
    /// </summary>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public SortedDictionary<Span, long> Spans(FigureQuery query) => _tables.Spans(query);

    /// <summary>
    /// What of the board of a period at <see cref="Version"/> is of which ledger, in no particular order. The period is
    /// kept up to date as by <see cref="BoardAt"/>.
    /// </summary>
    public IReadOnlyList<ShownLedger> LedgersAt(Span period) => _tables.LedgersAt(period);

    /// <summary>All that is held now. It shares nothing with the fold, which may go on.</summary>
    public FoldCheckpoint Take()
    {
        var ledgers = _cut.Keys.Union(_tables.Ledgers);
        return new FoldCheckpoint(Version, _catalogues, ParkedFacts, [.. ledgers.Select(Take)])
        {
            Statements = _tables.Statements.All,
            Declarations = _tables.Declarations.All,
            Closed = [.. _tables.Closed.Select(owner => (owner.Key, owner.Value.Copy()))],
        };
    }

    private LedgerCheckpoint Take(LedgerId ledger)
    {
        var (owner, cells, standing) = _tables.Take(ledger);
        var cut = _cut.TryGetValue(ledger, out var known)
            ? known
            : new LedgerCut(owner, FrameChain.Genesis(owner, ledger));
        StandingAlarm? alarm = _standings.Alarms.TryGetValue(ledger, out var wrong) ? wrong : null;
        return new LedgerCheckpoint(ledger, cut.Owner, cut.Head, cells, standing, alarm);
    }

    private void Load(LedgerCheckpoint ledger)
    {
        _tables.Load(ledger);
        if (ledger.Head.Number > FrameNumber.None)
        {
            _cut.Add(ledger.Ledger, new LedgerCut(ledger.Owner, ledger.Head));
        }

        if (ledger.Alarm is { } alarm)
        {
            _standings.Load(ledger.Ledger, alarm);
        }
    }

    private static int InRange(int watchedMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(watchedMax, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(watchedMax, 1000);
        return watchedMax;
    }

    private void ApplyFrame(JournalRecord record)
    {
        var cut = _cut.TryGetValue(record.Ledger, out var known)
            ? known
            : new LedgerCut(record.Owner, FrameChain.Genesis(record.Owner, record.Ledger));
        var next = FrameChain.Next(cut.Head, record.Payload.Span);
        if (cut.Owner != record.Owner || next != record.Head)
        {
            throw new JournalDamagedException(
                $"Position {record.Position}: frame {record.Head} of ledger {record.Ledger} (owner {record.Owner}) "
                    + $"does not continue frame {cut.Head} (owner {cut.Owner}); its bytes give {next}."
            );
        }

        if (FrameCodec.TryDecode(record.Payload.Span, _contents) is { } error)
        {
            throw new JournalDamagedException(
                $"Position {record.Position}: frame {record.Head} of ledger {record.Ledger} does not decode: {error}."
            );
        }

        ApplyContents(record);
        _cut[record.Ledger] = cut with { Head = next };
    }

    private void ApplyContents(JournalRecord record)
    {
        try
        {
            ParkedFacts += _tables.Apply(record.Ledger, record.Owner, _contents);
            foreach (ref readonly var other in _contents.Others)
            {
                ParkedFacts += _tables.Apply(record.Owner, other.Read(record.Payload.Span)) ? 0 : 1;
            }
        }
        catch (OverflowException)
        {
            throw new JournalDamagedException(
                $"Position {record.Position}: frame {record.Head} of ledger {record.Ledger} "
                    + "brings a sum beyond 64 bits."
            );
        }
    }
}
