using Federation.Core.Exchange;
using Xunit;

namespace Federation.Core.Tests.Exchange.Simulation;

/// <summary>One edge, one nation and the line between them, from a seed.</summary>
internal sealed class SimulatedWorld
{
    private readonly Random _random;

    public SimulatedWorld(int seed, IntakeOptions? options = null)
    {
        Seed = seed;
        _random = new Random(seed);
        Line = new SimulatedLine(Time, _random);
        Nation = new SimulatedNation(
            Time,
            Line,
            _random,
            options ?? new IntakeOptions { CreditFrames = 20, AppendFramesMax = 7 }
        );
        Edge = new SimulatedEdge(Time, Line, _random, new ModelLedger(seed * 1_000_000));
    }

    public int Seed { get; }

    public VirtualTime Time { get; } = new();

    public SimulatedLine Line { get; }

    public SimulatedNation Nation { get; }

    public SimulatedEdge Edge { get; }

    public ModelJournal Journal => Nation.Journal;

    public bool HasConverged =>
        Edge.Ledger.Unsealed == 0
        && Journal.Watermark == Edge.Ledger.Head
        && Edge.Ledger.Receipted == Edge.Ledger.Head
        && Edge.State == UplinkState.Streaming
        && Nation.Link?.State == LinkState.Up;

    public SimulatedEdge AddEdge(ModelLedger ledger) => new(Time, Line, _random, ledger);

    /// <summary>Records entries at random times for so long.</summary>
    public void RecordFor(SimulatedEdge edge, TimeSpan length, TimeSpan pauseMax)
    {
        var end = Time.Now + length;
        void Again() =>
            Time.After(
                pauseMax * _random.NextDouble(),
                () =>
                {
                    if (Time.Now < end)
                    {
                        edge.Record();
                        Again();
                    }
                }
            );

        Again();
    }

    /// <summary>Breaks something at random times for so long, then heals everything.</summary>
    public void BreakFor(TimeSpan length)
    {
        var end = Time.Now + length;
        void Again() =>
            Time.After(
                TimeSpan.FromSeconds(2 * _random.NextDouble()),
                () =>
                {
                    if (Time.Now < end)
                    {
                        Break();
                        Again();
                    }
                    else
                    {
                        Heal();
                    }
                }
            );

        Again();
    }

    /// <summary>Runs until all is where it belongs; fails where that takes longer.</summary>
    public void Converge(TimeSpan within)
    {
        Assert.True(
            Time.RunUntil(() => HasConverged, Time.Now + within),
            $"Seed {Seed}: after {within} the edge is {Edge.State} at {Edge.Ledger.Head}, receipted {Edge.Receipted}, "
                + $"{Edge.Ledger.Unsealed} unsealed; the journal is at {Journal.Watermark}, the link is "
                + $"{Nation.Link?.State}."
        );
        Assert.Equal(Edge.Ledger.Frames, Journal.Frames);
    }

    private void Break()
    {
        var soon = TimeSpan.FromSeconds(4 * _random.NextDouble());
        switch (_random.Next(8))
        {
            case 0:
                Line.Cut(halfOpen: false);
                break;
            case 1:
                Line.Cut(halfOpen: true);
                break;
            case 2:
                Line.LoseReceipts();
                break;
            case 3:
                Line.IsUp = false;
                Line.Cut(halfOpen: _random.Next(2) == 0);
                Time.After(soon, () => Line.IsUp = true);
                break;
            case 4:
                Line.LatencyMax = soon;
                Time.After(soon, () => Line.LatencyMax = TimeSpan.FromMilliseconds(30));
                break;
            case 5 when Nation.Link is not null:
                Nation.Die(soon);
                break;
            case 6:
                Edge.DieUnlessDead(soon);
                break;
            default:
                Edge.Mortality = Nation.Mortality = 0.01 * _random.NextDouble();
                Nation.AppendTrouble = _random.NextDouble();
                break;
        }
    }

    private void Heal()
    {
        Edge.Mortality = Nation.Mortality = Nation.AppendTrouble = 0;
        Line.IsUp = true;
        Line.LatencyMax = TimeSpan.FromMilliseconds(30);
    }
}
