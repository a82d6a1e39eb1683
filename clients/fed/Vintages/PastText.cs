using System.Globalization;
using System.Text.RegularExpressions;
using Federation.Wire.V1;

namespace Federation.Fed.Vintages;

/// <summary>How people write a point of the past: a version as scripts or screens show it, or a vintage.</summary>
internal static partial class PastText
{
    /// <summary>For help.</summary>
    public const string Forms =
        "a vintage's id or name, or a version of the present epoch as JSON has it (1.48213) or as screens show it "
        + "(1·48.213)";

    /// <summary>What the text means: a version where it is written like one, else a vintage.</summary>
    public static AsOf Parse(string text) =>
        ParseVersion(text) is { } version ? new AsOf { Version = version } : new AsOf { Vintage = text };

    /// <summary><c>1.48213</c>, <c>1·48213</c>, <c>1·48.213</c>; null for every other text.</summary>
    public static Wire.V1.Version? ParseVersion(string text) =>
        Version().Match(text) is { Success: true } match
        && TryNumber(match.Groups["epoch"].Value, out var epoch)
        && TryNumber(match.Groups["position"].Value.Replace(".", "", StringComparison.Ordinal), out var position)
            ? new Wire.V1.Version { Epoch = epoch, Position = position }
            : null;

    private static bool TryNumber(string digits, out long number) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    [GeneratedRegex(
        @"^(?<epoch>[0-9]{1,18})(\.(?<position>[0-9]{1,18})|·(?<position>[0-9]{1,3}(\.[0-9]{3}){1,5}|[0-9]{1,18}))$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Version();
}
