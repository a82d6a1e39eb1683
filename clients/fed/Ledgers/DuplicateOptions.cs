using System.CommandLine;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary><c>--joins ID</c> or <c>--distinct-from ID</c>: the answer to what looks like the same activity.</summary>
internal sealed class DuplicateOptions
{
    private readonly Option<string?> _joins = new("--joins")
    {
        HelpName = "ID",
        Description =
            "Another force recorded the same as this activity: it keeps its amounts, and gets the forces of both.",
    };

    private readonly Option<string[]> _distinctFrom = new("--distinct-from")
    {
        HelpName = "ID",
        Description = "It looks like this activity and is another one. May be given several times.",
        AllowMultipleArgumentsPerToken = false,
    };

    private DuplicateOptions() { }

    /// <summary>Adds the options to a command; both at once are wrong usage.</summary>
    public static DuplicateOptions AddTo(ExampledCommand command)
    {
        var options = new DuplicateOptions();
        command.Add(options._joins);
        command.Add(options._distinctFrom);
        command.Validators.Add(result =>
        {
            if (result.GetResult(options._joins) is not null && result.GetResult(options._distinctFrom) is not null)
            {
                result.AddError("give either --joins ID or --distinct-from ID.");
            }
        });
        return options;
    }

    /// <summary>Puts what was decided into the request.</summary>
    public void Read(ParseResult parsed, RecordRequest request)
    {
        request.Joins = parsed.GetValue(_joins) ?? "";
        request.DistinctFrom.AddRange(parsed.GetValue(_distinctFrom) ?? []);
    }
}
