using System.Collections;

namespace Federation.Core.Figures;

/// <summary>
/// The cells of a figure table that hold anything, in no particular order. Valid until the table changes.
/// </summary>
public readonly struct CellCollection : IReadOnlyCollection<KeyValuePair<PostingKey, Cell>>
{
    private readonly CellSlots _slots;

    internal CellCollection(CellSlots slots, int count)
    {
        _slots = slots;
        Count = count;
    }

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>Reads them one by one.</summary>
    public Enumerator GetEnumerator() => new(_slots);

    IEnumerator<KeyValuePair<PostingKey, Cell>> IEnumerable<KeyValuePair<PostingKey, Cell>>.GetEnumerator() =>
        GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Reads the cells of a table one by one.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<PostingKey, Cell>>
    {
        private readonly CellSlots _slots;
        private int _slot;

        internal Enumerator(CellSlots slots)
        {
            _slots = slots;
            _slot = -1;
        }

        /// <summary>The one read last.</summary>
        public readonly KeyValuePair<PostingKey, Cell> Current => new(_slots[_slot].Key, _slots[_slot].Cell);

        readonly object IEnumerator.Current => Current;

        /// <summary>Goes on to the next; false where there is none.</summary>
        public bool MoveNext()
        {
            while (++_slot < _slots.Count)
            {
                if (!_slots[_slot].Cell.IsEmpty)
                {
                    return true;
                }
            }

            return false;
        }

        /// <inheritdoc/>
        public void Reset() => _slot = -1;

        /// <inheritdoc/>
        public readonly void Dispose() { }
    }
}
