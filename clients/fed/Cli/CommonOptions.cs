using System.CommandLine;
using System.CommandLine.Parsing;
using Federation.Core.Figures;
using Federation.Core.Ledger;

namespace Federation.Fed.Cli;

/// <summary>Options that several commands share; each command gets its own instance.</summary>
internal static class CommonOptions
{
    /// <summary>The one language option of the whole program.</summary>
    public static readonly Option<string?> Lang = MakeLang();

    /// <summary><c>--edge URL</c>.</summary>
    public static Option<Uri?> Edge(bool required) =>
        new("--edge")
        {
            HelpName = "URL",
            Description = "Address of a province's edge node, such as http://127.0.0.1:5104.",
            Required = required,
            CustomParser = argument => ParseAddress(argument, argument.Tokens[0].Value),
        };

    /// <summary><c>--nation URL,URL</c>.</summary>
    public static Option<Uri[]?> Nation(bool required) =>
        new("--nation")
        {
            HelpName = "URL[,URL…]",
            Description = "Addresses of the nation's silos; the next one is asked when one is gone.",
            Required = required,
            CustomParser = ParseAddresses,
        };

    /// <summary><c>--as FORCE</c>.</summary>
    public static Option<Claim?> As(string otherwise) =>
        new("--as")
        {
            HelpName = "FORCE",
            Description = $"Who asks: a force ({ForceCodes}) or operator. Left out: {otherwise}.",
            CustomParser = ParseClaim,
        };

    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json(string what) => new("--json") { Description = $"Print {what} as JSON." };

    /// <summary>The codes of the forces, for help and messages.</summary>
    public static string ForceCodes { get; } = string.Join(", ", Forces.All.Select(force => force.Code()));

    /// <summary>The language that the command line asks for.</summary>
    public static Language LanguageOf(ParseResult parsed) =>
        parsed.GetResult(Lang) is { Tokens: [{ Value: "en" }] } ? Language.En : Language.Vi;

    /// <summary>Refuses a command line that names both or neither.</summary>
    public static void RequireOneOf(CommandResult result, Option nation, Option edge)
    {
        if ((result.GetResult(nation) is null) == (result.GetResult(edge) is null))
        {
            result.AddError("give either --nation URL or --edge URL.");
        }
    }

    private static Claim? ParseClaim(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (Claim.TryParse(text, out var claim))
        {
            return claim;
        }

        argument.AddError($"'{text}' is nobody who asks; allowed are {ForceCodes} and operator.");
        return null;
    }

    private static Option<string?> MakeLang()
    {
        var lang = new Option<string?>("--lang")
        {
            HelpName = "vi|en",
            Description = "Language of all that is shown: Vietnamese or English.",
            Recursive = true,
            DefaultValueFactory = _ => "vi",
        };
        return lang.OneOf("vi", "en");
    }

    private static Uri[]? ParseAddresses(ArgumentResult argument)
    {
        var parts = argument.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries);
        var addresses = parts.Select(part => ParseAddress(argument, part)).OfType<Uri>().ToArray();
        return addresses.Length == parts.Length ? addresses : null;
    }

    private static Uri? ParseAddress(ArgumentResult argument, string text)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        argument.AddError($"'{text}' is not an address; allowed is http://HOST:PORT.");
        return null;
    }
}
