using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.TestKit.Journal;

/// <summary>Writes made records into a journal through its own calls.</summary>
public static class JournalFilling
{
    /// <summary>Record by record, in their order. A closing is done as its statement says.</summary>
    public static async Task FillAsync(this IJournal journal, JournalMaker made, CancellationToken cancellationToken)
    {
        var terms = new Dictionary<LedgerId, WriterTerm>();
        foreach (var mark in made.Ledgers)
        {
            terms.Add(mark.Ledger, (await journal.RaiseTermAsync(mark.Owner, mark.Ledger, cancellationToken)).Term);
        }

        var heads = made.Ledgers.ToDictionary(mark => mark.Ledger, mark => FrameChain.Genesis(mark.Owner, mark.Ledger));
        foreach (var record in made.Records)
        {
            if (record.Kind == JournalRecordKind.Frame)
            {
                var before = heads[record.Ledger];
                var frame = new Frame(record.Head, before.Hash, record.Payload);
                var request = new AppendRequest(record.Ledger, terms[record.Ledger], before, [frame]);
                var outcomes = await journal.AppendAsync([request], cancellationToken);
                if (outcomes[0] is not AppendOutcome.Appended)
                {
                    throw new InvalidOperationException($"Position {record.Position}: {outcomes[0]}.");
                }

                heads[record.Ledger] = record.Head;
            }
            else if (ClosingStatement.TryDecode(record.Payload.Span, out var closing))
            {
                var owner = made.Ledgers.Single(mark => mark.Ledger == closing.Ledger).Owner;
                _ = await journal.CloseAsync(owner, closing, cancellationToken);
            }
            else
            {
                _ = await journal.AppendRecordAsync(record.Kind, record.Payload, cancellationToken);
            }
        }
    }
}
