namespace Federation.LoadTest.Peers;

/// <summary>One peer over all rounds. A peer that failed or miscounted once has no figures.</summary>
internal sealed class PeerSeries(PeerKind kind)
{
    private readonly List<PeerMeasurement> _rounds = [];

    /// <summary>Which peer.</summary>
    public PeerKind Kind { get; } = kind;

    /// <summary>What went wrong first; null: nothing.</summary>
    public string? Wrong { get; private set; }

    /// <summary>In order of rounds.</summary>
    public IReadOnlyList<PeerMeasurement> Rounds => _rounds;

    /// <summary>True where there are figures to show.</summary>
    public bool IsGood => Wrong is null && _rounds.Count > 0;

    /// <summary>Increments a second.</summary>
    public double Rate => Median(_rounds.Select(round => round.Rate));

    /// <summary>The slowest round, increments a second.</summary>
    public double Lowest => _rounds.Min(round => round.Rate);

    /// <summary>The fastest round, increments a second.</summary>
    public double Highest => _rounds.Max(round => round.Rate);

    /// <summary>Increments of a round.</summary>
    public double Increments => Median(_rounds.Select(round => (double)round.Increments));

    /// <summary>Cores that the load generator kept busy.</summary>
    public double ClientCores => Median(_rounds.Select(round => round.ClientCores));

    /// <summary>Adds a round.</summary>
    public void Add(PeerMeasurement round) => _rounds.Add(round);

    /// <summary>A round went wrong.</summary>
    public void Fail(string reason) => Wrong ??= reason;

    /// <summary>How many times as fast this one is: the median of what it is in each round.</summary>
    /// <exception cref="InvalidOperationException">Either has no figures.</exception>
    public double TimesAsFastAs(PeerSeries other) =>
        IsGood && other.IsGood
            ? Median(_rounds.Zip(other._rounds, (own, others) => own.Rate / others.Rate))
            : throw new InvalidOperationException($"{Kind.Id} or {other.Kind.Id} has no figures.");

    /// <summary>The middle one, or the mean of the two in the middle.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted.Length == 0
            ? throw new InvalidOperationException("Of nothing there is no median.")
            : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
