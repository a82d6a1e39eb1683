using System.CommandLine;

namespace Federation.Fed.Cli;

/// <summary>A command's words from the program on: <c>fed record</c>.</summary>
internal static class CommandPath
{
    public static string Of(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return parent is null ? "fed" : Of(parent) + " " + command.Name;
    }
}
