using Federation.Fed.Up;
using Federation.Wire.Hosting;
using Xunit;

namespace Federation.EndToEnd;

/// <summary>The real programs of a plan, which a test kills and starts again.</summary>
internal sealed class Nodes : IAsyncDisposable
{
    private readonly Dictionary<string, NodeProcess> _running = [];
    private readonly Dictionary<string, NodeProgram> _programs;

    private Nodes(FleetPlan plan) => _programs = plan.Programs().ToDictionary(program => program.Name);

    /// <summary>The programs of a plan, of which none is started.</summary>
    public static Nodes Of(FleetPlan plan) => new(plan);

    public static async Task<Nodes> StartAsync(FleetPlan plan, CancellationToken cancellationToken)
    {
        var nodes = Of(plan);
        foreach (var name in nodes._programs.Keys)
        {
            await nodes.StartAsync(name, cancellationToken);
        }

        return nodes;
    }

    public Uri AddressOf(string name) => new(_running[name].Ready.Url);

    /// <summary>The operating system's number of a running program.</summary>
    public int IdOf(string name) => _running[name].Id;

    /// <summary>Waits until a program has ended by itself, and lets it go.</summary>
    public async Task WaitForExitAsync(string name, CancellationToken cancellationToken)
    {
        await _running[name].WaitForExitAsync(cancellationToken);
        Assert.True(_running.Remove(name, out var node));
        await node.DisposeAsync();
    }

    /// <summary>Starts a program of the plan, with more on its command line where a test wants it so.</summary>
    public async Task StartAsync(string name, CancellationToken cancellationToken, params string[] more)
    {
        var program = _programs[name];
        var asked = program with { Arguments = [.. program.Arguments, .. more] };
        _running.Add(name, await NodeProcess.StartAsync(asked, cancellationToken));
    }

    /// <summary>Starts a program of the plan that will stop itself when it comes to a point for the nth time.</summary>
    public async Task StartToStopAsync(string name, CrashPoint at, int times, CancellationToken cancellationToken)
    {
        var armed = new Dictionary<string, string> { [CrashPoints.StopVariable] = $"{at}:{times}" };
        var program = _programs[name] with { Environment = armed };
        _running.Add(name, await NodeProcess.StartAsync(program, cancellationToken));
    }

    /// <summary>Waits until a program stands still.</summary>
    public async Task StoppedAsync(string name, CancellationToken cancellationToken)
    {
        // "pid (name) state …": the name may hold blanks and brackets, its last bracket ends it.
        while (await File.ReadAllTextAsync($"/proc/{IdOf(name)}/stat", cancellationToken) is var stat)
        {
            if (stat[stat.LastIndexOf(')') + 2] == 'T')
            {
                return;
            }

            await Task.Yield();
        }
    }

    /// <summary>Asks it to stop, and waits until it has.</summary>
    public async Task StopAsync(string name)
    {
        Assert.True(_running.Remove(name, out var node));
        await node.DisposeAsync();
    }

    /// <summary>SIGKILL, by the process's own number.</summary>
    public async Task KillAsync(string name)
    {
        Assert.True(_running.Remove(name, out var node));
        await node.KillAsync();
        await node.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _running.Values)
        {
            await node.DisposeAsync();
        }
    }
}
