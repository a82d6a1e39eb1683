using Federation.Core.Exchange;

namespace Federation.Simulation.World;

/// <summary>An edge's line to the nation: the silos' addresses tried in turn, over one line that may break.</summary>
internal sealed class EdgeLine(Setting setting, Cluster cluster)
{
    /// <summary>Older ones have long ended.</summary>
    private const int StreamsMax = 16;

    private readonly List<EdgeStream> _streams = [];

    public LineQuality Quality { get; } = new();

    public EdgeStream Open(EdgeUplink edge, ConnectionNumber connection)
    {
        var silo = cluster.Silos[(int)((connection.Value - 1) % cluster.Silos.Count)];
        var stream = new EdgeStream(setting, edge, connection, silo, Quality);
        _streams.Add(stream);
        if (_streams.Count > StreamsMax)
        {
            _streams.RemoveAt(0);
        }

        return stream;
    }

    public void Cut(bool isHeard)
    {
        _streams.ForEach(stream => stream.Cut(isHeard));
        _streams.Clear();
    }

    public void LoseToEdge() => _streams.ForEach(stream => stream.LoseToEdge());

    public void LoseToNation() => _streams.ForEach(stream => stream.LoseToNation());

    public void StandStill(bool toNation, TimeSpan until) =>
        _streams.ForEach(stream => stream.StandStill(toNation, until));

    public void GoOn() => _streams.ForEach(stream => stream.GoOn());
}
