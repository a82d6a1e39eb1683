using System.CommandLine;
using System.CommandLine.Help;
using System.Text;
using Federation.Fed.Cli;

namespace Federation.Fed.Docs;

/// <summary>The reference of all commands, written from the tree that parses them.</summary>
internal static class CommandReference
{
    /// <summary>Markdown, lines ended by a line feed. The same tree gives the same text.</summary>
    public static string Write(RootCommand root)
    {
        var text = new StringBuilder();
        text.Append("# fed\n\n");
        text.Append("Written by `fed docs > docs/fed.md` from the program itself.\n\n");
        text.Append(root.Description).Append("\n\n");
        text.Append("| option of every command | |\n|---|---|\n");
        AppendOptions(text, root.Options.Where(option => option is not VersionOption));
        foreach (var command in root.Subcommands.Where(command => !command.Hidden))
        {
            Append(text, command, "##");
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, Command command, string mark)
    {
        text.Append($"\n{mark} {CommandPath.Of(command)}\n\n{command.Description}\n\n");
        if (command is ExampledCommand { Details.Length: > 0 } detailed)
        {
            text.Append(detailed.Details).Append("\n\n");
        }

        if (command.Arguments.Count + command.Options.Count(option => !option.Hidden) > 0)
        {
            text.Append("| | |\n|---|---|\n");
            foreach (var argument in command.Arguments)
            {
                var optional = argument.Arity.MinimumNumberOfValues == 0 ? " (may be left out)" : "";
                text.Append(
                    $"| `{Cell(argument.HelpName ?? argument.Name)}`{optional} | {Cell(argument.Description)} |\n"
                );
            }

            AppendOptions(text, command.Options.Where(option => !option.Hidden));
        }

        if (command is ExampledCommand { Fields.Count: > 0 } written)
        {
            text.Append("\n| field of JSON and CSV | |\n|---|---|\n");
            foreach (var (name, meaning) in written.Fields)
            {
                text.Append($"| `{name}` | {Cell(meaning)} |\n");
            }
        }

        if (command is ExampledCommand { Examples.Count: > 0 } exampled)
        {
            text.Append("\n```\n").AppendJoin('\n', exampled.Examples).Append("\n```\n");
        }

        foreach (var part in command.Subcommands.Where(part => !part.Hidden))
        {
            Append(text, part, mark + "#");
        }
    }

    private static void AppendOptions(StringBuilder text, IEnumerable<Option> options)
    {
        foreach (var option in options)
        {
            var name = option is HelpOption ? "--help" : option.Name;
            var value = option.HelpName is null ? "" : " " + option.HelpName;
            var required = option.Required ? " (required)" : "";
            var given =
                option is { HasDefaultValue: true, HelpName: not null } && option.GetDefaultValue() is not Array
                    ? $" Default: {option.GetDefaultValue()}."
                    : "";
            text.Append($"| `{Cell(name + value)}`{required} | {Cell(option.Description)}{Cell(given)} |\n");
        }
    }

    private static string Cell(string? text) => (text ?? "").Replace("|", "\\|");
}
