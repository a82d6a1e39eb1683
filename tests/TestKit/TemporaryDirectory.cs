namespace Federation.TestKit;

/// <summary>A directory of a test's own, deleted with everything in it when the test ends.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    /// <summary>Its full path; it exists.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("federation-").FullName;

    /// <summary>A path inside it.</summary>
    public string At(string name) => System.IO.Path.Combine(Path, name);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(Path, recursive: true);
}
