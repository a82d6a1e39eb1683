using System.Security.Cryptography;
using System.Text;

namespace Federation.Core;

/// <summary>
/// The tab-separated reference data inside this assembly: a header row, no quoting, lines end with LF.
/// </summary>
internal static class ReferenceFile
{
    /// <exception cref="InvalidOperationException">The assembly was built without it.</exception>
    public static string Read(string name)
    {
        using var stream =
            typeof(ReferenceFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"This build of Federation.Core lacks the resource '{name}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    /// <summary>SHA-256 of the UTF-8 bytes, 32 bytes.</summary>
    public static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>
    /// The data rows with their line numbers (the header is line 1), each with as many fields as the header.
    /// </summary>
    /// <exception cref="FormatException">Another header, or a row with another number of fields.</exception>
    public static IEnumerable<(int Line, string[] Fields)> Rows(string text, string header)
    {
        var columns = header.Split('\t').Length;
        var reader = new StringReader(text);
        if (reader.ReadLine() is var first && first != header)
        {
            throw new FormatException($"Line 1 must be the header '{header}', not '{first}'.");
        }

        for (var line = 2; reader.ReadLine() is { } row; line++)
        {
            var fields = row.Split('\t');
            yield return fields.Length == columns
                ? (line, fields)
                : throw new FormatException($"Line {line} has {fields.Length} fields; the header has {columns}.");
        }
    }
}
