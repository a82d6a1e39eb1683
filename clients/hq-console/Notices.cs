using System.IO.Pipes;

namespace Federation.HqConsole;

/// <summary>
/// What the program that started the console tells of itself: lines on a pipe, the last one is shown.
/// </summary>
internal sealed class Notices : IDisposable
{
    private readonly AnonymousPipeClientStream? _pipe;
    private volatile string _latest = "";

    /// <param name="handle">The inherited end of the pipe; empty: none tells anything.</param>
    /// <exception cref="ArgumentException">It is no such handle.</exception>
    public Notices(string handle) =>
        _pipe = handle.Length == 0 ? null : new AnonymousPipeClientStream(PipeDirection.In, handle);

    /// <summary>The last line; empty before the first.</summary>
    public string Latest => _latest;

    /// <summary>Reads until the other side closes the pipe, on a thread of its own.</summary>
    public void Start()
    {
        if (_pipe is { } pipe)
        {
            new Thread(() => Read(pipe)) { IsBackground = true, Name = "notices" }.Start();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _pipe?.Dispose();

    private void Read(Stream pipe)
    {
        try
        {
            using var lines = new StreamReader(pipe);
            while (lines.ReadLine() is { } line)
            {
                _latest = line;
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            _latest = "";
        }
    }
}
