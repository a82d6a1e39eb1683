namespace Federation.LoadTest.Peers;

/// <summary>One peer in one round.</summary>
/// <param name="Increments">Sent, answered and found in the sums.</param>
/// <param name="Elapsed">From the first one sent until all were answered.</param>
/// <param name="ClientCpu">Processor time of the load generator meanwhile.</param>
internal sealed record PeerMeasurement(long Increments, TimeSpan Elapsed, TimeSpan ClientCpu)
{
    /// <summary>Increments a second.</summary>
    public double Rate => Increments / Elapsed.TotalSeconds;

    /// <summary>How many cores the load generator kept busy.</summary>
    public double ClientCores => ClientCpu / Elapsed;
}
