using System.Diagnostics;
using Xunit;

namespace Federation.Tidy;

/// <summary>
/// A gate that is configured is not a gate that closes: each is shown a bad example in a project of its own.
/// </summary>
public sealed class GateTests
{
    [Fact]
    public void The_build_refuses_what_it_must()
    {
        var folder = Directory.CreateTempSubdirectory("federation-gate-");
        try
        {
            WriteProject(folder.FullName);
            var output = Build(folder.FullName);
            Assert.Contains("error RS0030", output, StringComparison.Ordinal); // banned symbol
            Assert.Contains("error CS8602", output, StringComparison.Ordinal); // nullable
            Assert.Contains("error CS0219", output, StringComparison.Ordinal); // a plain warning
            Assert.Contains("error MA0040", output, StringComparison.Ordinal); // the analyzer pack: token not forwarded
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Write(string folder, string name, string text) =>
        File.WriteAllText(Path.Combine(folder, name), text);

    private static void WriteProject(string folder)
    {
        Write(folder, "Gate.csproj", """<Project Sdk="Microsoft.NET.Sdk" />""");
        Write(folder, "Bad.cs", Bad);
        Write(folder, "Directory.Packages.props", Import("Directory.Packages.props", ""));
        Write(folder, "Directory.Build.props", Import("Directory.Build.props", Artifacts));
        File.Copy(Path.Combine(Tree.Root, ".editorconfig"), Path.Combine(folder, ".editorconfig"));
    }

    private static string Import(string file, string more) =>
        $"""<Project><Import Project="{Tree.Root}/{file}" />{more}</Project>""";

    private const string Artifacts =
        "<PropertyGroup><ArtifactsPath>$(MSBuildThisFileDirectory)artifacts</ArtifactsPath></PropertyGroup>";

    private const string Bad = """
        namespace Gate;

        public static class Bad
        {
            public static DateTime Clock() => DateTime.UtcNow;

            public static int Length(string? text) => text.Length;

            public static void Unused()
            {
                var unused = 1;
            }

            public static async Task Forgets(Stream stream, CancellationToken cancellationToken)
            {
                await stream.FlushAsync();
            }
        }
        """;

    private static string Build(string folder)
    {
        var start = new ProcessStartInfo("dotnet", ["build", "--nologo", "-clp:NoSummary"])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var build = Process.Start(start)!;
        var errors = build.StandardError.ReadToEndAsync();
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return output + errors.GetAwaiter().GetResult();
    }
}
