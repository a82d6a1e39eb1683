using Federation.Fed.Cli;

namespace Federation.Fed.Docs;

/// <summary><c>fed docs</c>: prints <c>docs/fed.md</c>.</summary>
internal static class DocsCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "docs",
            "Prints the reference of all commands as Markdown (docs/fed.md).",
            "",
            "fed docs > docs/fed.md"
        )
        {
            Hidden = true,
        };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(CommandReference.Write(FedCommand.Create()));
            return ExitCode.Done;
        });
        return command;
    }
}
