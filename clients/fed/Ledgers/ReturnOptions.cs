using System.CommandLine;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using AmountText = Federation.Wire.V1.AmountText;
using Overruling = Federation.Wire.V1.Overruling;

namespace Federation.Fed.Ledgers;

/// <summary>What the command line says of a return.</summary>
internal sealed class ReturnOptions
{
    private readonly Option<Uri?> _edge = CommonOptions.Edge(required: true);
    private readonly Option<string?> _area = CheckedOptions.Area(
        "--area",
        "Where: a province 04, a district 04/043, a post 20/183/ba-son.",
        required: true
    );
    private readonly Option<string?> _period = CheckedOptions.Period(
        $"Which: {CheckedOptions.Periods}.",
        required: true
    );
    private readonly Option<string?> _calendar = CheckedOptions.Calendar();
    private readonly Option<string?> _view = CheckedOptions.View();
    private readonly Option<string?> _difference = new("--post-difference")
    {
        HelpName = "FORCES",
        Description =
            "Post what is stated above what is counted as an amount of these forces on the period's days: "
            + "\"a|b\" for some combination of them, \"a+b\" for these together.",
    };
    private readonly Option<string[]> _withdraw = new("--withdraw")
    {
        HelpName = "INDICATOR",
        Description = "State nothing of this indicator any more; may be given several times.",
        DefaultValueFactory = _ => [],
    };
    private readonly Option<Overruling?> _overrule = OverruleOption.Create();
    private readonly Option<string?> _id = new("--id")
    {
        HelpName = "UUID",
        Description = "The return's id, for a safe retry. Left out: a new one.",
    };
    private readonly Option<Claim?> _claim = CommonOptions.As("the force of the view, else operator");
    private readonly Option<bool> _json = CommonOptions.Json("the answer");
    private readonly Argument<AmountText[]> _figures = AmountArgument.Create();

    /// <summary>Adds the options to a command.</summary>
    public ReturnOptions(ExampledCommand command)
    {
        Option[] all = [_edge, _area, _period, _calendar, _view, _difference, _withdraw, _overrule, _id, _claim, _json];
        foreach (var option in all)
        {
            command.Add(option);
        }

        command.Add(_figures);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_withdraw) is null)
            {
                AmountArgument.RequireOne(result, _figures);
            }
        });
    }

    public Uri EdgeOf(ParseResult parsed) => parsed.GetRequiredValue(_edge)!;

    /// <summary>Who claims to file it where nobody says: the force whose view it is, else the operator.</summary>
    public Claim ClaimOf(ParseResult parsed) =>
        parsed.GetValue(_claim)
        ?? (Forces.TryParse(parsed.GetValue(_view) ?? "", out var force) ? Claim.Of(force) : Claim.Operator);

    public ReturnOutput OutputOf(ParseResult parsed) => new(parsed, parsed.GetValue(_json));

    public FileReturnRequest Read(ParseResult parsed)
    {
        var request = new FileReturnRequest
        {
            Id = parsed.GetValue(_id) ?? Guid.CreateVersion7().ToString(),
            Area = parsed.GetRequiredValue(_area)!,
            Period = parsed.GetRequiredValue(_period)!,
            Calendar = parsed.GetValue(_calendar) ?? "",
            View = parsed.GetValue(_view) ?? "",
            PostDifference = parsed.GetValue(_difference) ?? "",
            Overruling = parsed.GetValue(_overrule),
        };
        request.Figures.AddRange(parsed.GetValue(_figures) ?? []);
        request.Withdrawn.AddRange(parsed.GetValue(_withdraw) ?? []);
        return request;
    }
}
