using System.Text.RegularExpressions;

namespace Federation.Tidy;

/// <summary>
/// What the house style asks of a .proto file: every field says what it is, and enum zero is UNSPECIFIED.
/// </summary>
internal static partial class ProtoRules
{
    public static IEnumerable<string> Check(string path, string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            var declares = Field().IsMatch(line) || line.StartsWith("rpc ", StringComparison.Ordinal);
            if (declares && !lines[i - 1].TrimStart().StartsWith("//", StringComparison.Ordinal))
            {
                yield return $"{path}:{i + 1}: '{line}' has no comment above it";
            }

            if (
                EnumZero().Match(line) is { Success: true } zero
                && !zero.Groups[1].Value.EndsWith("_UNSPECIFIED", StringComparison.Ordinal)
            )
            {
                yield return $"{path}:{i + 1}: enum zero is UNSPECIFIED, not {zero.Groups[1].Value}";
            }
        }
    }

    [GeneratedRegex(@"^(repeated |optional )?[A-Za-z0-9_.]+ [a-z0-9_]+ = [0-9]+;")]
    private static partial Regex Field();

    [GeneratedRegex(@"^([A-Z0-9_]+) = 0;")]
    private static partial Regex EnumZero();
}
