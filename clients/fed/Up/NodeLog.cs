using System.Text;

namespace Federation.Fed.Up;

/// <summary>
/// What a program writes to its standard error: held in memory until the program answers, then in its <c>log.txt</c>.
/// A program that cannot start, because another one uses its directory, so leaves no trace in the log of that one.
/// </summary>
/// <param name="path">Where the log goes; appended to.</param>
internal sealed class NodeLog(string path) : IAsyncDisposable
{
    private const int HeldBytesMax = 64 * 1024;
    private const int LinesMax = 12;

    private static readonly string[] LogHeadings = ["trce: ", "dbug: ", "info: ", "warn: ", "fail: ", "crit: "];

    private readonly Lock _gate = new();
    private MemoryStream? _held = new();
    private FileStream? _file;

    /// <summary>Where the log is.</summary>
    public string Path { get; } = path;

    /// <summary>Takes all that the program writes, until it ends.</summary>
    public async Task CopyFromAsync(Stream errors)
    {
        var buffer = new byte[4096];
        for (int read; (read = await errors.ReadAsync(buffer)) > 0; )
        {
            lock (_gate)
            {
                Write(buffer.AsSpan(0, read));
            }
        }
    }

    /// <summary>The program answers: what it said so far goes to the file, and all that follows.</summary>
    public void Begin()
    {
        lock (_gate)
        {
            _file = new FileStream(Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            _held!.WriteTo(_file);
            _held = null;
        }
    }

    /// <summary>
    /// Why a program ended before it answered: the sentences that it wrote for people, at most 12 lines; where there
    /// is none, the end of what it logged.
    /// </summary>
    public IReadOnlyList<string> Reasons()
    {
        lock (_gate)
        {
            return _held is null ? [] : ReasonsIn(Encoding.UTF8.GetString(_held.ToArray()));
        }
    }

    internal static IReadOnlyList<string> ReasonsIn(string said)
    {
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()).ToList();
        var sentences = lines.FindAll(line => line.Length > 0 && !IsLogged(line));
        return [.. (sentences.Count > 0 ? sentences : lines).TakeLast(LinesMax)];
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (_held is null)
        {
            _file!.Write(bytes);
            return;
        }

        if (_held.Length + bytes.Length > HeldBytesMax)
        {
            // A program that cannot start says why last.
            var kept = _held.ToArray()[^(int)Math.Min(_held.Length, HeldBytesMax / 2)..];
            _held.SetLength(0);
            _held.Write(kept);
        }

        _held.Write(bytes);
    }

    /// <summary>True of a line of the console logger: its heading, or the indented text below it.</summary>
    private static bool IsLogged(string line) => char.IsWhiteSpace(line[0]) || LogHeadings.Any(line.StartsWith);
}
