using System.CommandLine;
using Federation.Client;
using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Federation.Fed.Cli;

namespace Federation.Fed.Nation;

/// <summary><c>fed watch</c>: the national board as it changes.</summary>
internal static class WatchCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "watch",
            "Shows the nation's figures of a period, and then each change, until Ctrl-C.",
            "Each line begins with the board's version and its fingerprint: equal codes are equal figures on "
                + "every display. A board that cannot be verified is never shown; when a silo is gone the next address "
                + "is asked. Figures are on boundaries as reported; the same period last year comes once, also where "
                + "this year has no figure, and then each change says how much more or less it is.",
            "fed watch --nation http://127.0.0.1:5080 --period 2025-Q1",
            "fed watch --nation http://127.0.0.1:5080,http://127.0.0.1:6080"
        );
        var nation = CommonOptions.Nation(required: true);
        var period = CheckedOptions.Period($"{CheckedOptions.Periods}. Left out: the running quarter.");
        var calendar = CheckedOptions.Calendar();
        var claim = CommonOptions.As("operator");
        Option[] all = [nation, period, calendar, claim];
        foreach (var option in all)
        {
            command.Add(option);
        }

        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var cut = parsed.GetValue(calendar) == "decree09" ? Calendar.Decree09 : Calendar.Civil;
                var read = Period.TryParse(parsed.GetValue(period), out var asked) ? asked : RunningQuarter(cut);
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                var options = new NationOptions { Addresses = parsed.GetRequiredValue(nation)!, As = who };
                var output = new WatchOutput(Screen.Of(parsed), CommonOptions.LanguageOf(parsed), read);
                using var connection = new NationClient(options);
                await foreach (var state in connection.Subscribe(read, cut).WatchAsync(cancellationToken))
                {
                    output.Show(state);
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Period RunningQuarter(Calendar calendar) =>
        Period.Running(PeriodKind.Quarter, calendar, Day.At(TimeProvider.System.GetUtcNow()));
}
