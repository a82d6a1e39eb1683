namespace Federation.EndToEnd.Battery.Faults;

/// <summary>A copy of a stopped program's data, held in memory, which can be put back.</summary>
internal sealed class DataCopy
{
    private readonly string _directory;
    private readonly Dictionary<string, byte[]> _files;

    private DataCopy(string directory) =>
        (_directory, _files) = (
            directory,
            Directory.GetFiles(directory).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes)
        );

    /// <summary>Copies everything; the program must not be running.</summary>
    public static DataCopy Take(Machine machine) =>
        machine.IsRunning
            ? throw new InvalidOperationException($"{machine.Name} is running: its files would be torn.")
            : new DataCopy(machine.Data);

    /// <summary>
    /// Names of the files that hold something, in their order; not of SQLite's index of a log, which is made anew.
    /// </summary>
    public IReadOnlyList<string> Names() =>
        [
            .. _files
                .Where(file => file.Value.Length > 0)
                .Select(file => file.Key)
                .Where(name => !name.EndsWith("-shm", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The length of a file, bytes.</summary>
    public int LengthOf(string name) => _files[name].Length;

    /// <summary>Makes the directory what it was.</summary>
    public void PutBack()
    {
        foreach (var file in Directory.GetFiles(_directory))
        {
            File.Delete(file);
        }

        foreach (var (name, bytes) in _files)
        {
            File.WriteAllBytes(Path.Combine(_directory, name), bytes);
        }
    }

    /// <summary>Flips one bit of a file.</summary>
    public void Flip(string name, int at, int bit)
    {
        using var file = Open(name);
        file.Position = at;
        file.WriteByte((byte)(_files[name][at] ^ (1 << bit)));
    }

    /// <summary>Cuts a file off.</summary>
    public void Truncate(string name, int length)
    {
        using var file = Open(name);
        file.SetLength(length);
    }

    private FileStream Open(string name) => new(Path.Combine(_directory, name), FileMode.Open, FileAccess.Write);
}
