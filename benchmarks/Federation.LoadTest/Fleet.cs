using System.Diagnostics;
using System.Text.Json;

namespace Federation.LoadTest;

/// <summary>
/// A whole federation of real processes, started with <c>fed up</c> in a directory of its own; ended and removed on
/// disposal.
/// </summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly Process _up;
    private readonly string _data;

    private Fleet(Process up, string data, JsonElement ready)
    {
        _up = up;
        _data = data;
        Nation = new Uri(ready.GetProperty("nation").GetString()!);
        Edges = ready
            .GetProperty("edges")
            .EnumerateObject()
            .ToDictionary(edge => edge.Name, edge => new Uri(edge.Value.GetString()!), StringComparer.Ordinal);
    }

    public Uri Nation { get; }

    public IReadOnlyDictionary<string, Uri> Edges { get; }

    /// <summary>The root of the checkout, found upwards from this program.</summary>
    public static string Root { get; } = FindRoot();

    public static async Task<Fleet> StartAsync(string provinces, int port, CancellationToken cancellationToken)
    {
        var data = Directory.CreateTempSubdirectory("federation-load-").FullName;
        string[] arguments = ["up", "--provinces", provinces, "--data", data, "--port", port.ToString(), "--json"];
        var start = new ProcessStartInfo(Path.Combine(Root, "artifacts/bin/fed/release/fed"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var up = Process.Start(start) ?? throw new InvalidOperationException("fed did not start");
        var ready =
            await up.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException("fed up ended without a ready line");
        return new Fleet(up, data, JsonDocument.Parse(ready).RootElement);
    }

    /// <summary>Resident memory in KiB and processor time of the one silo.</summary>
    public (double KiB, TimeSpan Cpu) Silo()
    {
        using var silo = Process.GetProcessesByName("Federation.Silo").Single(process => Parent(process.Id) == _up.Id);
        return (silo.WorkingSet64 / 1024.0, silo.TotalProcessorTime);
    }

    /// <summary>Processor time of the silo and the edges so far.</summary>
    public TimeSpan Cpu() =>
        Process
            .GetProcesses()
            .Where(process => process.ProcessName.StartsWith("Federation.", StringComparison.Ordinal))
            .Where(process => Parent(process.Id) == _up.Id)
            .Aggregate(TimeSpan.Zero, (sum, process) => sum + process.TotalProcessorTime);

    /// <summary>Resident memory in MiB of each child process, by name of its program and arguments.</summary>
    public IEnumerable<(string Name, double MiB)> Memory()
    {
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                if (
                    process.ProcessName.StartsWith("Federation.", StringComparison.Ordinal)
                    && Parent(process.Id) == _up.Id
                )
                {
                    yield return ($"{process.ProcessName} ({process.Id})", process.WorkingSet64 / 1024.0 / 1024.0);
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        using (var kill = Process.Start("kill", ["-TERM", _up.Id.ToString()]))
        {
            await kill.WaitForExitAsync();
        }

        await _up.WaitForExitAsync();
        _up.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private static int Parent(int process)
    {
        var status = File.ReadAllText($"/proc/{process}/stat");
        return int.Parse(status[(status.LastIndexOf(')') + 2)..].Split(' ')[1]);
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Federation.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("Federation.sln is not above the program");
    }
}
