using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Simulation.World;

namespace Federation.Simulation.Broken;

/// <summary>A fold that takes each fact for another one, or for none, on a chain of its own.</summary>
/// <param name="edit">What it takes a fact for; null: it leaves it out.</param>
internal sealed class EditedFold(Func<Fact, Fact?> edit) : IFold
{
    private readonly BoardFold _fold = new(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
    private readonly Dictionary<LedgerId, FrameHead> _heads = [];
    private readonly FrameContents _contents = new();

    public JournalVersion Version => _fold.Version;

    public void Apply(JournalRecord record)
    {
        if (record.Kind != JournalRecordKind.Frame)
        {
            _fold.Apply(record);
            return;
        }

        var bytes = Edited(record.Payload.Span);
        if (bytes.Length == 0)
        {
            _fold.Apply(record with { Kind = JournalRecordKind.Release });
            return;
        }

        var before = _heads.GetValueOrDefault(record.Ledger, FrameChain.Genesis(record.Owner, record.Ledger));
        var head = FrameChain.Next(before, bytes);
        _heads[record.Ledger] = head;
        _fold.Apply(record with { Head = head, Payload = bytes });
    }

    public void EnterEpoch(long epoch) => _fold.EnterEpoch(epoch);

    public Board BoardAt(Span period) => _fold.BoardAt(period);

    private byte[] Edited(ReadOnlySpan<byte> frame)
    {
        _ = FrameCodec.TryDecode(frame, _contents);
        var builder = new FrameBuilder();
        foreach (var entry in _contents.ReadFacts(frame).GroupBy(fact => fact.Entry))
        {
            var facts = entry.Select(edit).OfType<Fact>().ToArray();
            builder.TryAdd(facts);
        }

        return builder.Facts == 0 ? [] : builder.ToArray();
    }
}
