using System.CommandLine;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Fed.Vintages;
using Federation.Wire.V1;

namespace Federation.Fed.Briefings;

/// <summary>A command of <c>fed briefing</c> about one briefing, with the options that all of them have.</summary>
internal sealed class BriefingPart
{
    private readonly Option<Uri[]?> _nation = CommonOptions.Nation(required: true);
    private readonly Option<Claim?> _claim = CommonOptions.As("operator");
    private readonly Option<bool> _json = CommonOptions.Json("the briefing as it stands then");

    private readonly Option<string?> _briefing = new Option<string?>("--briefing")
    {
        HelpName = "UUID",
        Description = "Which briefing (fed briefing list). Left out: the newest that is open, else the newest.",
    }.Checked(text => Guid.TryParseExact(text, "D", out _) ? null : "is no UUID");

    private readonly Option<string?> _ministry = MinistryOption();

    private BriefingPart(string name, string summary, string details, bool isForMinistry, string[] examples)
    {
        Command = new ExampledCommand(name, summary, details, examples);
        Option[] options = isForMinistry
            ? [_nation, _briefing, _ministry, _claim, _json]
            : [_nation, _briefing, _claim, _json];
        foreach (var option in options)
        {
            Command.Add(option);
        }
    }

    public ExampledCommand Command { get; }

    /// <summary><c>--ministry</c>.</summary>
    public static Option<string?> MinistryOption() =>
        new Option<string?>("--ministry")
        {
            HelpName = "MINISTRY",
            Description = "For which ministry: defence or public_security. Left out: defence.",
        }.OneOf("defence", "public_security");

    /// <summary>A command that reads or says something of a briefing.</summary>
    public static BriefingPart Of(string name, string summary, string details, params string[] examples) =>
        new(name, summary, details, isForMinistry: false, examples);

    /// <summary>A command that is given for a ministry.</summary>
    public static BriefingPart ForMinistry(string name, string summary, string details, params string[] examples) =>
        new(name, summary, details, isForMinistry: true, examples);

    /// <summary>What is done, after which the briefing is shown as it stands.</summary>
    public ExampledCommand Does(Func<ParseResult, BriefingCall, CancellationToken, Task<BriefingState>> act) =>
        Runs(
            async (parsed, call, cancellationToken) =>
            {
                var state = await act(parsed, call, cancellationToken);
                new BriefingOutput(Screen.Of(parsed), CommonOptions.LanguageOf(parsed)).Write(
                    state,
                    parsed.GetValue(_json)
                );
            }
        );

    /// <summary>What is done, and shown by itself.</summary>
    public ExampledCommand Runs(Func<ParseResult, BriefingCall, CancellationToken, Task> act)
    {
        Command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var who = parsed.GetValue(_claim) ?? Claim.Operator;
                using var nation = PastSettings.Open(parsed.GetRequiredValue(_nation)!, who);
                var ministry = parsed.GetResult(_ministry) is null ? null : parsed.GetValue(_ministry);
                _ = Ministries.TryParse(ministry ?? Ministry.Defence.Code(), out var speaksFor);
                var call = new BriefingCall(nation, parsed.GetValue(_briefing) ?? "", speaksFor);
                await act(parsed, call, cancellationToken);
                return ExitCode.Done;
            }
        );
        return Command;
    }
}
