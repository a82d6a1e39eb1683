using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Exchange;

/// <summary>
/// What a frame holds, decoded. Made once and used again for each frame: its arrays grow to what the largest frame
/// needed and are bounded by <see cref="Frame.MaxBytes"/>. The spans are valid until the next decoding. One thread at a
/// time.
/// </summary>
public sealed class FrameContents
{
    private EntryId[] _entryIds = [];
    private int[] _factsOf = [];
    private PostingKey[] _keys = [];
    private int[] _entryOf = [];
    private int[] _keyOf = [];
    private long[] _amounts = [];
    private byte[] _marks = [];
    private KeySum[] _sums = [];
    private FramedFact[] _others = [];
    private int[] _buckets = [];
    private int _entries;
    private int _keyCount;
    private int _postingCount;
    private int _otherCount;

    /// <summary>The entries' ids, in the order of their recording.</summary>
    public ReadOnlySpan<EntryId> EntryIds => _entryIds.AsSpan(0, _entries);

    /// <summary>The distinct keys of the postings, in the order of their first use.</summary>
    public ReadOnlySpan<PostingKey> Keys => _keys.AsSpan(0, _keyCount);

    /// <summary>The postings, in the order of their entries.</summary>
    public FramePostings Postings => new(Keys, KeyOf, _amounts.AsSpan(0, _postingCount), _marks);

    /// <summary>For each posting the index of its entry in <see cref="EntryIds"/>.</summary>
    public ReadOnlySpan<int> EntryOf => _entryOf.AsSpan(0, _postingCount);

    /// <summary>For each posting the index of its key in <see cref="Keys"/>.</summary>
    public ReadOnlySpan<int> KeyOf => _keyOf.AsSpan(0, _postingCount);

    /// <summary>
    /// For each of <see cref="Keys"/> the sum of its postings; a sum is empty where they take each other back. Summed
    /// anew by each call; valid until the next.
    /// </summary>
    internal ReadOnlySpan<KeySum> SumByKey()
    {
        Grow(ref _sums, _keyCount);
        var sums = _sums.AsSpan(0, _keyCount);
        sums.Clear();
        Postings.AddTo(sums);
        return sums;
    }

    /// <summary>Facts of other kinds, in the order of their entries.</summary>
    public ReadOnlySpan<FramedFact> Others => _others.AsSpan(0, _otherCount);

    /// <summary>All facts, by entry, of each the postings first: what the frame was made of. A fresh list.</summary>
    /// <param name="frame">The bytes that were decoded.</param>
    public List<Fact> ReadFacts(ReadOnlySpan<byte> frame)
    {
        var facts = new List<Fact>(_postingCount + _otherCount);
        var postings = Postings;
        for (int entry = 0, posting = 0, other = 0; entry < _entries; entry++)
        {
            while (posting < _postingCount && _entryOf[posting] == entry)
            {
                facts.Add(new Fact(_entryIds[entry], postings[posting++]));
            }

            while (other < _otherCount && _others[other].EntryIndex == entry)
            {
                facts.Add(new Fact(_entryIds[entry], _others[other++].Read(frame)));
            }
        }

        return facts;
    }

    internal Span<EntryId> EntryIdSlots => _entryIds.AsSpan(0, _entries);

    internal Span<int> FactsOfSlots => _factsOf.AsSpan(0, _entries);

    internal Span<PostingKey> KeySlots => _keys.AsSpan(0, _keyCount);

    internal Span<long> AmountSlots => _amounts.AsSpan(0, _postingCount);

    internal Span<byte> MarkSlots => _marks.AsSpan(0, _postingCount);

    internal Span<int> EntryOfSlots => _entryOf.AsSpan(0, _postingCount);

    internal Span<int> KeyOfSlots => _keyOf.AsSpan(0, _postingCount);

    internal Span<FramedFact> OtherSlots => _others.AsSpan(0, _otherCount);

    /// <summary>Makes room. The counts were checked against the frame's length before.</summary>
    internal void Resize(int entries, int keys, int postings, int others)
    {
        Grow(ref _entryIds, _entries = entries);
        Grow(ref _factsOf, entries);
        Grow(ref _keys, _keyCount = keys);
        Grow(ref _amounts, _postingCount = postings);
        Grow(ref _marks, postings);
        Grow(ref _entryOf, postings);
        Grow(ref _keyOf, postings);
        Grow(ref _others, _otherCount = others);
    }

    /// <summary>Empty buckets for a hash table of all keys: a power of two, at least twice as many.</summary>
    internal Span<int> EmptyBuckets()
    {
        var count = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * Math.Max(1, _keyCount)));
        Grow(ref _buckets, count);
        var buckets = _buckets.AsSpan(0, count);
        buckets.Fill(-1);
        return buckets;
    }

    private static void Grow<T>(ref T[] array, int count)
    {
        if (array.Length < count)
        {
            array = new T[Math.Max(count, Math.Min(2 * array.Length, Frame.MaxBytes))];
        }
    }
}
