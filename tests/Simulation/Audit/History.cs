using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Exchange.Messages;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.Simulation.Audit;

/// <summary>
/// A small federation written by hand, happening by happening: one ledger of one province, one journal, silos and
/// displays as a test names them. Frames and boards are made by core, so that the auditor's own readers are held
/// against them.
/// </summary>
internal sealed class History
{
    public static readonly Day Day = new(2026, 2, 10);
    public static readonly Span Period = new(new Day(2026, 1, 1), new Day(2026, 3, 31));
    public static readonly AreaId Owner = AreaCatalogue.Reference.Provinces(Day)[0];
    public static readonly AreaId OtherOwner = AreaCatalogue.Reference.Provinces(Day)[1];
    public static readonly LedgerId Ledger = new(new Guid("01920000-0000-7000-8000-0000000000aa"));
    public static readonly LedgerId OtherLedger = new(new Guid("01920000-0000-7000-8000-0000000000bb"));
    public static readonly int Indicator = IndicatorCatalogue.Reference.All[0].Number.Value;

    private readonly List<Frame> _frames = [];
    private readonly FrameBuilder _builder = new();
    private readonly List<JournalRecord> _journal = [];
    private LedgerId _ledger = Ledger;
    private BoardFold _fold = NewFold();
    private Guid[] _held = [];

    public Auditor Auditor { get; } = new(AreaCatalogue.Reference);

    public long Position { get; set; }

    public long Epoch { get; set; } = 1;

    /// <summary>The frames that were sealed, frame n at index n - 1.</summary>
    public IReadOnlyList<Frame> Frames => _frames;

    public static Guid Id(int number) => new(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 1);

    public static ConfirmedChange Change(
        int subject,
        long amount,
        ConfirmedKind kind = ConfirmedKind.Recorded,
        byte forces = 0b0110,
        byte qualifier = 1
    ) => new(kind, Id(subject), Owner, Day.Number, Day.Number, forces, [new AskedAmount(Indicator, amount, qualifier)]);

    public static ConfirmedChange Joined(int subject, byte forces) =>
        new(ConfirmedKind.Joined, Id(subject), default, 0, 0, forces, []);

    public static ConfirmedChange Voided(int subject) => new(ConfirmedKind.Voided, Id(subject), default, 0, 0, 0, []);

    public static Posting Post(
        long amount,
        byte forces = 0b0110,
        byte qualifier = 1,
        Span? span = null,
        Approval approval = Approval.Provisional
    )
    {
        _ = ForceSet.TryFromBits(forces, out var set);
        var days = span ?? Span.Of(Day);
        var key = new PostingKey(Owner, new IndicatorNumber((ushort)Indicator), days, set, approval);
        return Posting.Add(key, new Amount(amount), (Qualifier)qualifier);
    }

    /// <summary>Asked for, confirmed, and in the next frame.</summary>
    public History Record(int entry, long amount)
    {
        var change = Change(entry, amount);
        Auditor.Asked(Owner, Ledger, Id(entry), change);
        Confirm(entry, change);
        return Tell(entry, Post(amount));
    }

    public History Confirm(int entry, ConfirmedChange change)
    {
        Auditor.Asked(Owner, Ledger, Id(entry), change);
        Auditor.Confirmed(Owner, Ledger, Id(entry), change);
        return this;
    }

    /// <summary>Puts an entry into the next frame.</summary>
    public History Tell(int entry, params Posting[] postings)
    {
        _builder.TryAdd([.. postings.Select(posting => new Fact(new EntryId(Id(entry)), posting))]);
        return this;
    }

    /// <summary>Puts an entry into the next frame that says something besides.</summary>
    public History Say(int entry, IReadOnlyList<Posting> postings, params OtherFact[] others)
    {
        var id = new EntryId(Id(entry));
        _builder.TryAdd([
            .. postings.Select(posting => new Fact(id, posting)),
            .. others.Select(other => new Fact(id, other)),
        ]);
        return this;
    }

    /// <summary>Seals the next frame without telling anyone.</summary>
    public Frame Build(FrameHead? after = null)
    {
        var before = after ?? (_frames.Count == 0 ? FrameChain.Genesis(Owner, _ledger) : _frames[^1].Head);
        var bytes = _builder.ToArray();
        _builder.Clear();
        var frame = new Frame(FrameChain.Next(before, bytes), before.Hash, bytes);
        _frames.Add(frame);
        return frame;
    }

    public History Seal()
    {
        var frame = Build();
        Auditor.FrameDurable(Owner, _ledger, frame.Head.Number.Value, frame.Bytes);
        return this;
    }

    public History Append(int number, long term = 1) => Append(_frames[number - 1], term);

    public History Append(Frame frame, long term = 1)
    {
        Position++;
        var head = frame.Head;
        Auditor.JournalAppended(
            Epoch,
            Position,
            1,
            Owner,
            _ledger,
            term,
            head.Number.Value,
            head.Hash.ToArray(),
            frame.Bytes
        );
        _journal.Add(new JournalRecord(Position, JournalRecordKind.Frame, Owner, _ledger, head, 0, frame.Bytes));
        _fold.Apply(_journal[^1]);
        return this;
    }

    public History Receipt(int number)
    {
        Auditor.ReceiptKept(Ledger, number, _frames[number - 1].Head.Hash.ToArray());
        return this;
    }

    public byte[] Board() => _fold.BoardAt(Period).Encode();

    public Figure Figure(View view) =>
        _fold.BoardAt(Period).FigureOf(AreaId.Nation, new IndicatorNumber((ushort)Indicator), view);

    public History Publish(int silo, byte[]? bytes = null, long? position = null)
    {
        var at = position ?? Position;
        Auditor.BoardPublished(silo, Epoch, at, Period.First.Number, Period.Last.Number, bytes ?? Board());
        return this;
    }

    public History Show(int display, byte[]? bytes = null, long? position = null, bool live = true)
    {
        var (at, board) = (position ?? Position, bytes ?? Board());
        Auditor.DisplayShows(display, 1, Epoch, at, Period.First.Number, Period.Last.Number, board, live);
        return this;
    }

    public History Lose(long lastFrameLeft, params int[] entriesLeft)
    {
        Auditor.DiskRestored(Ledger, [.. entriesLeft.Select(Id)], lastFrameLeft);
        return this;
    }

    public History Announce(int number)
    {
        Auditor.Announced(Ledger, number, _frames[number - 1].Head.Hash.ToArray());
        return this;
    }

    public History Stop(string state)
    {
        Auditor.LedgerStopped(Ledger, state);
        return this;
    }

    /// <summary>The ledger is closed at its last frame in the journal, and the other one goes on.</summary>
    public History Repair(params int[] named)
    {
        var last = _journal.FindLast(record => record.Ledger == Ledger)?.Head ?? FrameChain.Genesis(Owner, Ledger);
        Close(last);
        Auditor.Repaired(Ledger, OtherLedger, _held, [.. named.Select(Id)]);
        return this;
    }

    /// <summary>A later repair finds these entries on the edge's disk.</summary>
    public History Holding(params int[] held)
    {
        _held = [.. held.Select(Id)];
        return this;
    }

    /// <summary>What is sealed from now on is of the ledger that follows.</summary>
    public History GoOn()
    {
        _frames.Clear();
        _ledger = OtherLedger;
        return this;
    }

    public History Close(FrameHead through)
    {
        var payload = new ClosingStatement(Ledger, through, OtherLedger, StopReason.Behind, 0, 0).Encode();
        Position++;
        Auditor.JournalAppended(Epoch, Position, 5, Owner, Ledger, 0, 0, default, payload);
        _journal.Add(new JournalRecord(Position, JournalRecordKind.Closing, default, default, default, 0, payload));
        _fold.Apply(_journal[^1]);
        return this;
    }

    /// <summary>The nation's database back at a position; the fold begins anew.</summary>
    public History RestoreNation(long position)
    {
        Auditor.JournalRestored(Epoch, position);
        Position = position;
        _fold = NewFold();
        _journal.RemoveRange((int)position, _journal.Count - (int)position);
        _journal.ForEach(_fold.Apply);
        return this;
    }

    public void End()
    {
        Auditor.EndOfSafety();
        Auditor.EndOfHealing();
    }

    private static BoardFold NewFold() => new(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
}
