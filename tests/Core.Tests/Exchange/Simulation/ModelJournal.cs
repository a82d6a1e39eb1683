using Federation.Core.Exchange;
using Federation.Core.Journal;

namespace Federation.Core.Tests.Exchange.Simulation;

/// <summary>
/// The durable half of the nation, for one ledger: what a crash leaves, and what a backup brings back.
/// </summary>
internal sealed class ModelJournal
{
    private readonly List<Frame> _frames = [];
    private FrameHead _announced = Sample.Genesis;
    private long _term;

    public IReadOnlyList<Frame> Frames => _frames;

    /// <summary>The most frames that it ever held.</summary>
    public long FramesEver { get; private set; }

    public long Epoch { get; private set; } = 1;

    public FrameHead Watermark => _frames.Count == 0 ? Sample.Genesis : _frames[^1].Head;

    public LedgerMark RaiseTerm()
    {
        _term++;
        return new LedgerMark(Sample.Owner, Sample.Ledger, Watermark, _announced, new WriterTerm(_term), 0);
    }

    public void Announce(WriterTerm term, FrameHead head)
    {
        if (term.Value == _term && head.Number > _announced.Number)
        {
            _announced = head;
        }
    }

    public void RaiseEpoch() => Epoch++;

    public AppendOutcome Append(AppendRequest request)
    {
        if (request.Term.Value != _term)
        {
            return new AppendOutcome.Fenced(new WriterTerm(_term));
        }

        if (request.Expected != Watermark)
        {
            return new AppendOutcome.Conflict(Watermark);
        }

        foreach (var frame in request.Frames)
        {
            if (frame.PreviousHash != Watermark.Hash || FrameChain.Next(Watermark, frame.Bytes.Span) != frame.Head)
            {
                throw new InvalidOperationException($"Frame {frame.Head} does not follow {Watermark}.");
            }

            _frames.Add(frame);
        }

        FramesEver = Math.Max(FramesEver, _frames.Count);
        _announced = _announced.Number > Watermark.Number ? _announced : Watermark;
        return new AppendOutcome.Appended(1, Watermark);
    }

    /// <summary>Brings back a copy that was made when the journal held so many frames.</summary>
    public void Restore(int frames)
    {
        _frames.RemoveRange(frames, _frames.Count - frames);
        _announced = Watermark;
        _term += 1000;
    }
}
