namespace Federation.Core.Figures;

/// <summary>
/// The slots of a <see cref="FigureTable"/>, in the order of their making, and an index by key: a word for each, of its
/// hash and its place, with linear probing. A look-up touches one line of the index and one slot; to grow moves the
/// words alone.
/// </summary>
internal sealed class CellSlots
{
    private const int ChunkBits = 10;
    private const int ChunkSize = 1 << ChunkBits;
    private const int SizeMin = 8;

    /// <summary>The hash in the upper half, the slot's number plus one in the lower; 0 where nothing is.</summary>
    private ulong[] _index = new ulong[2 * SizeMin];
    private CellSlot[][] _chunks = [new CellSlot[SizeMin]];

    /// <summary>How many slots were made.</summary>
    public int Count { get; private set; }

    /// <summary>A slot by its number, below <see cref="Count"/>.</summary>
    public ref CellSlot this[int slot] => ref _chunks[slot >> ChunkBits][slot & (ChunkSize - 1)];

    /// <summary>The number of a key's slot; -1 where there is none.</summary>
    public int Find(in PostingKey key)
    {
        var hash = unchecked((uint)key.GetHashCode());
        for (var at = First(hash); _index[at] != 0; at = Next(at))
        {
            if (Is(_index[at], hash, key))
            {
                return SlotOf(_index[at]);
            }
        }

        return -1;
    }

    /// <summary>The slot of a key, made where there is none. Valid until the next call.</summary>
    public ref CellSlot FindOrAdd(in PostingKey key)
    {
        var hash = unchecked((uint)key.GetHashCode());
        var at = First(hash);
        for (; _index[at] != 0; at = Next(at))
        {
            if (Is(_index[at], hash, key))
            {
                return ref this[SlotOf(_index[at])];
            }
        }

        _index[at] = ((ulong)hash << 32) | (uint)(Count + 1);
        ref var slot = ref Make();
        slot.Key = key;
        return ref slot;
    }

    private int First(uint hash) => (int)(hash & (uint)(_index.Length - 1));

    private int Next(int at) => (at + 1) & (_index.Length - 1);

    private bool Is(ulong word, uint hash, in PostingKey key) =>
        (uint)(word >> 32) == hash && this[SlotOf(word)].Key == key;

    private static int SlotOf(ulong word) => unchecked((int)(uint)word - 1);

    private ref CellSlot Make()
    {
        if (2 * (Count + 1) > _index.Length)
        {
            GrowIndex();
        }

        var (chunk, size) = (Count >> ChunkBits, _chunks[^1].Length);
        if (chunk == _chunks.Length)
        {
            Array.Resize(ref _chunks, chunk + 1);
            _chunks[chunk] = new CellSlot[ChunkSize];
        }
        else if ((Count & (ChunkSize - 1)) == size)
        {
            Array.Resize(ref _chunks[chunk], 2 * size);
        }

        return ref this[Count++];
    }

    private void GrowIndex()
    {
        var old = _index;
        _index = new ulong[2 * old.Length];
        foreach (var word in old)
        {
            if (word != 0)
            {
                var at = First((uint)(word >> 32));
                while (_index[at] != 0)
                {
                    at = Next(at);
                }

                _index[at] = word;
            }
        }
    }
}
