using System.Diagnostics;
using System.Net.Sockets;
using System.Text.Json;
using Federation.Fed.Up;

namespace Federation.EndToEnd;

/// <summary>A running <c>fed up --json</c>.</summary>
internal sealed class FedUp : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    private readonly Process _process;

    private FedUp(Process process, string readyLine) => (_process, ReadyLine) = (process, readyLine);

    /// <summary>The first line of its output.</summary>
    public string ReadyLine { get; }

    public int Id => _process.Id;

    public static async Task<FedUp> StartAsync(FleetPlan plan, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "up",
            "--provinces",
            string.Join(',', plan.Provinces),
            "--data",
            plan.Data,
            "--port",
            $"{plan.BasePort}",
            "--json",
        ];
        var start = new ProcessStartInfo(ProgramFile.Find("fed"), arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var line = await process
            .StandardOutput.ReadLineAsync(cancellationToken)
            .AsTask()
            .WaitAsync(Limit, cancellationToken);
        return new FedUp(process, line ?? "");
    }

    /// <summary>The numbers of the processes that it started.</summary>
    public IReadOnlyList<int> Children() =>
        [
            .. Directory
                .GetDirectories("/proc")
                .Select(Path.GetFileName)
                .Where(name => int.TryParse(name, out _))
                .Select(name => int.Parse(name!))
                .Where(id => ParentOf(id) == Id),
        ];

    /// <summary>An open line to each of its programs: it closes when the program ends.</summary>
    public async Task<IReadOnlyList<TcpClient>> ConnectAsync(CancellationToken cancellationToken)
    {
        using var ready = JsonDocument.Parse(ReadyLine);
        List<string> addresses =
        [
            ready.RootElement.GetProperty("nation").GetString()!,
            .. ready.RootElement.GetProperty("edges").EnumerateObject().Select(edge => edge.Value.GetString()!),
        ];
        var lines = new List<TcpClient>();
        foreach (var address in addresses.Select(address => new Uri(address)))
        {
            var line = new TcpClient();
            await line.ConnectAsync(address.Host, address.Port, cancellationToken);
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Waits until the program at the other end is gone.</summary>
    public static async Task WaitForCloseAsync(TcpClient line, CancellationToken cancellationToken)
    {
        using (line)
        {
            var buffer = new byte[1024];
            try
            {
                while (
                    await line.GetStream()
                        .ReadAsync(buffer, cancellationToken)
                        .AsTask()
                        .WaitAsync(Limit, cancellationToken) > 0
                )
                {
                    // Settings that the server sends first.
                }
            }
            catch (IOException)
            {
                // Reset: gone as well.
            }
        }
    }

    public void Terminate() => Signals.Terminate(Id);

    public void Kill() => _process.Kill();

    public async Task<int> WaitForExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken).WaitAsync(Limit, cancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static int ParentOf(int id)
    {
        try
        {
            // "pid (name) state parent …": the name may hold blanks and brackets, its last bracket ends it.
            var stat = File.ReadAllText($"/proc/{id}/stat");
            return int.Parse(stat[(stat.LastIndexOf(')') + 4)..].Split(' ')[0]);
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
