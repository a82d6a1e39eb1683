using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Federation.Fed.Cli;

/// <summary>The usual help, then the command's details and examples.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Puts them under the help of every command of the tree.</summary>
    public static void Install(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            if (option.Action is HelpAction help)
            {
                option.Action = new HelpWithExamples(help);
            }
        }
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var language = CommonOptions.LanguageOf(parseResult);
        var result = language == Language.En ? help.Invoke(parseResult) : InvokeVietnamese(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var command = parseResult.CommandResult.Command as ExampledCommand;
        if (command is { Details.Length: > 0 })
        {
            output.WriteLine(command.Details);
            output.WriteLine();
        }

        if (command is { Fields.Count: > 0 })
        {
            output.WriteLine(language.Of("Trường của JSON và CSV:", "Fields of JSON and CSV:"));
            foreach (var (name, meaning) in command.Fields)
            {
                output.WriteLine($"  {name}: {meaning}");
            }

            output.WriteLine();
        }

        var examples = command?.Examples ?? FedCommand.FirstSteps;
        output.WriteLine(language.Of("Ví dụ:", "Examples:"));
        foreach (var example in examples)
        {
            output.WriteLine("  " + example);
        }

        output.WriteLine();
        return result;
    }

    private int InvokeVietnamese(ParseResult parseResult)
    {
        var configuration = parseResult.InvocationConfiguration;
        var output = configuration.Output;
        using var written = new StringWriter();
        configuration.Output = written;
        var result = VietnameseHelp.Write(parseResult.CommandResult.Command, () => help.Invoke(parseResult));
        configuration.Output = output;
        output.Write(VietnameseHelp.Headed(written.ToString()));
        return result;
    }
}
