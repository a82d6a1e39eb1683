using System.CommandLine;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Fed.Cli;

/// <summary>
/// Options whose values this program can judge by itself: a wrong one is wrong usage, and nobody is asked. What
/// depends on a ledger, a catalogue's edition or today is for the server to refuse.
/// </summary>
internal static class CheckedOptions
{
    /// <summary>The forms of a period, for help.</summary>
    public const string Periods = "2025, 2025-Q1, 2025-H1, 2025-9M, 2025-YTD, 2025-03, or days 2020-01-01..2020-12-31";

    /// <summary>Where codes are listed, for help and messages.</summary>
    public const string AreaCodes = "codes: fed areas --find TEXT";

    /// <summary>An area's code, well formed.</summary>
    public static Option<string?> Area(string name, string description, bool required = false) =>
        Text(name, "CODE", $"{description} ({AreaCodes})", required).Checked(WhyNotArea);

    /// <summary>A day of Vietnam.</summary>
    public static Option<string?> Day(string name, string description, bool required = false) =>
        Text(name, "YYYY-MM-DD", description, required)
            .Checked(text =>
                Core.Calendars.Day.TryParse(text, out _) ? null : "is not a day: write it like 2025-01-15"
            );

    /// <summary>One force.</summary>
    public static Option<string?> Force(string name, string description, bool required = false) =>
        Text(name, "FORCE", description, required)
            .Checked(text => Forces.TryParse(text, out _) ? null : $"must be one of: {CommonOptions.ForceCodes}");

    /// <summary>Forces that act together.</summary>
    public static Option<string?> ForcesTogether(string name, string description, bool required = false) =>
        Text(name, "A+B", description, required)
            .Checked(text =>
                ForceSet.TryParse(text, out var set) && !set.IsSomeCombination
                    ? null
                    : $"must be forces joined by +, each once: {CommonOptions.ForceCodes}"
            );

    /// <summary><c>--period</c>.</summary>
    public static Option<string?> Period(string description, bool required = false) =>
        Text("--period", "PERIOD", description, required)
            .Checked(text =>
                Core.Calendars.Period.TryParse(text, out _) ? null : Core.Calendars.Period.WhyNot(text).TrimEnd('.')
            );

    /// <summary><c>--calendar</c>.</summary>
    public static Option<string?> Calendar() =>
        Text("--calendar", "civil|decree09", "Which calendar cuts the period. Left out: civil.", required: false)
            .OneOf("civil", "decree09");

    /// <summary><c>--indicator</c>, several times; which there are is for the server to say.</summary>
    public static Option<string[]> Indicators() =>
        new("--indicator")
        {
            HelpName = "CODE",
            Description =
                "Only this indicator; may be given several times. Left out: all that have amounts. (codes: fed "
                + "indicators)",
            Arity = ArgumentArity.OneOrMore,
        };

    /// <summary><c>--view</c>.</summary>
    public static Option<string?> View()
    {
        var codes = Views.All.Select(view => view.Code()).ToArray();
        return Text("--view", "VIEW", $"{string.Join(", ", codes)}. Left out: total.", required: false).OneOf(codes);
    }

    /// <summary><c>--boundaries</c>.</summary>
    public static Option<string?> Boundaries() =>
        Text(
                "--boundaries",
                "reported|today",
                "On the boundaries of the days that were reported, or (VN and provinces, at the nation) on today's. "
                    + "Left out: reported.",
                required: false
            )
            .OneOf("reported", "today");

    /// <summary>Refuses every value but these.</summary>
    public static Option<string?> OneOf(this Option<string?> option, params string[] allowed) =>
        option.Checked(text => allowed.Contains(text) ? null : $"must be one of: {string.Join(", ", allowed)}");

    /// <summary>Refuses a value for which the judgement gives a reason.</summary>
    public static Option<string?> Checked(this Option<string?> option, Func<string, string?> judge)
    {
        option.Validators.Add(result =>
        {
            if (result is { Implicit: false, Tokens: [var token] } && judge(token.Value) is { } reason)
            {
                result.AddError($"{option.Name} '{Refusal.Shown(token.Value)}' {reason}.");
            }
        });
        return option;
    }

    /// <summary>Why a text is no area code; null where it is well formed.</summary>
    public static string? WhyNotArea(string text) =>
        AreaCode.TryParse(text, out _) ? null : $"must be like VN, 04, 04/043, 04/01234 or 20/183/ba-son ({AreaCodes})";

    private static Option<string?> Text(string name, string value, string description, bool required) =>
        new(name)
        {
            HelpName = value,
            Description = description,
            Required = required,
        };
}
