using System.CommandLine;

namespace Federation.LoadTest.Displays;

/// <summary>The commands that measure displays.</summary>
internal static class DisplaysCommand
{
    /// <summary>Makes <c>display-cold</c>.</summary>
    public static Command Cold()
    {
        var starts = new Option<int>("--starts") { Description = "Of the browser.", DefaultValueFactory = _ => 10 };
        var entries = new Option<int>("--entries")
        {
            Description = "Of the nation.",
            DefaultValueFactory = _ => 20_000,
        };
        var silo = new Option<string>("--silo")
        {
            Description = "A silo's program elsewhere, such as a published one.",
            DefaultValueFactory = _ => "Federation.Silo",
        };
        var name = new Option<string>("--name")
        {
            Description = "Of the result's page.",
            DefaultValueFactory = _ => "display-cold",
        };
        var command = new Command(
            "display-cold",
            "Opens a display in a fresh browser; measures until a figure is drawn."
        )
        {
            starts,
            entries,
            silo,
            name,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                new ColdDisplay(
                    parsed.GetValue(starts),
                    parsed.GetValue(entries),
                    parsed.GetValue(silo)!,
                    parsed.GetValue(name)!
                ).RunAsync(cancellationToken)
        );
        return command;
    }
}
