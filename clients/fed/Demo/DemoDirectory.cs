namespace Federation.Fed.Demo;

/// <summary>Where the demo's ledgers and journal lie: removed at the end unless a directory was named.</summary>
internal sealed class DemoDirectory : IDisposable
{
    private readonly bool _isTemporary;

    /// <param name="named">A directory to keep; null: a temporary one.</param>
    public DemoDirectory(string? named)
    {
        _isTemporary = named is null;
        FullName = named is null
            ? Directory.CreateTempSubdirectory("federation-demo-").FullName
            : Path.GetFullPath(named);
    }

    public string FullName { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isTemporary)
        {
            Directory.Delete(FullName, recursive: true);
        }
    }
}
