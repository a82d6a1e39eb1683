using System.Xml.Linq;

namespace Federation.Tidy;

/// <summary>The arrows between projects, and where package versions stand.</summary>
internal static class ProjectRules
{
    /// <summary>What each project of the product may reference, tests and benchmarks aside.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Federation.Core"] = [],
        ["Federation.Wire"] = ["Federation.Core"],
        ["Federation.EdgeNode"] = ["Federation.Wire", "Federation.Core"],
        // The silo hosts the display's static files; its code stays apart.
        ["Federation.Silo"] = ["Federation.Wire", "Federation.Core", "briefing-display"],
        ["Federation.Client"] = ["Federation.Wire", "Federation.Core"],
        ["fed"] = ["Federation.Client", "Federation.EdgeNode", "Federation.Silo", "Federation.Wire", "Federation.Core"],
        ["briefing-display"] = ["Federation.Client", "Federation.Wire", "Federation.Core"],
        ["hq-console"] = ["Federation.Client", "Federation.Wire", "Federation.Core"],
    };

    public static IEnumerable<string> Check(string path, string text)
    {
        var project = XDocument.Parse(text);
        var name = Path.GetFileNameWithoutExtension(path);
        foreach (var package in project.Descendants("PackageReference").Where(p => p.Attribute("Version") is not null))
        {
            var id = package.Attribute("Include")!.Value;
            yield return $"{path}: {id}: versions stand in Directory.Packages.props alone";
        }

        if (
            path.StartsWith("tests/", StringComparison.Ordinal)
            || path.StartsWith("benchmarks/", StringComparison.Ordinal)
        )
        {
            yield break;
        }

        if (!Arrows.TryGetValue(name, out var allowed))
        {
            yield return $"{path}: the arrows do not know this project";
            yield break;
        }

        foreach (var reference in References(project).Where(reference => !allowed.Contains(reference)))
        {
            yield return $"{path}: {name} may not reference {reference}";
        }

        if (name == "Federation.Core" && project.Descendants("PackageReference").Any())
        {
            yield return $"{path}: core stands on no package";
        }
    }

    private static IEnumerable<string> References(XDocument project) =>
        project
            .Descendants("ProjectReference")
            .Select(reference =>
                Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))
            );
}
