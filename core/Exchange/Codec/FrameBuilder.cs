using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Core.Exchange;

/// <summary>
/// A frame as it fills: whole entries are added until one does not fit. Can be used again after <see cref="Clear"/>.
/// One thread at a time. The layout is described at <see cref="FrameCodec"/>.
/// </summary>
public sealed class FrameBuilder
{
    private readonly List<EntryId> _entries = [];
    private readonly List<PostingKey> _keys = [];
    private readonly Dictionary<PostingKey, int> _indexOf = [];
    private readonly List<byte> _marks = [];
    private readonly List<(int Entry, OtherFact Fact)> _others = [];
    private readonly ColumnBuilder _postingsOf = new();
    private readonly ColumnBuilder _areas = new();
    private readonly ColumnBuilder _indicators = new();
    private readonly ColumnBuilder _firstDays = new();
    private readonly ColumnBuilder _moreDays = new();
    private readonly ColumnBuilder _keyOf = new();
    private readonly ColumnBuilder _amounts = new();
    private int _otherBytes;

    /// <summary>Entries added.</summary>
    public int Entries => _entries.Count;

    /// <summary>Facts added.</summary>
    public int Facts => _marks.Count + _others.Count;

    /// <summary>The length of the frame so far, at most <see cref="Frame.MaxBytes"/>.</summary>
    public int Bytes =>
        1
        + NumberBytes(_entries.Count)
        + NumberBytes(_keys.Count)
        + NumberBytes(_marks.Count)
        + NumberBytes(_others.Count)
        + (EntryId.Size * _entries.Count)
        + _keys.Count
        + ((_marks.Count + 1) / 2)
        + _postingsOf.Bytes
        + _areas.Bytes
        + _indicators.Bytes
        + _firstDays.Bytes
        + _moreDays.Bytes
        + _keyOf.Bytes
        + _amounts.Bytes
        + _otherBytes;

    /// <summary>
    /// Adds the facts of one entry, all or none: false where the frame would grow beyond <see cref="Frame.MaxBytes"/>.
    /// An entry without facts tells the nation nothing and adds nothing.
    /// </summary>
    /// <param name="facts">All facts of one entry, in their order: postings first.</param>
    /// <param name="reserve">
    /// Bytes that are to be left free for entries that must go into the same frame; a frame's first entry fits anyway.
    /// </param>
    /// <exception cref="ArgumentException">
    /// A fact that no ledger may hold, a posting behind another fact, facts of several entries, the entry that was
    /// added last, or an entry that fits in no frame at all: the ledger must not have taken it.
    /// </exception>
    public bool TryAdd(ReadOnlySpan<Fact> facts, int reserve = 0)
    {
        if (facts.IsEmpty)
        {
            return true;
        }

        Check(facts);
        var (entries, keys, postings, others) = (_entries.Count, _keys.Count, _marks.Count, _others.Count);
        _entries.Add(facts[0].Entry);
        foreach (ref readonly var fact in facts)
        {
            if (fact.Other is { } other)
            {
                Add(other);
            }
            else
            {
                Add(fact.Posting);
            }
        }

        _postingsOf.Add((ulong)(_marks.Count - postings));
        if (Bytes <= Frame.MaxBytes - (entries == 0 ? 0 : reserve))
        {
            return true;
        }

        CutTo(entries, keys, postings, others);
        return entries == 0
            ? throw new ArgumentException(
                $"Entry {facts[0].Entry} has {facts.Length} facts: no frame can hold them.",
                nameof(facts)
            )
            : false;
    }

    /// <summary>The frame, a fresh array; the caller owns it.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    public byte[] ToArray()
    {
        var frame = new byte[Bytes];
        WriteTo(frame);
        return frame;
    }

    /// <summary>Writes the frame and returns its length.</summary>
    /// <exception cref="InvalidOperationException">Nothing was added.</exception>
    /// <exception cref="ArgumentException">The destination is shorter than <see cref="Bytes"/>.</exception>
    public int WriteTo(Span<byte> destination)
    {
        if (_entries.Count == 0)
        {
            throw new InvalidOperationException("A frame holds at least one entry; nothing was added.");
        }

        var bytes = Bytes;
        if (destination.Length < bytes)
        {
            throw new ArgumentException(
                $"The frame has {bytes} bytes, the destination {destination.Length}.",
                nameof(destination)
            );
        }

        var left = WriteHeader(destination);
        left = _postingsOf.WriteTo(left);
        left = _areas.WriteTo(left);
        left = _indicators.WriteTo(left);
        left = _firstDays.WriteTo(left);
        left = _moreDays.WriteTo(left);
        foreach (var key in _keys)
        {
            left[0] = (byte)(key.Forces.Bits | ((int)key.Approval << FrameKeys.ApprovalShift));
            left = left[1..];
        }

        left = _keyOf.WriteTo(left);
        left = _amounts.WriteTo(left);
        for (var i = 0; i < _marks.Count; i += 2)
        {
            left[i / 2] = (byte)(_marks[i] | (i + 1 < _marks.Count ? _marks[i + 1] << 4 : 0));
        }

        WriteOthers(left[((_marks.Count + 1) / 2)..]);
        return bytes;
    }

    /// <summary>Takes everything out.</summary>
    public void Clear() => CutTo(0, 0, 0, 0);

    private static int NumberBytes(int number) =>
        number < 1 << 7 ? 1
        : number < 1 << 14 ? 2
        : 3;

    private static Span<byte> WriteNumber(Span<byte> destination, int number)
    {
        while (number >= 0x80)
        {
            destination[0] = (byte)((number & 0x7F) | 0x80);
            destination = destination[1..];
            number >>= 7;
        }

        destination[0] = (byte)number;
        return destination[1..];
    }

    private Span<byte> WriteHeader(Span<byte> destination)
    {
        destination[0] = FrameCodec.Format;
        var left = WriteNumber(destination[1..], _entries.Count);
        left = WriteNumber(left, _keys.Count);
        left = WriteNumber(left, _marks.Count);
        left = WriteNumber(left, _others.Count);
        foreach (var entry in _entries)
        {
            entry.CopyTo(left);
            left = left[EntryId.Size..];
        }

        return left;
    }

    private void Check(ReadOnlySpan<Fact> facts)
    {
        var entry = facts[0].Entry;
        if (!entry.IsValid || (_entries.Count > 0 && _entries[^1] == entry))
        {
            throw new ArgumentException($"Entry {entry} is nil, max, or the one that was added last.", nameof(facts));
        }

        var isBehind = false;
        foreach (ref readonly var fact in facts)
        {
            if (fact.Entry != entry || (fact.IsPosting && (isBehind || !IsLawful(fact.Posting))))
            {
                throw new ArgumentException($"No ledger may hold {fact} in entry {entry}.", nameof(facts));
            }

            isBehind |= !fact.IsPosting;
        }
    }

    private static int BytesOf(int entry, OtherFact fact) =>
        1 + NumberBytes(entry) + NumberBytes(fact.Bytes.Length) + fact.Bytes.Length;

    private void Add(OtherFact fact)
    {
        var entry = _entries.Count - 1;
        _others.Add((entry, fact));
        _otherBytes += BytesOf(entry, fact);
    }

    private void WriteOthers(Span<byte> left)
    {
        foreach (var (entry, fact) in _others)
        {
            left[0] = (byte)fact.Kind;
            left = WriteNumber(left[1..], entry);
            left = WriteNumber(left, fact.Bytes.Length);
            fact.Bytes.CopyTo(left);
            left = left[fact.Bytes.Length..];
        }
    }

    private static bool IsLawful(in Posting posting) =>
        posting.Key.Area.Value >= 1
        && posting.Key.Indicator.Value >= 1
        && posting.Key.Forces.Bits != 0
        && posting.Key.Approval is Approval.Provisional or Approval.Approved
        && posting.Qualifier is Qualifier.Exact or Qualifier.MoreThan or Qualifier.Nearly
        && (
            posting.Count == 1 && posting.Amount is >= 0 and <= Amount.Max
            || posting.Count == -1 && posting.Amount is <= 0 and >= -Amount.Max
        );

    private void Add(in Posting posting)
    {
        if (!_indexOf.TryGetValue(posting.Key, out var index))
        {
            index = _keys.Count;
            AddKey(posting.Key);
        }

        _keyOf.Add((ulong)index);
        _amounts.Add(ColumnBuilder.ZigZag(posting.Amount));
        _marks.Add((byte)((int)posting.Qualifier | (posting.Count < 0 ? FrameDecoder.TakenBackBit : 0)));
    }

    private void AddKey(in PostingKey key)
    {
        var (area, day) = _keys.Count == 0 ? (0, 0) : (_keys[^1].Area.Value, _keys[^1].Span.First.Number);
        _areas.Add(ColumnBuilder.ZigZag((long)key.Area.Value - area));
        _indicators.Add(key.Indicator.Value);
        _firstDays.Add(ColumnBuilder.ZigZag((long)key.Span.First.Number - day));
        _moreDays.Add((ulong)(key.Span.Days - 1));
        _indexOf.Add(key, _keys.Count);
        _keys.Add(key);
    }

    private void CutTo(int entries, int keys, int postings, int others)
    {
        for (var i = others; i < _others.Count; i++)
        {
            _otherBytes -= BytesOf(_others[i].Entry, _others[i].Fact);
        }

        _others.RemoveRange(others, _others.Count - others);
        for (var i = keys; i < _keys.Count; i++)
        {
            _indexOf.Remove(_keys[i]);
        }

        _entries.RemoveRange(entries, _entries.Count - entries);
        _keys.RemoveRange(keys, _keys.Count - keys);
        _marks.RemoveRange(postings, _marks.Count - postings);
        _postingsOf.CutTo(entries);
        _areas.CutTo(keys);
        _indicators.CutTo(keys);
        _firstDays.CutTo(keys);
        _moreDays.CutTo(keys);
        _keyOf.CutTo(postings);
        _amounts.CutTo(postings);
    }
}
