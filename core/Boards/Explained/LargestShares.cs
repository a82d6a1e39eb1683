namespace Federation.Core.Boards.Explained;

/// <summary>
/// The largest of many shares, and the sum of the others: what is left out is never left out of the sum. One thread at
/// a time.
/// </summary>
/// <param name="kept">How many are kept apart, at least 0.</param>
/// <param name="amountOf">A share's amount.</param>
/// <param name="order">The order of shares of one size; the earlier is kept.</param>
public sealed class LargestShares<T>(int kept, Func<T, long> amountOf, Comparison<T> order)
{
    private readonly PriorityQueue<T, T> _smallestFirst = new(
        Comparer<T>.Create(
            (a, b) =>
                Int128.Abs(amountOf(a)).CompareTo(Int128.Abs(amountOf(b))) is var bySize and not 0
                    ? bySize
                    : order(b, a)
        )
    );

    /// <summary>How many shares are not kept apart.</summary>
    public long Others { get; private set; }

    /// <summary>What these come to.</summary>
    public long OthersAmount { get; private set; }

    /// <summary>What all shares come to.</summary>
    public long Amount { get; private set; }

    /// <summary>Takes in a share.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public void Add(T share)
    {
        Amount = checked(Amount + amountOf(share));
        _smallestFirst.Enqueue(share, share);
        if (_smallestFirst.Count > kept)
        {
            Others++;
            OthersAmount = checked(OthersAmount + amountOf(_smallestFirst.Dequeue()));
        }
    }

    /// <summary>Takes in what is known as a sum alone.</summary>
    /// <exception cref="OverflowException">A sum left 64 bits.</exception>
    public void AddOthers(long count, long amount)
    {
        Amount = checked(Amount + amount);
        Others += count;
        OthersAmount = checked(OthersAmount + amount);
    }

    /// <summary>Those that are kept apart, the largest first. A fresh list.</summary>
    public IReadOnlyList<T> InOrder()
    {
        var ordered = _smallestFirst.UnorderedItems.Select(item => item.Element).ToList();
        ordered.Sort(_smallestFirst.Comparer);
        ordered.Reverse();
        return ordered;
    }
}
