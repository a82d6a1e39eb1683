using System.CommandLine;

namespace Federation.LoadTest.Edge;

/// <summary>The command <c>edge</c>.</summary>
internal static class EdgeCommand
{
    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var callers = new Option<int>("--callers")
        {
            Description = "Recordings in flight.",
            DefaultValueFactory = _ => 256,
        };
        var seconds = new Option<double>("--seconds")
        {
            Description = "Of each measurement in a round.",
            DefaultValueFactory = _ => 3,
        };
        var rounds = new Option<int>("--rounds") { Description = "All in turn.", DefaultValueFactory = _ => 5 };
        var entries = new Option<int>("--entries")
        {
            Description = "Imported at the end, in files of 100,000.",
            DefaultValueFactory = _ => 1_000_000,
        };
        var command = new Command("edge", "Recordings and an import at one edge, beside a bare call and a bare commit.")
        {
            callers,
            seconds,
            rounds,
            entries,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                new EdgeRun(
                    parsed.GetValue(callers),
                    TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                    parsed.GetValue(rounds),
                    parsed.GetValue(entries)
                ).RunAsync(cancellationToken)
        );
        return command;
    }
}
