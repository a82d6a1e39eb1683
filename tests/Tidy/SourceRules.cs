using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Federation.Tidy;

/// <summary>
/// What the house style asks of one source file. Each rule returns what is wrong, with its line; empty is well.
/// </summary>
internal static partial class SourceRules
{
    public const int FileLinesMax = 400;
    public const int MethodLinesMax = 70;
    public const int ColumnsMax = 120;

    public static IEnumerable<string> Check(string path, string text) =>
        Length(text)
            .Concat(Columns(text))
            .Concat(Methods(text))
            .Concat(Words(text))
            .Concat(path.StartsWith("core/", StringComparison.Ordinal) ? Purity(text) : [])
            .Concat(path.StartsWith("tests/", StringComparison.Ordinal) ? TestManners(text) : [])
            .Select(problem => $"{path}{problem}");

    private static IEnumerable<string> Length(string text)
    {
        var lines = text.Split('\n').Length - 1;
        return lines > FileLinesMax ? [$": {lines} lines, at most {FileLinesMax}"] : [];
    }

    private static IEnumerable<string> Columns(string text) =>
        Lines(text)
            .Where(line => line.Text.Length > ColumnsMax && !line.Text.Contains("://", StringComparison.Ordinal))
            .Select(line => $":{line.Number}: {line.Text.Length} columns, at most {ColumnsMax}");

    private static IEnumerable<string> Methods(string text)
    {
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        foreach (
            var node in root.DescendantNodes()
                .Where(n => n is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax)
        )
        {
            var span = node.SyntaxTree.GetLineSpan(node.Span);
            var lines = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
            if (lines > MethodLinesMax)
            {
                yield return $":{span.StartLinePosition.Line + 1}: a method of {lines} lines, at most {MethodLinesMax}";
            }
        }
    }

    private static IEnumerable<string> Words(string text) => Find(text, Unfinished(), "unfinished or hidden code");

    private static IEnumerable<string> Purity(string text) =>
        Find(text, Impure(), "core has no IO, clock, lock, randomness or async");

    private static IEnumerable<string> TestManners(string text) =>
        Find(text, Sleeps(), "tests wait for events, never for time, and none is skipped");

    private static IEnumerable<string> Find(string text, Regex pattern, string reason) =>
        Lines(text)
            .Select(line => (line.Number, Match: pattern.Match(line.Text)))
            .Where(found => found.Match.Success)
            .Select(found => $":{found.Number}: '{found.Match.Value}': {reason}");

    private static IEnumerable<(int Number, string Text)> Lines(string text) =>
        text.Split('\n').Select((line, index) => (index + 1, line));

    [GeneratedRegex(@"\b(TO" + @"DO|FIX" + @"ME|HA" + @"CK)\b|NotImplemented" + @"Exception|^\s*#reg" + @"ion\b")]
    private static partial Regex Unfinished();

    [GeneratedRegex(
        @"\b(DateTime|DateTimeOffset)\.(Utc)?Now\b|\bGuid\.NewGuid\b|\bnew Random\(|\bILogger\b|\bTask\.Run\b"
            + @"|\basync\b(?= (Task|ValueTask|void|IAsync))|\block ?\(|\bFile\.(Open|Read|Write)"
    )]
    private static partial Regex Impure();

    [GeneratedRegex(@"Thread\.Sl" + @"eep|Task\.De" + @"lay\(|\bSk" + @"ip ?= ?""|Assert\.Tr" + @"ue\(true\)")]
    private static partial Regex Sleeps();
}
