using System.CommandLine;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using AmountText = Federation.Wire.V1.AmountText;

namespace Federation.Fed.Ledgers;

/// <summary>The options that say what an activity is; those of record are required, those of correct are not.</summary>
internal sealed class ActivityOptions
{
    private readonly Option<string?> _area;
    private readonly Option<string?> _day;
    private readonly Option<string?> _forces;
    private readonly Option<string?> _lead;
    private readonly Argument<AmountText[]> _amounts;

    private ActivityOptions(bool required)
    {
        _area = CheckedOptions.Area(
            "--area",
            "Where: a province 04, a district 04/043, a post 20/183/ba-son.",
            required
        );
        _day = CheckedOptions.Day("--day", "When: a day of Vietnam, tomorrow at the latest.", required);
        var codes = $"Who, together: {CommonOptions.ForceCodes}, joined by +.";
        _forces = CheckedOptions.ForcesTogether("--forces", codes, required);
        _lead = CheckedOptions.Force("--lead", "Which of them leads; may be left out where one acted alone.");
        _amounts = AmountArgument.Create();
    }

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">Gets them.</param>
    /// <param name="required">False where what is left out keeps what it is.</param>
    public static ActivityOptions AddTo(ExampledCommand command, bool required)
    {
        var options = new ActivityOptions(required);
        command.Add(options._area);
        command.Add(options._day);
        command.Add(options._forces);
        command.Add(options._lead);
        command.Add(options._amounts);
        if (required)
        {
            command.Validators.Add(result => AmountArgument.RequireOne(result, options._amounts));
        }

        return options;
    }

    /// <summary>What the command line says, with empty texts for what it leaves out.</summary>
    public ActivityText Read(ParseResult parsed)
    {
        var activity = new ActivityText
        {
            Area = parsed.GetValue(_area) ?? "",
            Day = parsed.GetValue(_day) ?? "",
            Forces = parsed.GetValue(_forces) ?? "",
            Lead = parsed.GetValue(_lead) ?? "",
        };
        activity.Amounts.AddRange(parsed.GetValue(_amounts) ?? []);
        return activity;
    }

    /// <summary>
    /// Who claims to record it where nobody says: the lead, or the force that acted alone, else the operator.
    /// </summary>
    public static Claim ClaimOf(ActivityText activity)
    {
        var speaker = activity.Lead.Length > 0 ? activity.Lead : activity.Forces;
        return Forces.TryParse(speaker, out var force) ? Claim.Of(force) : Claim.Operator;
    }
}
