namespace Federation.Tidy;

/// <summary>The checkout that these tests look at: found upwards from the test program.</summary>
internal static class Tree
{
    public static string Root { get; } = FindRoot();

    /// <summary>Paths relative to the root, with '/', of files that somebody wrote.</summary>
    public static IEnumerable<string> Files(params string[] endings) =>
        Directory
            .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !IsMade(path) && endings.Any(path.EndsWith))
            .Order(StringComparer.Ordinal);

    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static bool IsMade(string path) =>
        path.Split('/').Any(part => part is "artifacts" or ".git" or "obj" or "bin" or "data" or "node_modules");

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Federation.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName
            ?? throw new InvalidOperationException("Federation.sln is not above the test program.");
    }
}
