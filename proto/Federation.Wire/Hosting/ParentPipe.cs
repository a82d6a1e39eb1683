namespace Federation.Wire.Hosting;

/// <summary>
/// Ends a program with the process that started it, however that one ended: its end of the pipe to standard input
/// closes
/// with it, and the operating system tells.
/// </summary>
public static class ParentPipe
{
    /// <summary>The option of the command line that asks for it: <c>--parent-pipe true</c>.</summary>
    public const string Option = "parent-pipe";

    /// <summary>
    /// Calls <paramref name="stop"/> once, on a thread of its own, when standard input has reached its end.
    /// </summary>
    /// <param name="isAsked">False: does nothing, and standard input is left alone.</param>
    /// <param name="stop">Asks the program to stop; must not throw.</param>
    public static void Watch(bool isAsked, Action stop)
    {
        if (!isAsked)
        {
            return;
        }

        // Reading standard input blocks and cannot be cancelled: a background thread ends with the program.
        var thread = new Thread(() =>
        {
            WaitForEnd();
            stop();
        })
        {
            IsBackground = true,
            Name = "parent pipe",
        };
        thread.Start();
    }

    private static void WaitForEnd()
    {
        using var input = Console.OpenStandardInput();
        Span<byte> ignored = stackalloc byte[256];
        while (input.Read(ignored) > 0)
        {
            // Nothing is expected; only the end matters.
        }
    }
}
