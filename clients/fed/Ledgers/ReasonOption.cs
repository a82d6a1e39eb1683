using System.CommandLine;

namespace Federation.Fed.Ledgers;

/// <summary><c>--reason TEXT</c> of what takes back or changes.</summary>
internal static class ReasonOption
{
    public static Option<string> Create() =>
        new("--reason")
        {
            HelpName = "TEXT",
            Description = "Why, in 1 to 500 characters; stays in the province.",
            Required = true,
        };
}
