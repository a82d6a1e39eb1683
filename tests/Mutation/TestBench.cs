using System.Diagnostics;

namespace Federation.Mutation;

/// <summary>A copy of a built test program, in which one assembly is changed and the tests are run.</summary>
internal sealed class TestBench
{
    private readonly string _folder;
    private readonly string _program;
    private readonly string[] _arguments;

    /// <param name="built">The folder of the built test program.</param>
    /// <param name="folder">Where the copy goes; what is there is overwritten.</param>
    /// <param name="program">The program's name in it.</param>
    /// <param name="arguments">Which tests.</param>
    public TestBench(string built, string folder, string program, string[] arguments)
    {
        _folder = folder;
        _program = Path.Combine(folder, program);
        _arguments = arguments;
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    /// <summary>The assembly to change.</summary>
    public string Assembly => Path.Combine(_folder, "Federation.Core.dll");

    /// <summary>Runs the tests: true where all passed in time.</summary>
    public async Task<bool> PassesAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var tests = new Process();
        tests.StartInfo = new ProcessStartInfo(_program, _arguments)
        {
            WorkingDirectory = _folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        tests.Start();
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            var output = tests.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = tests.StandardError.ReadToEndAsync(deadline.Token);
            await tests.WaitForExitAsync(deadline.Token);
            await Task.WhenAll(output, errors);
            return tests.ExitCode == 0;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            tests.Kill(entireProcessTree: true);
            return false;
        }
    }
}
