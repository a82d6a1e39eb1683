using System.CommandLine;
using Federation.Fed.Cli;
using Federation.Wire.V1;
using Outcome = Federation.Wire.V1.ImportLine.Types.Outcome;

namespace Federation.Fed.Ledgers;

/// <summary>What an import did, or would do.</summary>
internal sealed class ImportOutput(ParseResult parsed, bool json, bool dryRun)
{
    private readonly Language _language = CommonOptions.LanguageOf(parsed);
    private readonly Screen _screen = Screen.Of(parsed);

    /// <returns>The command's exit code: refused where a line was.</returns>
    public int Write(ImportResponse response)
    {
        if (json)
        {
            _screen.Line(ImportJson.Of(response));
        }
        else
        {
            WriteText(response);
        }

        WriteEnd(response);
        return response.Refused > 0 ? ExitCode.Refused : ExitCode.Done;
    }

    /// <summary>Where codes are listed, and that nothing is recorded, for whoever reads errors alone.</summary>
    private void WriteEnd(ImportResponse response)
    {
        var faults = response.Lines.SelectMany(line => line.Faults);
        var hints = new SortedSet<string>(
            faults.Select(fault => CallErrors.CodeHint(fault.Column)).OfType<string>(),
            StringComparer.Ordinal
        );
        foreach (var hint in hints)
        {
            _screen.Error.WriteLine("fed: " + hint);
        }

        if (response.Refused > 0)
        {
            _screen.Error.WriteLine($"fed: nothing of the file is recorded: {response.Refused} bad line(s)");
        }

        if (response.DetailsLeftOut > 0)
        {
            _screen.Error.WriteLine(
                $"fed: {response.DetailsLeftOut} more faults and marks are not shown: mend these first, or split "
                    + "the file"
            );
        }
    }

    private void WriteText(ImportResponse response)
    {
        var isDone = !dryRun && response.Refused == 0;
        foreach (var line in response.Lines)
        {
            _screen.Line(Text(line, isDone));
            _screen.Lines(line.Faults.Select(fault => $"    {fault.Column}: {WithOptions(fault.Message)}"));
            _screen.Lines(line.Warnings.Select(warning => "    " + _language.Of("cảnh báo, ", "warning, ") + warning));
            _screen.Lines(line.MayCountTwiceWith.Select(other => "    " + Text(other)));
        }

        _screen.Line(Summary(response, isDone));
        if (response.ImportId.Length > 0)
        {
            _screen.Line(_language.Of("Lần nhập: ", "Import: ") + response.ImportId);
        }
    }

    /// <summary>How many lines each outcome has; of a file that is not recorded, what would become of them.</summary>
    private string Summary(ImportResponse response, bool isDone)
    {
        var intent =
            isDone ? ""
            : dryRun ? _language.Of("Chạy thử, không ghi gì. ", "Dry run, nothing is recorded. ")
            : _language.Of("Có dòng hỏng, không ghi gì. ", "Lines are bad, nothing is recorded. ");
        return intent
            + _language.Of(
                $"{(isDone ? "Ghi" : "Sẽ ghi")} mới {response.Recorded}, giữ nguyên {response.Unchanged}, "
                    + $"thay {response.Replaced}, rút {response.Withdrawn}, từ chối {response.Refused}.",
                $"{(isDone ? "Recorded" : "Would be recorded")} {response.Recorded}, unchanged {response.Unchanged}, "
                    + $"replaced {response.Replaced}, withdrawn {response.Withdrawn}, refused {response.Refused}."
            );
    }

    private string Text(ImportLine line, bool isDone)
    {
        var where = line.Line > 0 ? _language.Of($"dòng {line.Line}", $"line {line.Line}") : line.Id;
        return $"{where}: {Word(line.Outcome, isDone)}";
    }

    /// <summary>
    /// <c>có thể tính trùng với dòng 2 của q1.csv: Tỉnh Cao Bằng (04), 01/01–31/03/2025, quân sự | công an, 41
    /// lần</c>.
    /// </summary>
    internal string Text(CountedTwice other)
    {
        var days = SpanText.Of(other.FirstDay, other.LastDay, _language);
        var area = Core.Calendars.Day.TryParse(other.LastDay, out var day)
            ? Names.Area(other.Area, day, _language)
            : other.Area;
        var what =
            $"{area} ({other.Area}), {days}, {Names.ForcesOf(other.Forces, _language)}, "
            + ItemText.Of(other.Amount, _language);
        var held =
            other.LumpId.Length == 0 ? "" : _language.Of($", đã nhập: {other.LumpId}", $", held: {other.LumpId}");
        return _language.Of(
            $"có thể tính trùng với dòng {other.Line} của {other.FileName}: {what}{held}",
            $"may count twice with line {other.Line} of {other.FileName}: {what}{held}"
        );
    }

    /// <summary>The ledger's words for what an import may do, as options of this command.</summary>
    private static string WithOptions(string message) =>
        message
            .Replace("import with add to", "import with --add to", StringComparison.Ordinal)
            .Replace("or with replace to", "or with --replace to", StringComparison.Ordinal);

    private string Word(Outcome outcome, bool isDone) =>
        outcome switch
        {
            Outcome.Recorded => _language.Of(
                isDone ? "đã ghi mới" : "sẽ ghi mới",
                isDone ? "recorded" : "would be recorded"
            ),
            Outcome.Unchanged => _language.Of("giữ nguyên", "unchanged"),
            Outcome.Replaced => _language.Of(
                isDone ? "đã thay số cũ" : "sẽ thay số cũ",
                isDone ? "replaced another amount" : "would replace another amount"
            ),
            Outcome.Withdrawn => _language.Of("đã rút", "withdrawn"),
            _ => _language.Of("bị từ chối", "refused"),
        };
}
