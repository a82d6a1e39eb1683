using System.CommandLine;
using Federation.Fed.Cli;
using Federation.Fed.Up;
using Federation.Wire;

namespace Federation.Fed.Demo;

/// <summary><c>fed demo</c>: the main job on published figures, with real processes.</summary>
internal static class DemoCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "demo",
            "Shows the main job on published figures: provinces record, the nation counts.",
            "Starts a nation and provinces as real processes, records hundreds of single activities that add up "
                + "to published figures, and shows the national board live in the console (or, with --headless, beside "
                + "the published figures at the end). Figures of provinces without published ones are made up, and "
                + "marked so. Once all is counted a briefing is opened on it and frozen: its web address is shown.",
            "fed demo",
            "fed demo --headless --hold",
            "fed demo --provinces 04,20 --speed 4"
        );
        var headless = new Option<bool>("--headless")
        {
            Description = "Plain lines instead of the console; exit code 0 only if every figure is the published one.",
        };
        var hold = new Option<bool>("--hold")
        {
            Description = "With --headless: goes on after the comparison until Ctrl-C, so that displays can be opened.",
        };
        var speed = new Option<string?>("--speed")
        {
            HelpName = "FACTOR|max",
            Description = "1: two minutes in all, 2: one, max: at once. Left out: 1, or max with --headless.",
        };
        var provinces = new Option<string>("--provinces")
        {
            HelpName = "CODE[,CODE…]",
            Description = "Provinces (of 2025-Q1) to show.",
            DefaultValueFactory = _ => string.Join(',', DemoPlan.DefaultProvinces),
        };
        var data = new Option<string?>("--data")
        {
            HelpName = "DIR",
            Description = "Keep ledgers and journal here. Left out: a temporary directory, removed at the end.",
        };
        var port = UpCommand.PortOption();
        Option[] options = [headless, hold, speed, provinces, data, port];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var screen = Screen.Of(parsed);
                var isHeadless = parsed.GetValue(headless);
                var isHeld = parsed.GetValue(hold);
                RequireTerminal(screen, isHeadless, isHeld);
                var pace = ReadPace(parsed.GetValue(speed) ?? (isHeadless ? "max" : "1"));
                using var directory = new DemoDirectory(parsed.GetValue(data));
                var fleet = FleetPlan.Read(
                    parsed.GetRequiredValue(provinces),
                    directory.FullName,
                    parsed.GetRequiredValue(port)
                );
                RequireOfQuarter(fleet.Provinces);
                var same = parsed.GetResult(provinces) is { Implicit: false }
                    ? $" --provinces {string.Join(',', fleet.Provinces)}"
                    : "";
                var again = $"./demo{(isHeadless ? " --headless" : "")}{(isHeld ? " --hold" : "")}{same}";
                fleet = fleet with { Again = other => $"{again} --port {other}" };
                var request = new DemoRequest(fleet, pace, isHeadless, isHeld, CommonOptions.LanguageOf(parsed));
                return await new DemoRun(request, screen).RunAsync(cancellationToken);
            }
        );
        return command;
    }

    private static void RequireTerminal(Screen screen, bool headless, bool hold)
    {
        RequireHeadless(headless, hold);
        if (!headless && (!screen.IsTerminal || Console.IsInputRedirected))
        {
            throw FedException.Usage("the live console needs a terminal; without one use --headless");
        }
    }

    private static void RequireHeadless(bool headless, bool hold)
    {
        if (hold && !headless)
        {
            throw FedException.Usage("--hold is for --headless: the console goes on until it is quit anyhow");
        }
    }

    private static Pace ReadPace(string text) =>
        Pace.TryParse(text, out var pace)
            ? pace
            : throw FedException.Usage($"--speed '{text}' is not known: allowed are max and factors from 0.01 to 1000");

    private static void RequireOfQuarter(IReadOnlyList<string> provinces)
    {
        var catalogue = KnownAreas.Current;
        var day = new Core.Calendars.Day(2025, 1, 1);
        var unknown = provinces.Where(code => !catalogue.TryResolve(Core.Areas.AreaCode.Parse(code), day, out _));
        var errors = unknown.Select(code => $"province '{code}' did not exist in the first quarter of 2025").ToList();
        if (errors.Count > 0)
        {
            throw FedException.Usage(errors);
        }
    }
}
