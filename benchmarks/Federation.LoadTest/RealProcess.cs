using System.Diagnostics;
using System.Text.Json;

namespace Federation.LoadTest;

/// <summary>One program of the federation as a process of its own, ended by its number on disposal.</summary>
internal sealed class RealProcess : IAsyncDisposable
{
    private readonly Process _process;

    private readonly Task _unread;

    private RealProcess(Process process, Uri address)
    {
        (_process, Address) = (process, address);
        _unread = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    /// <summary>Where it answers.</summary>
    public Uri Address { get; }

    /// <summary>Resident memory in MiB.</summary>
    public double MiB
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>Processor time so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a program of this checkout, or of a path, and waits for its ready line.</summary>
    public static Task<RealProcess> StartAsync(
        string program,
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken
    ) => StartAsync(program, arguments, new Dictionary<string, string>(), cancellationToken);

    /// <summary>The same, with more in its environment.</summary>
    public static async Task<RealProcess> StartAsync(
        string program,
        IReadOnlyList<string> arguments,
        IReadOnlyDictionary<string, string> environment,
        CancellationToken cancellationToken
    )
    {
        var file = Path.IsPathRooted(program)
            ? program
            : Path.Combine(Fleet.Root, "artifacts/bin", program, "release", program);
        var start = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
        KeepLog(program, process);
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith("{\"ready\":true", StringComparison.Ordinal))
            {
                var url = JsonDocument.Parse(line).RootElement.GetProperty("url").GetString()!;
                return new RealProcess(process, new Uri(url));
            }
        }

        throw new InvalidOperationException($"{program} ended without a ready line");
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public Task KillAsync() => SignalAsync("-KILL");

    /// <summary>Stops it in its tracks; its lines stay open.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    /// <summary>Lets it go on after <see cref="FreezeAsync"/>; it knows nothing of the time that has passed.</summary>
    public Task ContinueAsync() => SignalAsync("-CONT");

    /// <summary>Completes when it has ended, by itself or not.</summary>
    public Task EndedAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    /// <summary>Waits until it has ended, and lets it go.</summary>
    public async Task ForgetAsync()
    {
        await _unread;
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await SignalAsync("-TERM");
        await ForgetAsync();
    }

    /// <summary>What it logs, with the time of each line, so that a slow case can be explained.</summary>
    private static void KeepLog(string program, Process process)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Fleet.Root, "artifacts", "load-test"));
        var log = File.CreateText(Path.Combine(folder.FullName, $"{Path.GetFileName(program)}-{process.Id}.log"));
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
            {
                log.Dispose();
                return;
            }

            log.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {line.Data}");
            log.Flush();
        };
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process.Id.ToString()]);
        await kill.WaitForExitAsync();
    }
}
