using System.CommandLine;

namespace Federation.LoadTest.CatchingUp;

/// <summary>The command <c>catch-up</c>.</summary>
internal static class CatchUpCommand
{
    /// <summary>Makes it.</summary>
    public static Command Make()
    {
        var port = new Option<int>("--port") { Description = "Base of the ports.", DefaultValueFactory = _ => 6400 };
        var provinces = new Option<string>("--provinces")
        {
            Description = "Live ones: codes with commas.",
            DefaultValueFactory = _ => "04,20,22",
        };
        var rate = new Option<int>("--rate")
        {
            Description = "Recordings a second, live provinces together.",
            DefaultValueFactory = _ => 600,
        };
        var entries = new Option<int>("--entries")
        {
            Description = "Of the backlog.",
            DefaultValueFactory = _ => 10_000_000,
        };
        var seconds = new Option<int>("--seconds") { Description = "Of live load.", DefaultValueFactory = _ => 30 };
        var command = new Command("catch-up", "A great backlog comes in beside live provinces: how fast, how fresh.")
        {
            port,
            provinces,
            rate,
            entries,
            seconds,
        };
        command.SetAction(
            (parsed, cancellationToken) =>
                new CatchUpRun(
                    parsed.GetValue(provinces)!,
                    parsed.GetValue(port),
                    parsed.GetValue(rate),
                    parsed.GetValue(entries),
                    TimeSpan.FromSeconds(parsed.GetValue(seconds))
                ).RunAsync(cancellationToken)
        );
        return command;
    }
}
