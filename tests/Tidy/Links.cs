using System.Text.RegularExpressions;

namespace Federation.Tidy;

/// <summary>Relative links in Markdown files.</summary>
internal static partial class Links
{
    public static IEnumerable<string> Broken(string path)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Tree.Root, path))!;
        foreach (Match link in Link().Matches(Tree.Read(path)))
        {
            var target = link.Groups[1].Value.Split('#')[0];
            if (
                target.Length > 0
                && !target.Contains("://", StringComparison.Ordinal)
                && !Path.Exists(Path.Combine(folder, target))
            )
            {
                yield return $"{path}: '{target}' does not exist";
            }
        }
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
