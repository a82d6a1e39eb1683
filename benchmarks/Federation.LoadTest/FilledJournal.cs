using System.Buffers;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Journal;
using Federation.Silo.Journal.Sqlite;

namespace Federation.LoadTest;

/// <summary>
/// The journal of a nation of 63 provinces over the year 2025, drawn by a fixed seed: any indicator, any set of forces.
/// </summary>
internal sealed class FilledJournal(int entries, int perFrame)
{
    private const int FramesOfAppend = 256;

    /// <summary>Writes it into an empty directory, and returns how many records it holds.</summary>
    public async Task<long> MakeAsync(string data, CancellationToken cancellationToken)
    {
        using var journal = SqliteJournal.Open(data, new JournalOptions(), TimeProvider.System);
        var random = new Random(1);
        var owners = AreaCatalogue.Reference.Provinces(new Day(2025, 1, 1)).OrderBy(id => id).ToList();
        var marks = new List<LedgerMark>();
        foreach (var owner in owners)
        {
            marks.Add(await journal.RaiseTermAsync(owner, new LedgerId(Guid.NewGuid()), cancellationToken));
        }

        var left = entries;
        while (left > 0)
        {
            var requests = new List<AppendRequest>();
            for (var i = 0; i < marks.Count && left > 0; i++)
            {
                var frames = new List<Frame>();
                for (; frames.Count < FramesOfAppend && left > 0; left -= perFrame)
                {
                    frames.Add(Seal(frames.Count == 0 ? marks[i].Watermark : frames[^1].Head, marks[i].Owner, random));
                }

                requests.Add(new AppendRequest(marks[i].Ledger, marks[i].Term, marks[i].Watermark, frames));
                marks[i] = marks[i] with { Watermark = frames[^1].Head };
            }

            foreach (var outcome in await journal.AppendAsync(requests, cancellationToken))
            {
                _ = (AppendOutcome.Appended)outcome;
            }
        }

        return (await journal.ReadHeadAsync(cancellationToken)).Position;
    }

    private Frame Seal(FrameHead before, AreaId owner, Random random)
    {
        var facts = new Fact[perFrame];
        for (var i = 0; i < perFrame; i++)
        {
            facts[i] = new Fact(new EntryId(Guid.NewGuid()), Draw(owner, random));
        }

        var bytes = new ArrayBufferWriter<byte>();
        _ = FrameCodec.Encode(facts, bytes);
        var head = FrameChain.Next(before, bytes.WrittenSpan);
        return new Frame(head, before.Hash, bytes.WrittenSpan.ToArray());
    }

    private static Posting Draw(AreaId owner, Random random)
    {
        var indicators = IndicatorCatalogue.Reference.All;
        var sets = ForceSet.All;
        var key = new PostingKey(
            owner,
            indicators[random.Next(indicators.Count)].Number,
            Span.Of(new Day(2025, 1, 1).Plus(random.Next(365))),
            sets[random.Next(sets.Count)],
            Approval.Provisional
        );
        return Posting.Add(key, new Amount(1 + random.Next(50)), Qualifier.Exact);
    }
}
