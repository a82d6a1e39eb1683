using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Core.Vintages;
using Federation.Silo.Journal;

namespace Federation.Fed.Care;

/// <summary>What the journal holds of one ledger, derived again from its records.</summary>
internal sealed class AuditedLedger(LedgerMark mark)
{
    private readonly List<FrameHash> _frames = [];

    /// <summary>What the journal says that it holds.</summary>
    public LedgerMark Mark { get; } = mark;

    /// <summary>Hashes of its frames: the first is of frame 1.</summary>
    public IReadOnlyList<FrameHash> Frames => _frames;

    /// <summary>Its figures.</summary>
    public FigureTable Figures { get; } = new();

    public FrameHead Head { get; private set; } = FrameChain.Genesis(mark.Owner, mark.Ledger);

    /// <summary>Takes the next frame.</summary>
    public void Add(FrameHead head, FramePostings postings)
    {
        Head = head;
        _frames.Add(head.Hash);
        foreach (var posting in postings)
        {
            _ = Figures.Apply(posting);
        }
    }
}

/// <summary>
/// Reads a journal from the first record to the last and checks that each follows from the one before.
/// </summary>
internal sealed class JournalAudit
{
    private readonly FrameContents _contents = new();
    private readonly Dictionary<LedgerId, AuditedLedger> _ledgers;
    private readonly IJournalMoment _journal;
    private readonly VintageAudit _vintages;
    private long _position;

    private JournalAudit(IJournalMoment journal, VintageAudit vintages)
    {
        _journal = journal;
        _vintages = vintages;
        _ledgers = journal.Ledgers.ToDictionary(mark => mark.Ledger, mark => new AuditedLedger(mark));
    }

    /// <summary>The ledgers that the journal knows, each with what it holds of it.</summary>
    /// <param name="journal">One moment of a journal.</param>
    /// <param name="vintages">Is told every vintage.</param>
    /// <param name="progress">Is told the share that is read, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <exception cref="JournalDamagedException">Names the first record that does not fit.</exception>
    public static IReadOnlyDictionary<LedgerId, AuditedLedger> Run(
        IJournalMoment journal,
        VintageAudit vintages,
        Action<double> progress,
        CancellationToken cancellationToken
    )
    {
        var audit = new JournalAudit(journal, vintages);
        foreach (var record in journal.Records())
        {
            cancellationToken.ThrowIfCancellationRequested();
            audit.Take(record);
            progress((double)record.Position / Math.Max(1, journal.Head.Position));
        }

        audit.CheckEnd();
        return audit._ledgers;
    }

    private void Take(JournalRecord record)
    {
        Demand(
            record.Position == _position + 1,
            _position + 1,
            $"it is missing; the next one there is {record.Position}"
        );
        _position = record.Position;
        TakeClosing(record);
        _vintages.Take(record);
        if (record.Kind != JournalRecordKind.Frame)
        {
            return;
        }

        Demand(_ledgers.TryGetValue(record.Ledger, out var ledger), _position, $"no ledger {record.Ledger} is known");
        var next = FrameChain.Next(ledger!.Head, record.Payload.Span);
        Demand(
            record.Head == next,
            _position,
            $"frame {record.Head} of ledger {record.Ledger} does not follow frame {ledger.Head}: its bytes give {next}"
        );
        var error = FrameCodec.TryDecode(record.Payload.Span, _contents);
        Demand(error is null, _position, $"frame {record.Head} of ledger {record.Ledger} cannot be decoded: {error}");
        ledger.Add(record.Head, _contents.Postings);
    }

    private void TakeClosing(JournalRecord record)
    {
        if (record.Kind != JournalRecordKind.Closing)
        {
            return;
        }

        var isRead = ClosingStatement.TryDecode(record.Payload.Span, out var closing);
        Demand(isRead, _position, "the closing of a ledger cannot be read");
        Demand(
            _ledgers.TryGetValue(closing!.Ledger, out var ledger) && ledger.Head == closing.Through,
            _position,
            $"ledger {closing.Ledger} was closed at frame {closing.Through}, and ends at {ledger?.Head}"
        );
        Demand(
            ledger!.Mark.Successor == closing.Successor,
            _position,
            $"ledger {closing.Ledger} was closed for {closing.Successor}, and is marked with {ledger.Mark.Successor}"
        );
    }

    private void CheckEnd()
    {
        Demand(
            _position == _journal.Head.Position,
            _position + 1,
            $"the head is {_journal.Head}, the record is missing"
        );
        foreach (var ledger in _ledgers.Values)
        {
            Demand(
                ledger.Head == ledger.Mark.Watermark,
                _position,
                $"ledger {ledger.Mark.Ledger}: the watermark is {ledger.Mark.Watermark}, the last frame {ledger.Head}"
            );
        }
    }

    private static void Demand(bool holds, long position, string otherwise)
    {
        if (!holds)
        {
            throw new JournalDamagedException($"journal position {position}: {otherwise}");
        }
    }
}
