using System.Diagnostics;
using Federation.Fed.Cli;

namespace Federation.Fed.Up;

/// <summary>
/// A started program. It holds the reading end of a pipe that only this process writes to: when this process ends, in
/// whatever way, the pipe closes and the program stops by itself. What it logs goes to its <see cref="NodeLog"/>.
/// </summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private static readonly TimeSpan ReadyTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly NodeLog _log;
    private readonly Task _logged;
    private readonly Task _drained;

    private NodeProcess(NodeProgram program, Process process, NodeLog log, TaskCompletionSource<NodeReady> ready)
    {
        Program = program;
        _process = process;
        _log = log;
        _logged = log.CopyFromAsync(process.StandardError.BaseStream);
        _drained = ReadOutputAsync(ready);
    }

    public NodeProgram Program { get; }

    /// <summary>The operating system's number of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Where its logs are.</summary>
    public string LogFile => _log.Path;

    /// <summary>Its addresses; set once it answered.</summary>
    public NodeReady Ready { get; private set; } = new("", "");

    /// <summary>Starts the program and waits until it says that it answers.</summary>
    /// <exception cref="FedException">
    /// It ended, or did not answer within a minute; the message holds what it said.
    /// </exception>
    public static async Task<NodeProcess> StartAsync(NodeProgram program, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(program.Directory);
        var start = new ProcessStartInfo(program.File, program.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = program.Directory,
        };
        foreach (var (name, value) in program.Environment)
        {
            start.Environment[name] = value;
        }

        var log = new NodeLog(Path.Combine(program.Directory, "log.txt"));
        var ready = new TaskCompletionSource<NodeReady>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program.File} did not start.");
        var node = new NodeProcess(program, process, log, ready);
        try
        {
            node.Ready = await ready.Task.WaitAsync(ReadyTimeout, cancellationToken);
            log.Begin();
            return node;
        }
        catch (Exception ended)
        {
            await node.DisposeAsync();
            throw ended is TimeoutException
                ? FedException.NotReachable([
                    $"{program.Name} did not answer within {ReadyTimeout.TotalSeconds} s",
                    .. log.Reasons().Select(reason => $"{program.Name}: {reason}"),
                ])
                : ended;
        }
    }

    /// <summary>Completes when the process has ended.</summary>
    public Task WaitForExitAsync(CancellationToken cancellationToken) => _process.WaitForExitAsync(cancellationToken);

    /// <summary>How it ended, and where it says why; meaningful once it has.</summary>
    public string Ending => $"{Program.Name} ended with exit code {_process.ExitCode}: see {LogFile}";

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Closes the pipe, waits ten seconds for the program to stop by itself, then kills it.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            using var patience = new CancellationTokenSource(StopTimeout);
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            await KillAsync();
        }

        await _drained;
        await _logged;
        await _log.DisposeAsync();
        _process.Dispose();
    }

    private async Task ReadOutputAsync(TaskCompletionSource<NodeReady> ready)
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (NodeReady.Read(line) is { } answer)
            {
                ready.TrySetResult(answer);
            }
        }

        if (ready.Task.IsCompleted)
        {
            return;
        }

        await _logged;
        var reasons = _log.Reasons();
        var name = Program.Name;
        ready.TrySetException(
            FedException.NotReachable(
                reasons.Count == 0
                    ? [$"{name} ended before it answered, and did not say why"]
                    : [.. reasons.Select(reason => $"{name} did not start: {reason}")]
            )
        );
        _ = ready.Task.Exception;
    }
}
