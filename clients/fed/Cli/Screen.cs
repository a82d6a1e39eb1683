using System.CommandLine;

namespace Federation.Fed.Cli;

/// <summary>
/// Where a command writes, and whether somebody watches: tables and progress are only for a terminal.
/// </summary>
internal sealed class Screen
{
    private const int PlainWidth = 80;

    private Screen(TextWriter output, TextWriter error, bool isTerminal)
    {
        Output = output;
        Error = error;
        IsTerminal = isTerminal;
    }

    public TextWriter Output { get; }

    public TextWriter Error { get; }

    /// <summary>True where <see cref="Output"/> is a terminal.</summary>
    public bool IsTerminal { get; }

    /// <summary>Columns that sentences may take: the terminal's, or 80 where there is none.</summary>
    public int Width => IsTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : PlainWidth;

    /// <summary>The console of this process.</summary>
    public static Screen OfProcess() => new(Console.Out, Console.Error, !Console.IsOutputRedirected);

    /// <summary>Where a running command writes.</summary>
    public static Screen Of(ParseResult parsed)
    {
        var output = parsed.InvocationConfiguration.Output;
        var isTerminal = ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;
        return new Screen(output, parsed.InvocationConfiguration.Error, isTerminal);
    }

    /// <summary>Writers of the caller, who keeps them; not a terminal.</summary>
    public static Screen Of(TextWriter output, TextWriter error) => new(output, error, isTerminal: false);

    public void Line(string text = "") => Output.WriteLine(text);

    public void Lines(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Output.WriteLine(line);
        }
    }
}
