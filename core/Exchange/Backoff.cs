namespace Federation.Core.Exchange;

/// <summary>
/// Exponential backoff with full jitter: each wait is drawn evenly between nothing and a bound that doubles, so that
/// edges that were cut off together do not come back together. Deterministic for a seed (SplitMix64).
/// </summary>
internal sealed class Backoff
{
    private readonly TimeSpan _first;
    private readonly TimeSpan _longest;
    private TimeSpan _bound;
    private ulong _state;

    /// <param name="first">The first bound.</param>
    /// <param name="longest">The last bound.</param>
    /// <param name="seed">Of the draws.</param>
    public Backoff(TimeSpan first, TimeSpan longest, ulong seed)
    {
        _first = first;
        _longest = longest;
        _bound = first;
        _state = seed;
    }

    /// <summary>The next wait, from zero to the bound; the bound doubles up to the longest.</summary>
    public TimeSpan Next()
    {
        var wait = new TimeSpan((long)(Draw() % (ulong)(_bound.Ticks + 1)));
        _bound = _bound > _longest / 2 ? _longest : _bound * 2;
        return wait;
    }

    /// <summary>Begins again at the first bound.</summary>
    public void Reset() => _bound = _first;

    private ulong Draw()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15;
            var z = _state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
