using System.Text.Json;

namespace Federation.Mutation;

/// <summary>Which branches of a folder's files the tests took, as coverlet counted them.</summary>
internal sealed class CoverageReport
{
    private readonly List<Branch> _branches = [];

    /// <param name="json">coverlet's own format: module, file, class, method, branches.</param>
    /// <param name="root">The root of the repository; paths are shown relative to it.</param>
    /// <param name="under">The beginning of the paths that count.</param>
    public CoverageReport(JsonElement json, string root, string under)
    {
        var files = json.EnumerateObject().SelectMany(module => module.Value.EnumerateObject());
        foreach (var file in files)
        {
            var path = Path.GetRelativePath(root, file.Name).Replace('\\', '/');
            if (path.StartsWith(under, StringComparison.Ordinal))
            {
                var methods = file.Value.EnumerateObject().SelectMany(type => type.Value.EnumerateObject());
                _branches.AddRange(methods.SelectMany(method => BranchesOf(path, method)));
            }
        }
    }

    /// <summary>Writes each file's figure and the branches that no test took.</summary>
    /// <returns>True where there are branches and every one was taken.</returns>
    public async Task<bool> WriteAsync(TextWriter output)
    {
        foreach (var file in _branches.GroupBy(branch => branch.Path).OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            await output.WriteLineAsync($"{Figure([.. file])}  {file.Key}");
        }

        foreach (
            var branch in _branches.Where(branch => !branch.IsTaken).OrderBy(branch => branch.Path).ThenBy(b => b.Line)
        )
        {
            await output.WriteLineAsync(
                $"never taken  {branch.Path}:{branch.Line} way {branch.Way} in {branch.Method}"
            );
        }

        await output.WriteLineAsync($"{Figure(_branches)}  all branches");
        return _branches.Count > 0 && _branches.TrueForAll(branch => branch.IsTaken);
    }

    private static IEnumerable<Branch> BranchesOf(string path, JsonProperty method) =>
        method
            .Value.GetProperty("Branches")
            .EnumerateArray()
            .Select(branch => new Branch(
                path,
                branch.GetProperty("Line").GetInt32(),
                branch.GetProperty("Path").GetInt32(),
                method.Name[(method.Name.LastIndexOf("::", StringComparison.Ordinal) + 2)..],
                branch.GetProperty("Hits").GetInt64() > 0
            ));

    private static string Figure(List<Branch> branches)
    {
        var taken = branches.Count(branch => branch.IsTaken);
        return $"{taken, 5} of {branches.Count, 5}  {100.0 * taken / Math.Max(1, branches.Count), 5:0.0} %";
    }

    private sealed record Branch(string Path, int Line, int Way, string Method, bool IsTaken);
}
