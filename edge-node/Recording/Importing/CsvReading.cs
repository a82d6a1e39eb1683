using System.Buffers;
using System.Text;
using System.Text.Unicode;
using CsvHelper;

namespace Federation.EdgeNode.Recording.Importing;

/// <summary>
/// Reads the bytes of an imported file strictly: UTF-8 (a byte order mark is taken), a header line with seven columns,
/// then lines with seven fields each, quoted as RFC 4180 says, none across lines. What is in the fields is not judged
/// here.
/// </summary>
internal static class CsvReading
{
    /// <summary>The header line.</summary>
    public static readonly string[] Columns = ["area", "from", "to", "forces", "indicator", "qualifier", "amount"];

    private const int ProblemsMax = 20;
    private const int FieldLengthMax = 256;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the whole file.</summary>
    /// <param name="file">Its bytes; not kept.</param>
    /// <param name="linesMax">The most lines below the header.</param>
    /// <param name="lines">The lines, in order; to be used only where no problem is returned.</param>
    /// <returns>What is wrong, at most 20 problems; empty where the file is well formed.</returns>
    public static IReadOnlyList<CsvProblem> Read(ReadOnlyMemory<byte> file, int linesMax, out List<CsvLine> lines)
    {
        lines = [];
        if (file.Span.StartsWith(ByteOrderMark))
        {
            file = file[ByteOrderMark.Length..];
        }

        if (Undecodable(file.Span) is { } problem)
        {
            return [problem];
        }

        var problems = new List<CsvProblem>();
        using var reader = CsvReader.Create(file, Options(problems));
        ReadHeader(reader, problems);
        if (problems.Count == 0)
        {
            ReadLines(reader, linesMax, lines, problems);
        }

        return problems;
    }

    private static CsvProblem? Undecodable(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
        {
            return new CsvProblem(0, "file", $"The file is empty; its first line must be {string.Join(',', Columns)}.");
        }

        var invalid = Utf8.IsValid(file) ? -1 : FirstInvalid(file);
        var nul = file.IndexOf((byte)0);
        if (invalid < 0 && nul < 0)
        {
            return null;
        }

        var at = invalid < 0 || (nul >= 0 && nul < invalid) ? nul : invalid;
        var line = 1 + file[..at].Count((byte)'\n');
        return new CsvProblem(
            line,
            "file",
            $"Byte {at + 1} of the file (0x{file[at]:X2}, in line {line}) is not UTF-8 text. Save the file as UTF-8."
        );
    }

    private static int FirstInvalid(ReadOnlySpan<byte> file)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(file[at..], out _, out var length) == OperationStatus.Done)
        {
            at += length;
        }

        return at;
    }

    private static CsvReaderOptions Options(List<CsvProblem> problems) =>
        new()
        {
            Mode = CsvMode.Rfc4180,
            Separator = ',',
            HasHeader = false,
            AllowLineBreaksInQuotes = false,
            SkipEmptyLines = true,
            TrackLineNumbers = true,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = bad => problems.Add(Malformed(bad)),
        };

    private static CsvProblem Malformed(CsvMalformedRecord bad)
    {
        var wrong = bad.Reason switch
        {
            CsvMalformedReason.StrayQuote => "has a quote inside a field that is not quoted",
            CsvMalformedReason.TextAfterClosingQuote => "has text after the quote that closes a field",
            _ => "has a quote that is not closed in the same line",
        };
        var message = $"'{Shown(bad.RawRecord)}' {wrong}. Quote a whole field, and double the quotes inside it.";
        return new CsvProblem((int)bad.LineNumber, "line", message);
    }

    private static void ReadHeader(CsvReader reader, List<CsvProblem> problems)
    {
        var columns = reader.Read() ? reader.Current.ToArray() : [];
        if (problems.Count == 0 && !columns.AsSpan().SequenceEqual(Columns))
        {
            var got = Shown(string.Join(',', columns));
            problems.Add(
                new CsvProblem(1, "header", $"The first line is '{got}'; it must be {string.Join(',', Columns)}.")
            );
        }
    }

    private static void ReadLines(CsvReader reader, int linesMax, List<CsvLine> lines, List<CsvProblem> problems)
    {
        while (problems.Count < ProblemsMax && reader.Read())
        {
            var line = (int)reader.LineNumber;
            if (lines.Count == linesMax)
            {
                problems.Add(new CsvProblem(line, "file", $"The file has more than {linesMax} lines. Split it."));
                return;
            }

            var fields = reader.Current.ToArray();
            Check(line, fields, problems);
            lines.Add(new CsvLine(line, fields));
        }
    }

    private static void Check(int line, string[] fields, List<CsvProblem> problems)
    {
        if (problems.Count > 0 && problems[^1].Line == line)
        {
            return;
        }

        if (fields.Length != Columns.Length)
        {
            var message =
                $"The line has {fields.Length} columns; {Columns.Length} are needed: {string.Join(',', Columns)}.";
            problems.Add(new CsvProblem(line, "line", message));
            return;
        }

        for (var i = 0; i < fields.Length; i++)
        {
            if (fields[i].Length > FieldLengthMax)
            {
                var message = $"'{Shown(fields[i])}' has {fields[i].Length} characters; {FieldLengthMax} are allowed.";
                problems.Add(new CsvProblem(line, Columns[i], message));
            }
        }
    }

    /// <summary>A text for a message: at most 80 characters, control characters replaced.</summary>
    private static string Shown(string text)
    {
        var shown = text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 80), "…");
        return string.Concat(shown.Select(c => char.IsControl(c) ? '\uFFFD' : c));
    }
}
