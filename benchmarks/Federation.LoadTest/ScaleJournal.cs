using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Exchange;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;

namespace Federation.LoadTest;

/// <summary>
/// A journal that is folded while it is made: postings of many ledgers, each an entry of its own, sealed into full
/// frames. Keeps the time that the fold took apart from the time that making the frames took.
/// </summary>
internal sealed class ScaleJournal
{
    private readonly BoardFold _fold = new(AreaCatalogue.Reference, IndicatorCatalogue.Reference);
    private readonly FrameBuilder _builder = new();
    private readonly FrameContents _contents = new();
    private ulong _entries;

    /// <summary>The boards.</summary>
    public BoardFold Fold => _fold;

    /// <summary>Frames' bytes so far.</summary>
    public long Bytes { get; private set; }

    /// <summary>Postings so far.</summary>
    public long Postings { get; private set; }

    /// <summary>How long the fold took so far.</summary>
    public TimeSpan Folding { get; private set; }

    /// <summary>Appends the postings of one ledger, in its order, and folds them.</summary>
    /// <param name="owner">The province.</param>
    /// <param name="number">Which of the owner's ledgers; each is appended to once.</param>
    /// <param name="postings">All that it holds.</param>
    /// <param name="figures">The same postings down to the last area, where these are to be measured too.</param>
    public void Append(AreaId owner, int number, IEnumerable<Posting> postings, ProvinceFigures? figures = null)
    {
        var ledger = new LedgerId(new Guid(number, 0, 0, new byte[8]));
        var head = FrameChain.Genesis(owner, ledger);
        foreach (var posting in postings)
        {
            var fact = new Fact(new EntryId(new Guid((int)_entries, 0, 1, BitConverter.GetBytes(_entries++))), posting);
            if (!_builder.TryAdd([fact]))
            {
                head = Seal(owner, ledger, head, figures);
                _ = _builder.TryAdd([fact]);
            }
        }

        if (_builder.Facts > 0)
        {
            _ = Seal(owner, ledger, head, figures);
        }
    }

    private FrameHead Seal(AreaId owner, LedgerId ledger, FrameHead before, ProvinceFigures? figures)
    {
        var bytes = _builder.ToArray();
        _builder.Clear();
        var head = FrameChain.Next(before, bytes);
        var position = _fold.Version.Position + 1;
        var record = new JournalRecord(position, JournalRecordKind.Frame, owner, ledger, head, position, bytes);
        var began = TimeProvider.System.GetTimestamp();
        _fold.Apply(record);
        Folding += TimeProvider.System.GetElapsedTime(began);
        Bytes += bytes.Length;
        if (FrameCodec.TryDecode(bytes, _contents) is { } error)
        {
            throw new InvalidOperationException($"A frame that was just made does not decode: {error}.");
        }

        Postings += _contents.Postings.Length;
        foreach (var posting in _contents.Postings)
        {
            figures?.Apply(posting);
        }

        return head;
    }
}
