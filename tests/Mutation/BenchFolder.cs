namespace Federation.Mutation;

/// <summary>A copy of a built test program, in which one assembly is changed.</summary>
internal sealed class BenchFolder
{
    private readonly string _folder;
    private readonly string _project;

    /// <param name="built">The folder of the built test program.</param>
    /// <param name="folder">Where the copy goes; what is there is overwritten.</param>
    /// <param name="project">The name of the program's assembly.</param>
    public BenchFolder(string built, string folder, string project)
    {
        _folder = folder;
        _project = project;
        foreach (var file in Directory.EnumerateFiles(built, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(built, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }
    }

    /// <summary>The assembly to change.</summary>
    public string Changed => Path.Combine(_folder, CoreSource.AssemblyFile);

    /// <summary>The assembly of the tests.</summary>
    public string Program => Path.Combine(_folder, $"{_project}.dll");
}
