using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Simulation.World;

namespace Federation.Simulation.Broken;

/// <summary>
/// Adds what returns state, as if they were activities: it folds frames in which each statement says what all of its
/// figure said so far, on a chain of their own.
/// </summary>
internal sealed class AddedStatements : IFold
{
    private readonly BoardFold _fold = new(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
    private readonly Dictionary<LedgerId, FrameHead> _heads = [];
    private readonly Dictionary<StatementKey, long> _stated = [];
    private readonly FrameContents _contents = new();

    public JournalVersion Version => _fold.Version;

    public void Apply(JournalRecord record)
    {
        if (record.Kind != JournalRecordKind.Frame)
        {
            _fold.Apply(record);
            return;
        }

        var bytes = Added(record.Payload.Span);
        var before = _heads.GetValueOrDefault(record.Ledger, FrameChain.Genesis(record.Owner, record.Ledger));
        var head = FrameChain.Next(before, bytes);
        _heads[record.Ledger] = head;
        _fold.Apply(record with { Head = head, Payload = bytes });
    }

    public void EnterEpoch(long epoch) => _fold.EnterEpoch(epoch);

    public Board BoardAt(Span period) => _fold.BoardAt(period);

    private byte[] Added(ReadOnlySpan<byte> frame)
    {
        _ = FrameCodec.TryDecode(frame, _contents);
        var builder = new FrameBuilder();
        foreach (var entry in _contents.ReadFacts(frame).GroupBy(fact => fact.Entry))
        {
            builder.TryAdd([.. entry.Select(Added)]);
        }

        return builder.ToArray();
    }

    private Fact Added(Fact fact)
    {
        if (fact.Other is not { } other || !ReturnStatement.TryRead(other, out var statement))
        {
            return fact;
        }

        var sum = _stated.GetValueOrDefault(statement.Value.Key) + statement.Value.Amount.Value;
        _stated[statement.Value.Key] = sum;
        var qualifier = statement.Value.Qualifier ?? Qualifier.Exact;
        return new Fact(fact.Entry, new ReturnStatement(statement.Value.Key, new Amount(sum), qualifier).ToFact());
    }
}
