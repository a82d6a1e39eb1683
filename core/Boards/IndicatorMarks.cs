using System.Numerics;
using Federation.Core.Figures;

namespace Federation.Core.Boards;

/// <summary>A set of indicators: a bit for each number. To mark costs the same however many are marked.</summary>
internal struct IndicatorMarks
{
    private const int Bits = 64;
    private ulong[]? _words;

    /// <summary>True once one was marked, until they are cleared.</summary>
    public bool Any { get; private set; }

    public void Add(IndicatorNumber indicator)
    {
        var (word, bit) = (indicator.Value / Bits, indicator.Value % Bits);
        if (_words is null || word >= _words.Length)
        {
            Array.Resize(ref _words, word + 1);
        }

        _words[word] |= 1UL << bit;
        Any = true;
    }

    /// <summary>The same marks, which change apart from these.</summary>
    public readonly IndicatorMarks Copy() => new() { _words = [.. _words ?? []], Any = Any };

    public void Clear()
    {
        _words.AsSpan().Clear();
        Any = false;
    }

    /// <summary>Those that are marked, by number; a fresh list.</summary>
    public readonly List<IndicatorNumber> InOrder()
    {
        var marked = new List<IndicatorNumber>();
        for (var word = 0; word < _words?.Length; word++)
        {
            for (var left = _words[word]; left != 0; left &= left - 1)
            {
                marked.Add(new IndicatorNumber((ushort)((word * Bits) + BitOperations.TrailingZeroCount(left))));
            }
        }

        return marked;
    }
}
