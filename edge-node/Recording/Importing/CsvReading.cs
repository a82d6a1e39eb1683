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

    private const int FieldLengthMax = 256;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads the whole file.</summary>
    /// <param name="file">Its bytes; not kept.</param>
    /// <param name="linesMax">The most lines below the header.</param>
    /// <param name="lines">
    /// The lines, in order, each with its own problem where it has one; to be used only where null is returned.
    /// </param>
    /// <returns>What is wrong with the file as a whole; null where its lines can be judged one by one.</returns>
    public static CsvProblem? Read(ReadOnlyMemory<byte> file, int linesMax, out List<CsvLine> lines)
    {
        lines = [];
        if (file.Span.StartsWith(ByteOrderMark))
        {
            file = file[ByteOrderMark.Length..];
        }

        if (Undecodable(file.Span) is { } problem)
        {
            return problem;
        }

        var malformed = new SortedDictionary<int, CsvProblem>();
        using var reader = CsvReader.Create(file, Options(malformed));
        return WrongHeader(reader, malformed) ?? ReadLines(reader, linesMax, lines, malformed);
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

    private static CsvReaderOptions Options(SortedDictionary<int, CsvProblem> malformed) =>
        new()
        {
            Mode = CsvMode.Rfc4180,
            Separator = ',',
            HasHeader = false,
            AllowLineBreaksInQuotes = false,
            SkipEmptyLines = true,
            TrackLineNumbers = true,
            PoolStrings = true,
            MalformedData = CsvMalformedDataHandling.Recover,
            OnMalformedRecord = bad => malformed.TryAdd((int)bad.LineNumber, Malformed(bad)),
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

    private static CsvProblem? WrongHeader(CsvReader reader, SortedDictionary<int, CsvProblem> malformed)
    {
        var columns = reader.Read() ? reader.Current.ToArray() : [];
        if (malformed.Count > 0)
        {
            return malformed.Values.First();
        }

        var got = Shown(string.Join(',', columns));
        return columns.AsSpan().SequenceEqual(Columns)
            ? null
            : new CsvProblem(1, "header", $"The first line is '{got}'; it must be {string.Join(',', Columns)}.");
    }

    private static CsvProblem? ReadLines(
        CsvReader reader,
        int linesMax,
        List<CsvLine> lines,
        SortedDictionary<int, CsvProblem> malformed
    )
    {
        while (reader.Read())
        {
            var line = (int)reader.LineNumber;
            if (lines.Count == linesMax)
            {
                return new CsvProblem(line, "file", $"The file has more than {linesMax} lines. Split it.");
            }

            var fields = new string[reader.FieldCount];
            for (var i = 0; i < fields.Length; i++)
            {
                fields[i] = reader.GetString(i);
            }

            var problem = malformed.Remove(line, out var bad) ? bad : ProblemOf(line, fields);
            lines.Add(new CsvLine(line, fields, problem));
        }

        // Of a record that could not be recovered at all only the problem is there.
        lines.AddRange(malformed.Select(bad => new CsvLine(bad.Key, [], bad.Value)));
        return null;
    }

    private static CsvProblem? ProblemOf(int line, string[] fields)
    {
        if (fields.Length != Columns.Length)
        {
            var message =
                $"The line has {fields.Length} columns; {Columns.Length} are needed: {string.Join(',', Columns)}.";
            return new CsvProblem(line, "line", message);
        }

        var at = Array.FindIndex(fields, field => field.Length > FieldLengthMax);
        return at < 0
            ? null
            : new CsvProblem(
                line,
                Columns[at],
                $"'{Shown(fields[at])}' has {fields[at].Length} characters; {FieldLengthMax} are allowed."
            );
    }

    /// <summary>A text for a message: at most 80 characters, control characters replaced.</summary>
    private static string Shown(string text)
    {
        var shown = text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 80), "…");
        return string.Concat(shown.Select(c => char.IsControl(c) ? '\uFFFD' : c));
    }
}
