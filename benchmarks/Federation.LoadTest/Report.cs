using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Federation.LoadTest;

/// <summary>
/// A result as a Markdown file: what, when, which commit, which machine, which command, then the tables.
/// </summary>
internal sealed class Report(string title)
{
    private readonly StringBuilder _body = new();

    public Report Line(string line = "")
    {
        _body.Append(line).Append('\n');
        Console.WriteLine(line);
        return this;
    }

    /// <summary>Writes <c>benchmarks/results/NAME.md</c> below the root of the checkout and returns its path.</summary>
    public string Write(string root, string name)
    {
        var changes = Git(root, "status --porcelain").Length > 0 ? " with changes" : "";
        var command = string.Join(' ', Environment.GetCommandLineArgs().Skip(1).Prepend("Federation.LoadTest"));
        var head = new StringBuilder()
            .Append($"# {title}\n\n")
            .Append($"- commit: {Commit(root)}{changes}\n")
            .Append($"- machine: {Machine()}\n")
            .Append($"- command: `{command}`\n\n");
        var path = Path.Combine(root, "benchmarks", "results", name + ".md");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, head.Append(_body).ToString());
        return path;
    }

    /// <summary>The short name of the commit that is checked out.</summary>
    public static string Commit(string root) => Git(root, "rev-parse --short HEAD");

    private static string Machine()
    {
        var model = File.ReadLines("/proc/cpuinfo")
            .FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30;
        var name = model?.Split(':')[1].Trim();
        return $"{Environment.ProcessorCount} cores ({name}), {memory} GiB, {RuntimeInformation.OSDescription}, "
            + RuntimeInformation.FrameworkDescription;
    }

    private static string Git(string root, string arguments)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = root,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var git = Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        return output;
    }
}
