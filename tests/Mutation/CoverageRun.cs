using System.Diagnostics;
using System.Text.Json;

namespace Federation.Mutation;

/// <summary>Builds the tests once more, counted by coverlet and apart from the ordinary build, and runs them.</summary>
/// <param name="project">The test project.</param>
/// <param name="artifacts">Where it is built and leaves its counts; relative to the root.</param>
internal sealed class CoverageRun(string project, string artifacts)
{
    /// <summary>What coverlet counted; null where the build or a test failed, which is on the console.</summary>
    public async Task<JsonElement?> CountAsync(CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(artifacts);
        var results = Path.Combine(folder, "results");
        if (Directory.Exists(results))
        {
            Directory.Delete(results, recursive: true);
        }

        string[] build =
        [
            "build",
            $"tests/{project}",
            "-c",
            "Release",
            "-v",
            "q",
            "-p:Coverage=true",
            $"-p:ArtifactsPath={folder}",
        ];
        string[] count = ["--coverlet", "--coverlet-output-format", "json", "--coverlet-include", "[Federation.Core]*"];
        var program = Path.Combine(folder, "bin", project, "release", project);
        if (
            !await RunAsync("dotnet", build, cancellationToken)
            || !await RunAsync(program, [.. count, "--results-directory", results], cancellationToken)
        )
        {
            return null;
        }

        await using var json = File.OpenRead(Directory.EnumerateFiles(results, "*.json").Single());
        return (await JsonDocument.ParseAsync(json, cancellationToken: cancellationToken)).RootElement;
    }

    private static async Task<bool> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false })!;
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0;
    }
}
