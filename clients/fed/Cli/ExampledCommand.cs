using System.CommandLine;

namespace Federation.Fed.Cli;

/// <summary>A command that shows in its help how it is used.</summary>
/// <param name="name">The word on the command line.</param>
/// <param name="summary">One sentence: also its line in the list of commands.</param>
/// <param name="details">What a newcomer needs to know besides; may be empty.</param>
/// <param name="examples">Whole command lines that work as they stand, but for addresses and ids.</param>
internal sealed class ExampledCommand(
    string name,
    string summary,
    string details,
    params IReadOnlyList<string> examples
) : Command(name, summary)
{
    public string Details { get; } = details;

    public IReadOnlyList<string> Examples { get; } = examples;

    /// <summary>The fields of what it prints for scripts, and what each says; empty where it does not tell.</summary>
    public IReadOnlyList<(string Name, string Meaning)> Fields { get; init; } = [];
}
