namespace Federation.LoadTest.Peers;

/// <summary>
/// Draws places 0 to n-1 with probability proportional to 1/(place+1)^s: few are asked for often, many seldom.
/// </summary>
internal sealed class Zipf
{
    private readonly double[] _upTo;

    /// <param name="places">How many, from 1.</param>
    /// <param name="exponent">The skew s: 0 is even, 0.99 what the YCSB benchmark made usual.</param>
    public Zipf(int places, double exponent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(places, 1);
        _upTo = new double[places];
        var sum = 0.0;
        for (var place = 0; place < places; place++)
        {
            sum += Math.Pow(place + 1, -exponent);
            _upTo[place] = sum;
        }

        for (var place = 0; place < places; place++)
        {
            _upTo[place] /= sum;
        }
    }

    /// <summary>How likely a place is.</summary>
    public double Probability(int place) => _upTo[place] - (place == 0 ? 0 : _upTo[place - 1]);

    /// <summary>The place at a point.</summary>
    /// <param name="point">Even in [0, 1).</param>
    public int At(double point)
    {
        var found = Array.BinarySearch(_upTo, point);
        return Math.Min(found < 0 ? ~found : found + 1, _upTo.Length - 1);
    }
}
