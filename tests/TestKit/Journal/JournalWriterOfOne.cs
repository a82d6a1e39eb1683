using Federation.Core.Exchange;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.TestKit.Journal;

/// <summary>A writer of one ledger in a test: its term and what it seals.</summary>
public sealed record JournalWriterOfOne(LedgerId Ledger, WriterTerm Term, FrameMaker Maker)
{
    /// <summary>An append of frames behind the head before the first of them.</summary>
    public AppendRequest Request(params Frame[] frames)
    {
        var expected = new FrameHead(new FrameNumber(frames[0].Head.Number.Value - 1), frames[0].PreviousHash);
        return new AppendRequest(Ledger, Term, expected, frames);
    }
}
