using Federation.Fed.Cli;

namespace Federation.Fed.Up;

/// <summary>A nation and its edge nodes as child processes of this one.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly List<NodeProcess> _nodes;

    private Fleet(List<NodeProcess> nodes) => _nodes = nodes;

    /// <summary>The nation's first silo.</summary>
    public NodeProcess Nation => _nodes[0];

    /// <summary>Every silo of the nation.</summary>
    public IEnumerable<NodeProcess> Silos => _nodes.Where(IsSilo);

    /// <summary>By province code, in the order in which they were asked for.</summary>
    public IReadOnlyDictionary<string, NodeProcess> Edges =>
        _nodes.Where(node => !IsSilo(node)).ToDictionary(node => node.Program.Name["edge-".Length..]);

    /// <summary>True for a silo of the nation.</summary>
    public static bool IsSilo(NodeProcess node) => node.Program.Name.StartsWith("nation", StringComparison.Ordinal);

    /// <summary>
    /// Starts all; when it returns, all answer. What was started is ended again if one of them fails.
    /// </summary>
    /// <exception cref="FedException">A port is in use, or a program is missing, ended or did not answer.</exception>
    public static async Task<Fleet> StartAsync(FleetPlan plan, CancellationToken cancellationToken)
    {
        var programs = plan.Programs();
        Ports.RequireFree(plan);
        var starts = programs.Select(program => NodeProcess.StartAsync(program, cancellationToken)).ToList();
        try
        {
            return new Fleet([.. await Task.WhenAll(starts)]);
        }
        catch (Exception first)
        {
            var started = starts.Where(start => start.IsCompletedSuccessfully).Select(start => start.Result);
            await EndAsync([.. started]);
            throw first is FedException ? Failure(starts, plan) : first;
        }
    }

    /// <summary>What every program that did not start said, and what the reader can do.</summary>
    private static FedException Failure(List<Task<NodeProcess>> starts, FleetPlan plan)
    {
        var failures = starts.Select(start => start.Exception?.InnerException).OfType<FedException>();
        return FedException.NotReachable([
            .. failures.SelectMany(failure => failure.Lines),
            $"where another fed up or node uses {plan.Data}: end that one, or give this one another --data",
        ]);
    }

    /// <summary>Completes with the first of the processes that has ended by itself.</summary>
    public async Task<NodeProcess> WaitForFirstExitAsync(CancellationToken cancellationToken)
    {
        var exits = _nodes.Select(node => (Node: node, Exit: node.WaitForExitAsync(cancellationToken))).ToList();
        await Task.WhenAny(exits.Select(exit => exit.Exit));
        cancellationToken.ThrowIfCancellationRequested();
        return exits.First(exit => exit.Exit.IsCompleted).Node;
    }

    /// <summary>Starts a program that has ended once more.</summary>
    /// <exception cref="FedException">It ended again, or did not answer.</exception>
    public async Task StartAgainAsync(NodeProcess ended, CancellationToken cancellationToken)
    {
        var again = await NodeProcess.StartAsync(ended.Program, cancellationToken);
        _nodes[_nodes.IndexOf(ended)] = again;
        await ended.DisposeAsync();
    }

    /// <summary>Ends the edges, then the nation.</summary>
    public async ValueTask DisposeAsync()
    {
        await EndAsync(_nodes.Where(node => !IsSilo(node)));
        await EndAsync(_nodes.Where(IsSilo));
    }

    private static Task EndAsync(IEnumerable<NodeProcess> nodes) =>
        Task.WhenAll(nodes.Select(node => node.DisposeAsync().AsTask()));
}
