using Federation.Core.Areas;
using Federation.Simulation.Audit;

namespace Federation.Simulation.World;

/// <summary>A federation of few edges, one silo and one display that breaks only as a test tells it to.</summary>
internal sealed class Scenario : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly Auditor _auditor = new(AreaCatalogue.Reference);
    private readonly Setting _setting;

    /// <param name="seed">Of the latencies, and of what is recorded.</param>
    /// <param name="workFor">Entries are recorded for so long.</param>
    /// <param name="meanPause">Between two of them.</param>
    /// <param name="edges">How many nodes; from the second on they may hold several ledgers.</param>
    public Scenario(ulong seed, TimeSpan workFor, TimeSpan meanPause, int edges = 1)
    {
        _setting = new Setting(seed, _auditor, Parts.Real, story: null);
        _setting.Swarm.IsHealing = true;
        Federation = new SimulatedFederation(_setting, edges, silos: 1, displays: 1);
        Federation.Start(workFor, meanPause);
    }

    public SimulatedFederation Federation { get; }

    public SimulatedEdge Edge => Federation.Edges[0];

    public SimulatedSilo Silo => Federation.Cluster.Silos[0];

    public ModelJournal Journal => Federation.Cluster.Journal;

    /// <summary>The state in which the edge's ledger stopped; null where it did not.</summary>
    public string? Stopped => Federation.Stops.StateOf(Edge.Ledger);

    /// <summary>The last frame of the edge's ledger that the journal holds.</summary>
    public long Watermark => Journal.Find(Edge.Ledger)?.Watermark.Number.Value ?? 0;

    public TimeSpan Now => _setting.Now;

    /// <summary>From now on stopped ledgers are attended to.</summary>
    public void StartOperators() => new Operators(_setting, Federation).Start();

    public void RunFor(TimeSpan length) => _setting.Time.RunTo(Now + length);

    /// <summary>
    /// Runs until all is where it belongs, holds everything to what was promised, and returns how long it took.
    /// </summary>
    /// <exception cref="AuditException">It takes longer, or a promise did not hold.</exception>
    public TimeSpan Converge(TimeSpan within)
    {
        var convergence = new Convergence(_setting, Federation);
        var begin = Now;
        while (convergence.Missing() is { } missing)
        {
            if (Now - begin > within)
            {
                throw new AuditException("not-converged", $"After {within}: {missing}.");
            }

            RunFor(Look);
        }

        _auditor.EndOfSafety();
        _auditor.EndOfHealing();
        return Now - begin;
    }

    public void Dispose() => _setting.Dispose();
}
