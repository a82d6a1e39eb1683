namespace Federation.Fed.Cli;

/// <summary>
/// An expected end of a command: lines for the person, and the exit code. Never shown with a stack trace.
/// </summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
/// <param name="lines">What went wrong and what the reader can do, a line each; at least one.</param>
internal sealed class FedException(int exitCode, params IReadOnlyList<string> lines)
    : Exception(string.Join('\n', lines))
{
    public int ExitCode { get; } = exitCode;

    public IReadOnlyList<string> Lines { get; } = lines;

    /// <summary>The command line is wrong.</summary>
    public static FedException Usage(params IReadOnlyList<string> lines) => new(Cli.ExitCode.WrongUsage, lines);

    /// <summary>The domain refuses.</summary>
    public static FedException Refused(params IReadOnlyList<string> lines) => new(Cli.ExitCode.Refused, lines);

    /// <summary>Something needed does not answer.</summary>
    public static FedException NotReachable(params IReadOnlyList<string> lines) =>
        new(Cli.ExitCode.NotReachable, lines);
}
