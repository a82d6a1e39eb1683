using System.CommandLine;

namespace Federation.LoadTest.Intake;

/// <summary>The command <c>intake</c>.</summary>
internal static class IntakeCommand
{
    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var postings = new Option<int>("--postings")
        {
            Description = "Of a frame: 8192 is nearly as many as fit, 2 is one activity.",
            DefaultValueFactory = _ => 8192,
        };
        var ofEntry = new Option<int>("--of-entry")
        {
            Description = "Postings of an entry.",
            DefaultValueFactory = _ => 16,
        };
        var seconds = new Option<int>("--seconds") { Description = "How long.", DefaultValueFactory = _ => 60 };
        var warmUp = new Option<int>("--warm-up")
        {
            Description = "Seconds before, not counted.",
            DefaultValueFactory = _ => 15,
        };
        var command = new Command("intake", "Sealed frames of 34 edges to one silo on PostgreSQL, as fast as they go.")
        {
            postings,
            ofEntry,
            seconds,
            warmUp,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                new IntakeRun(
                    parsed.GetValue(postings),
                    parsed.GetValue(ofEntry),
                    TimeSpan.FromSeconds(parsed.GetValue(warmUp)),
                    TimeSpan.FromSeconds(parsed.GetValue(seconds))
                ).RunAsync($"intake-{parsed.GetValue(postings)}", cancellationToken)
        );
        return command;
    }
}
