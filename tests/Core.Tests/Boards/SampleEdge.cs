using System.Buffers;
using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using static Federation.Core.Tests.Boards.Sample;

namespace Federation.Core.Tests.Boards;

/// <summary>A ledger that makes frames, and standings of what they come to.</summary>
internal sealed class SampleEdge(AreaId owner, LedgerId ledger, long number = 0)
{
    private readonly LedgerTotals _totals = new(owner, ledger, AreaCatalogue.Reference, IndicatorCatalogue.Reference);

    private readonly List<long> _sums = [0];

    public FrameHead Head { get; private set; } = new(new FrameNumber(number), FrameChain.Genesis(owner, ledger).Hash);

    public long TotalThrough(long frame) => _sums[(int)frame];

    public JournalRecord Frame(params Posting[] postings)
    {
        var buffer = Encode(postings.Select(posting => new Fact(NextEntry, posting)));
        var sum = _sums[^1];
        foreach (var posting in postings)
        {
            _totals.Apply(posting);
            sum += Quarter.Contains(posting.Key.Span) ? posting.Amount : 0;
        }

        _sums.Add(sum);
        return Sealed(buffer);
    }

    /// <summary>A frame that says one closing or reopening.</summary>
    public JournalRecord Frame(FactKind kind, ClosingFact said) => Frame(said.ToFact(kind));

    /// <summary>A frame of one fact that is no posting.</summary>
    public JournalRecord Frame(OtherFact fact)
    {
        _sums.Add(_sums[^1]);
        return Sealed(Encode([new Fact(NextEntry, fact)]));
    }

    private EntryId NextEntry => new(new Guid((int)Head.Number.Value + 1, 0, 0x4000, 0x80, 0, 0, 0, 0, 0, 0, 0));

    private static ArrayBufferWriter<byte> Encode(IEnumerable<Fact> facts)
    {
        var buffer = new ArrayBufferWriter<byte>();
        FrameCodec.Encode([.. facts], buffer);
        return buffer;
    }

    private JournalRecord Sealed(ArrayBufferWriter<byte> buffer)
    {
        Head = FrameChain.Next(Head, buffer.WrittenSpan);
        var bytes = buffer.WrittenMemory.ToArray();
        return new JournalRecord(0, JournalRecordKind.Frame, owner, ledger, Head, 0, bytes);
    }

    public JournalRecord Standing(params Span[] periods) =>
        Record(_totals.At(Head, periods, Core.Exchange.Standing.MaxBytes));

    public JournalRecord Forged(Posting posting, FrameHead through)
    {
        var totals = new LedgerTotals(owner, ledger, AreaCatalogue.Reference, IndicatorCatalogue.Reference);
        totals.Apply(posting);
        return Record(totals.At(through, [Quarter], Core.Exchange.Standing.MaxBytes));
    }

    private static JournalRecord Record(Standing standing) =>
        new(0, JournalRecordKind.Standing, default, default, default, 0, StandingCodec.Encode(standing));
}
