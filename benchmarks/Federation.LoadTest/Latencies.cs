using System.Diagnostics;

namespace Federation.LoadTest;

/// <summary>Durations of one kind, kept whole: percentiles are exact. Any thread may add.</summary>
internal sealed class Latencies(string name)
{
    private readonly List<long> _ticks = [];

    public string Name { get; } = name;

    public int Count
    {
        get
        {
            lock (_ticks)
            {
                return _ticks.Count;
            }
        }
    }

    /// <summary>
    /// Adds the time between two readings of <see cref="Stopwatch.GetTimestamp"/>; a negative one counts as zero.
    /// </summary>
    public void Add(long from, long to)
    {
        lock (_ticks)
        {
            _ticks.Add(Math.Max(0, to - from));
        }
    }

    /// <summary>
    /// The duration, in milliseconds, that a share of all stay within; 0 where there is none.
    /// </summary>
    public double Within(double share)
    {
        lock (_ticks)
        {
            _ticks.Sort();
            var at = Math.Min(_ticks.Count - 1, (int)(share * _ticks.Count));
            return at < 0 ? 0 : Stopwatch.GetElapsedTime(0, _ticks[at]).TotalMilliseconds;
        }
    }

    /// <summary>One row of a Markdown table: name, count, p50, p99, p99.9 and the longest, in milliseconds.</summary>
    public string Row()
    {
        long[] sorted;
        lock (_ticks)
        {
            sorted = [.. _ticks.Order()];
        }

        string At(double share) =>
            sorted.Length == 0
                ? "–"
                : Stopwatch
                    .GetElapsedTime(0, sorted[Math.Min(sorted.Length - 1, (int)(share * sorted.Length))])
                    .TotalMilliseconds.ToString("0.00");

        return $"| {Name} | {sorted.Length} | {At(0.5)} | {At(0.99)} | {At(0.999)} | {At(1)} |";
    }
}
