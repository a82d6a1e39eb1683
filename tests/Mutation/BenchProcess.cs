using System.Diagnostics;
using System.Text.Json;

namespace Federation.Mutation;

/// <summary>A process with a <see cref="TestBench"/> in it: what a mutant makes hang or crash ends there.</summary>
internal sealed class BenchProcess : IDisposable
{
    // A mutant that never stops taking memory is stopped at 2 GiB.
    private const string HeapMax = "0x80000000";

    private readonly Process _process;

    /// <param name="program">The assembly of the tests.</param>
    /// <param name="within">The beginning of the namespaces whose tests are meant.</param>
    public BenchProcess(string program, string within)
    {
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(Environment.ProcessPath!, ["bench", program, within])
            {
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["DOTNET_GCHeapHardLimit"] = HeapMax, ["DOTNET_DbgEnableMiniDump"] = "0" },
            },
        };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.Start();
        _process.BeginErrorReadLine();
    }

    /// <summary>Runs every test once.</summary>
    /// <exception cref="InvalidOperationException">The process ended.</exception>
    public async Task<TestMap> MapAsync(CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<TestMap>(
            await AskAsync(TestBench.MapQuestion, cancellationToken)
                ?? throw new InvalidOperationException("The tests ended without an answer.")
        )!;

    /// <summary>How the tests notice a mutant; null where all pass in time.</summary>
    public async Task<string?> RunAsync(
        int mutant,
        IEnumerable<int> tests,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(patience);
        try
        {
            var answer = await AskAsync(string.Join(' ', tests.Prepend(mutant)), deadline.Token);
            HasEnded = answer is null;
            return answer == TestBench.Passed ? null : answer ?? "crash";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            HasEnded = true;
            return "hang";
        }
    }

    /// <summary>Whether it cannot be asked any more.</summary>
    public bool HasEnded { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task<string?> AskAsync(string question, CancellationToken cancellationToken)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(question.AsMemory(), cancellationToken);
            await _process.StandardInput.FlushAsync(cancellationToken);
            return await _process.StandardOutput.ReadLineAsync(cancellationToken);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
