using System.CommandLine;

namespace Federation.Fed.Catalogues;

/// <summary>Options of the commands that list codes.</summary>
internal static class CatalogueOptions
{
    /// <summary><c>--find TEXT</c>.</summary>
    public static Option<string?> Find() =>
        new("--find")
        {
            HelpName = "TEXT",
            Description = "Only those with this text in code or name; accents and capitals do not matter.",
        };
}
