using System.Globalization;
using Federation.Fed.Cli;
using Federation.Fed.Up;
using Federation.Wire.Hosting;

namespace Federation.EndToEnd.Battery;

/// <summary>
/// One program of the federation, which the battery kills, freezes and starts again. For one caller at a time.
/// </summary>
/// <param name="program">What to start.</param>
/// <param name="data">Its data directory; its log lies elsewhere, so that a full disk does not silence it.</param>
internal sealed class Machine(NodeProgram program, string data) : IAsyncDisposable
{
    private NodeProcess? _process;

    public string Name => program.Name;

    public string Data => data;

    public Uri Address => new($"http://127.0.0.1:{program.Ports[0].Port}");

    public bool IsRunning => _process is not null;

    /// <summary>How often it was started, the first time apart.</summary>
    public int Restarts { get; private set; } = -1;

    /// <summary>The most memory that was seen resident, bytes.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Everything that it has logged so far.</summary>
    public string Log
    {
        get
        {
            if (!File.Exists(LogFile))
            {
                return "";
            }

            using var file = new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(file);
            return text.ReadToEnd();
        }
    }

    private string LogFile => Path.Combine(program.Directory, "log.txt");

    /// <summary>Starts it; when it returns, it answers.</summary>
    /// <exception cref="FedException">It ended before it answered.</exception>
    public async Task StartAsync(CancellationToken cancellationToken, string crashAt = "")
    {
        Restarts++;
        var armed = new Dictionary<string, string> { [CrashPoints.Variable] = crashAt };
        try
        {
            _process = await NodeProcess.StartAsync(program with { Environment = armed }, cancellationToken);
        }
        catch (FedException refused)
        {
            // What a program says that does not start is not in its log: kept there for the battery's reader.
            await File.AppendAllTextAsync(LogFile, refused.Message + '\n', cancellationToken);
            throw;
        }
    }

    /// <summary>Starts it where it is not running.</summary>
    public Task EnsureRunningAsync(CancellationToken cancellationToken) =>
        IsRunning ? Task.CompletedTask : StartAsync(cancellationToken);

    /// <summary>Starts it with a crash point armed, and waits until it is dead.</summary>
    /// <returns>False where it did not end itself at that point within the limit; it was killed then.</returns>
    public async Task<bool> StartToCrashAsync(
        CrashPoint point,
        int times,
        TimeSpan limit,
        CancellationToken cancellationToken
    )
    {
        var told = Log.Length;
        try
        {
            await StartAsync(cancellationToken, $"{point}:{times}");
        }
        catch (FedException)
        {
            // It came to the point before it answered.
            return SaysKilled();
        }

        _ = await DiesWithinAsync(limit, cancellationToken);
        await KillAsync();
        return SaysKilled();

        bool SaysKilled() =>
            Log[told..].Contains(CrashPoints.LastWords(point, isStop: false), StringComparison.Ordinal);
    }

    /// <summary>True once it has ended by itself.</summary>
    public async Task<bool> DiesWithinAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        try
        {
            await _process!.WaitForExitAsync(cancellationToken).WaitAsync(limit, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>SIGKILL, by its own number; nothing where it is not running.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            Measure();
            _process = null;
            await process.KillAsync();
            await process.DisposeAsync();
        }
    }

    /// <summary>SIGSTOP.</summary>
    public void Freeze() => ProcessSignals.Freeze(_process!.Id);

    /// <summary>SIGCONT.</summary>
    public void Thaw() => ProcessSignals.Thaw(_process!.Id);

    /// <summary>The memory that is resident now, bytes; 0 where it is not running.</summary>
    public long Measure()
    {
        if (_process is not { } process)
        {
            return 0;
        }

        try
        {
            var line = File.ReadLines($"/proc/{process.Id}/status").FirstOrDefault(IsResident) ?? "VmRSS: 0 kB";
            var bytes = 1024 * long.Parse(line.Split(' ')[^2], CultureInfo.InvariantCulture);
            PeakBytes = Math.Max(PeakBytes, bytes);
            return bytes;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    /// <summary>Starts a second process on the same data, on ports from a number on.</summary>
    /// <returns>What it said when it refused; null where it did not.</returns>
    public async Task<string?> StartTwinAsync(int firstPort, CancellationToken cancellationToken)
    {
        var arguments = program.Arguments.ToArray();
        for (var i = 1; i < arguments.Length; i++)
        {
            if (arguments[i - 1].EndsWith("Port", StringComparison.Ordinal))
            {
                arguments[i] = $"{firstPort++}";
            }
        }

        var twin = new Machine(program with { Arguments = arguments, Directory = program.Directory + "-twin" }, data);
        try
        {
            await twin.StartAsync(cancellationToken);
            await twin.KillAsync();
            return null;
        }
        catch (FedException)
        {
            return twin.Log;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            ProcessSignals.Thaw(process.Id);
            await process.DisposeAsync();
        }
    }

    private static bool IsResident(string line) => line.StartsWith("VmRSS:", StringComparison.Ordinal);
}
