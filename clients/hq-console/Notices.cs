using System.IO.Pipes;

namespace Federation.HqConsole;

/// <summary>
/// What the program that started the console tells of itself: lines on a pipe, the last one is shown. It is read on a
/// thread of its own, which ends with the process: a blocking read cannot be called off, nor closing wait for it.
/// </summary>
internal sealed class Notices
{
    private volatile string _latest = "";

    /// <summary>The last line; empty before the first, and where nobody tells anything.</summary>
    public string Latest => _latest;

    /// <summary>Reads until the other side closes the pipe.</summary>
    /// <param name="handle">The inherited end of the pipe; empty: none.</param>
    public static Notices From(string handle)
    {
        var notices = new Notices();
        if (handle.Length > 0)
        {
            new Thread(() => notices.Read(handle)) { IsBackground = true, Name = "notices" }.Start();
        }

        return notices;
    }

    /// <summary>Takes lines in until there are no more.</summary>
    public void Read(TextReader lines)
    {
        while (lines.ReadLine() is { } line)
        {
            _latest = line;
        }
    }

    private void Read(string handle)
    {
        try
        {
            using var pipe = new AnonymousPipeClientStream(PipeDirection.In, handle);
            using var lines = new StreamReader(pipe);
            Read(lines);
        }
        catch (Exception none) when (none is IOException or ArgumentException)
        {
            _latest = "";
        }
    }
}
