using System.CommandLine;
using Federation.Core.Figures;
using Federation.Fed.Cli;

namespace Federation.Fed.Briefings;

/// <summary><c>fed briefing keys</c>: the files that ministries sign with.</summary>
internal static class BriefingKeysCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "keys",
            "Makes the key files that ministries sign with; a file that is there is never overwritten.",
            "Each ministry keeps its .key file to itself, and gives its .pub file to who opens briefings.",
            "fed briefing keys keys",
            "fed briefing keys keys --ministry defence"
        );
        var directory = new Argument<string>("DIR") { Description = "Where the files are written." };
        var ministry = new Option<string?>("--ministry")
        {
            HelpName = "MINISTRY",
            Description = "Only for this ministry: defence or public_security. Left out: for both.",
        }.OneOf("defence", "public_security");
        command.Add(directory);
        command.Add(ministry);
        command.SetAction(parsed =>
        {
            Ministry[] asked = Ministries.TryParse(parsed.GetValue(ministry), out var one)
                ? [one]
                : [.. Ministries.All];
            Screen.Of(parsed).Lines(KeyFiles.Make(parsed.GetRequiredValue(directory), asked));
            return ExitCode.Done;
        });
        return command;
    }
}
