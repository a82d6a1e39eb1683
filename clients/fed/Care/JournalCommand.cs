using System.CommandLine;
using Federation.Fed.Cli;

namespace Federation.Fed.Care;

/// <summary><c>fed journal</c>: the nation's journal as one file.</summary>
internal static class JournalCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "journal",
            "Writes the nation's journal to one file, and makes a journal of such a file.",
            "The file holds every record: frames, vintages and all others. It is compressed and chained by digests; "
                + "what was cut off or changed is refused with its place. On another machine the journal gives the "
                + "same boards and vintages.",
            "fed journal export nation.journal --data data",
            "fed journal import nation.journal --data elsewhere"
        );
        Command[] commands = [JournalExportCommand.Create(), JournalImportCommand.Create()];
        foreach (var one in commands)
        {
            command.Add(one);
        }

        return command;
    }
}
