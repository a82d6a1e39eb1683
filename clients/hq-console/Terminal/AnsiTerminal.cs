using System.Text;

namespace Federation.HqConsole.Terminal;

/// <summary>
/// The terminal while the console has it: its other screen, no cursor, no line wrap, and the mouse. Disposing gives
/// it back as it was, once, whatever ended the program.
/// </summary>
internal sealed class AnsiTerminal : IDisposable
{
    private const string Enter = "\e[?1049h\e[?25l\e[?7l\e[?1000h\e[?1006h";
    private const string Leave = "\e[?1006l\e[?1000l\e[0m\e[?7h\e[?25h\e[?1049l";

    private readonly Stream _output = Console.OpenStandardOutput();
    private int _left;

    public AnsiTerminal() => Write(Enter);

    /// <summary>Columns and rows now.</summary>
    public static (int Width, int Height) Size => (Console.WindowWidth, Console.WindowHeight);

    /// <summary>Sends a piece whole.</summary>
    public void Write(string text)
    {
        _output.Write(Encoding.UTF8.GetBytes(text));
        _output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
        {
            Write(Leave);
            _output.Dispose();
        }
    }
}
