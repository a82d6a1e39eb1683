using System.CommandLine;
using System.Text.Json;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using Outcome = Federation.Wire.V1.ImportLine.Types.Outcome;

namespace Federation.Fed.Ledgers;

/// <summary>What an import did, or would do.</summary>
internal sealed class ImportOutput(ParseResult parsed, bool json, bool dryRun)
{
    private const string LineWord = "line ";

    private readonly Language _language = CommonOptions.LanguageOf(parsed);
    private readonly Screen _screen = Screen.Of(parsed);

    /// <returns>The command's exit code: refused where a line was.</returns>
    public int Write(ImportResponse response)
    {
        if (json)
        {
            _screen.Line(Json(response));
        }
        else
        {
            WriteText(response);
        }

        foreach (var line in response.Lines.Where(line => line.Outcome == Outcome.Refused))
        {
            var field = line.Field.Length == 0 ? "" : $", {line.Field}";
            _screen.Error.WriteLine($"fed: line {line.Line}{field}: {line.Reason}");
        }

        if (response.Refused > 0)
        {
            _screen.Error.WriteLine($"fed: nothing of the file is recorded: {response.Refused} bad line(s)");
        }

        return response.Refused > 0 ? ExitCode.Refused : ExitCode.Done;
    }

    private void WriteText(ImportResponse response)
    {
        foreach (var line in response.Lines.Where(line => dryRun || line.MayCountTwiceWith.Count > 0))
        {
            _screen.Line(Text(line));
        }

        var intent = dryRun ? _language.Of("Chạy thử, không ghi gì. ", "Dry run, nothing is recorded. ") : "";
        _screen.Line(
            intent
                + _language.Of(
                    $"Ghi mới {response.Recorded}, giữ nguyên {response.Unchanged}, thay {response.Replaced}, "
                        + $"rút {response.Withdrawn}, từ chối {response.Refused}.",
                    $"Recorded {response.Recorded}, unchanged {response.Unchanged}, replaced {response.Replaced}, "
                        + $"withdrawn {response.Withdrawn}, refused {response.Refused}."
                )
        );
        if (response.ImportId.Length > 0)
        {
            _screen.Line(_language.Of("Lần nhập: ", "Import: ") + response.ImportId);
        }
    }

    private string Text(ImportLine line)
    {
        var where = line.Line > 0 ? _language.Of($"dòng {line.Line}", $"line {line.Line}") : line.Id;
        var twice =
            line.MayCountTwiceWith.Count == 0
                ? ""
                : _language.Of(" (có thể tính trùng với ", " (may count twice with ")
                    + string.Join(", ", line.MayCountTwiceWith.Select(Localized))
                    + ")";
        return $"{where}: {Word(line.Outcome)}{twice}";
    }

    private string Localized(string other) =>
        other.StartsWith(LineWord) ? _language.Of("dòng ", LineWord) + other[LineWord.Length..] : other;

    private string Word(Outcome outcome) =>
        outcome switch
        {
            Outcome.Recorded => _language.Of(dryRun ? "sẽ ghi mới" : "đã ghi mới", "recorded"),
            Outcome.Unchanged => _language.Of("giữ nguyên", "unchanged"),
            Outcome.Replaced => _language.Of(dryRun ? "sẽ thay số cũ" : "đã thay số cũ", "replaces another amount"),
            Outcome.Withdrawn => _language.Of("đã rút", "withdrawn"),
            _ => _language.Of("bị từ chối", "refused"),
        };

    private static string Json(ImportResponse response) =>
        JsonLines.Object(writer =>
        {
            writer.WriteTextOrNull("import", response.ImportId);
            writer.WriteBoolean("applied", response.Applied);
            writer.WriteNumber("recorded", response.Recorded);
            writer.WriteNumber("unchanged", response.Unchanged);
            writer.WriteNumber("replaced", response.Replaced);
            writer.WriteNumber("withdrawn", response.Withdrawn);
            writer.WriteNumber("refused", response.Refused);
            writer.WriteStartArray("lines");
            foreach (var line in response.Lines)
            {
                Write(writer, line);
            }

            writer.WriteEndArray();
        });

    private static void Write(Utf8JsonWriter writer, ImportLine line)
    {
        writer.WriteStartObject();
        writer.WriteNumber("line", line.Line);
        writer.WriteString("outcome", line.Outcome.ToString().ToLowerInvariant());
        writer.WriteTextOrNull("id", line.Id);
        writer.WriteTextOrNull("field", line.Field);
        writer.WriteTextOrNull("reason", line.Reason);
        writer.WriteStartArray("may_count_twice_with");
        foreach (var other in line.MayCountTwiceWith)
        {
            writer.WriteStringValue(other);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
