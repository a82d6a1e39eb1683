using Federation.Core.Figures;

namespace Federation.Core.Exchange;

/// <summary>The postings of a decoded frame, read from its columns. Valid until the next decoding.</summary>
public readonly ref struct FramePostings
{
    private readonly ReadOnlySpan<PostingKey> _keys;
    private readonly ReadOnlySpan<int> _keyOf;
    private readonly ReadOnlySpan<long> _amounts;
    private readonly ReadOnlySpan<byte> _marks;

    internal FramePostings(
        ReadOnlySpan<PostingKey> keys,
        ReadOnlySpan<int> keyOf,
        ReadOnlySpan<long> amounts,
        ReadOnlySpan<byte> marks
    )
    {
        _keys = keys;
        _keyOf = keyOf;
        _amounts = amounts;
        _marks = marks[..amounts.Length];
    }

    /// <summary>How many.</summary>
    public int Length => _amounts.Length;

    /// <summary>A posting, by its place in the frame.</summary>
    public Posting this[int index] =>
        new(_keys[_keyOf[index]], _amounts[index], CountOf(_marks[index]), QualifierOf(_marks[index]));

    /// <summary>Some of them.</summary>
    public FramePostings Slice(int start, int length) =>
        new(_keys, _keyOf.Slice(start, length), _amounts.Slice(start, length), _marks.Slice(start, length));

    /// <summary>A fresh array of them.</summary>
    public Posting[] ToArray()
    {
        var postings = new Posting[Length];
        for (var i = 0; i < postings.Length; i++)
        {
            postings[i] = this[i];
        }

        return postings;
    }

    /// <summary>Reads them one by one.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>Adds each to the sum of its key. A frame's postings together stay far within 64 bits.</summary>
    internal void AddTo(Span<KeySum> sums)
    {
        unchecked
        {
            for (var i = 0; i < _amounts.Length; i++)
            {
                ref var sum = ref sums[_keyOf[i]];
                sum.Amount += _amounts[i];
                sum.Counts += KeySum.CountsOf[_marks[i]];
            }
        }
    }

    internal static sbyte CountOf(int mark) => (mark & FrameDecoder.TakenBackBit) == 0 ? (sbyte)1 : (sbyte)-1;

    internal static Qualifier QualifierOf(int mark) => (Qualifier)(mark & ~FrameDecoder.TakenBackBit);

    /// <summary>Reads postings one by one.</summary>
    public ref struct Enumerator
    {
        private readonly FramePostings _postings;
        private int _index;

        internal Enumerator(FramePostings postings)
        {
            _postings = postings;
            _index = -1;
        }

        /// <summary>The one read last.</summary>
        public readonly Posting Current => _postings[_index];

        /// <summary>Goes on to the next; false where there is none.</summary>
        public bool MoveNext() => ++_index < _postings.Length;
    }
}
