using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Federation.Fed.Up;

namespace Federation.Browser;

/// <summary>A nation and one province as real processes, with figures in the first quarter of 2025.</summary>
internal sealed class RealNation : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>What was recorded: forces, indicator and amount.</summary>
    private static readonly (string Day, string Forces, string Amounts)[] Recorded =
    [
        ("2024-02-10", "border_guard", "patrol.patrols=4 crime.cases=2"),
        ("2025-01-15", "border_guard", "patrol.patrols=3 crime.cases=1"),
        ("2025-02-03", "border_guard+police", "patrol.patrols=12 crime.cases=4 info.exchanged=8"),
        ("2025-02-20", "military+border_guard+police", "patrol.patrols=2 patrol.participants=9"),
        ("2025-03-11", "police", "crime.cases=2 crime.subjects=3"),
    ];

    private const int Step = 230;
    private const int Last = 32_000;
    private static int s_port = 10_000 + (Environment.ProcessId % 40 * Step);

    private readonly Process _fed;

    private RealNation(Process fed, string ready)
    {
        _fed = fed;
        using var told = JsonDocument.Parse(ready);
        Nation = new Uri(told.RootElement.GetProperty("nation").GetString()!);
        Web = new Uri(told.RootElement.GetProperty("web").GetString()!);
        Edge = told.RootElement.GetProperty("edges").GetProperty("04").GetString()!;
    }

    /// <summary>Where native gRPC answers.</summary>
    public Uri Nation { get; }

    /// <summary>Where the pages come from.</summary>
    public Uri Web { get; }

    private string Edge { get; }

    /// <summary>Starts it on a data directory that may have been used before.</summary>
    public static async Task<RealNation> StartAsync(string data, int port, CancellationToken cancellationToken)
    {
        var fed = Start(["up", "--provinces", "04", "--data", data, "--port", $"{port}", "--json"], isRead: true);
        var line = await fed
            .StandardOutput.ReadLineAsync(cancellationToken)
            .AsTask()
            .WaitAsync(Limit, cancellationToken);
        return new RealNation(fed, line ?? throw new InvalidOperationException("fed up ended before it was ready."));
    }

    /// <summary>Records what the pages show.</summary>
    public Task RecordAsync(CancellationToken cancellationToken) => RecordAsync(Edge, cancellationToken);

    /// <summary>Records what the pages show, at the edge node of an address.</summary>
    public static async Task RecordAsync(string edge, CancellationToken cancellationToken, string area = "04/043")
    {
        foreach (var (day, forces, amounts) in Recorded)
        {
            string[] what = ["record", "--edge", edge, "--area", area, "--day", day, "--forces", forces];
            await FedAsync([.. what, "--lead", forces.Split('+')[0], .. amounts.Split(' ')], cancellationToken);
        }
    }

    /// <summary>Runs a command of fed, which must do what it is asked.</summary>
    public static async Task FedAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using var command = Start(arguments, isRead: false);
        await command.WaitForExitAsync(cancellationToken).WaitAsync(Limit, cancellationToken);
        Assert.Equal(0, command.ExitCode);
    }

    /// <summary>
    /// A base port whose ports are all free now, each time another: below the range from which the system takes ports
    /// for connections.
    /// </summary>
    public static int FreePort(string data, string provinces = "04")
    {
        while (Interlocked.Add(ref s_port, Step) is var port && port < Last)
        {
            if (Ports.IsFree(FleetPlan.Read(provinces, data, port)))
            {
                return port;
            }
        }

        throw new InvalidOperationException($"No base port below {Last} has all its ports free.");
    }

    /// <summary>Ends it; the data stays.</summary>
    public void Dispose()
    {
        if (!_fed.HasExited)
        {
            using var stop = Process.Start("kill", ["-TERM", _fed.Id.ToString(CultureInfo.InvariantCulture)]);
            stop.WaitForExit();
            if (!_fed.WaitForExit(Limit))
            {
                _fed.Kill(entireProcessTree: true);
            }
        }

        _fed.Dispose();
    }

    private static Process Start(string[] arguments, bool isRead) =>
        Process.Start(
            new ProcessStartInfo(ProgramFile.Find("fed"), arguments)
            {
                UseShellExecute = false,
                RedirectStandardOutput = isRead,
            }
        )!;
}
