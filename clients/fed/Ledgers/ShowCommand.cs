using System.CommandLine;
using System.Text.Json;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary><c>fed show</c>: one activity or lump with its history.</summary>
internal static class ShowCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "show",
            "Shows one activity, imported amount or declaration as it stands, and every entry that made it so.",
            "Of a declaration (fed declare) also what its force said of the same before and after, and its withdrawal.",
            "fed show 0198c5a2-6f00-7abc-8def-000000000001 --edge http://127.0.0.1:5104"
        );
        var id = new Argument<string>("ID")
        {
            Description = "The id (UUID) of an activity, an imported amount, or a declaration or its withdrawal.",
        };
        var edge = CommonOptions.Edge(required: true);
        var claim = CommonOptions.As("operator");
        var json = CommonOptions.Json("it");
        command.Add(id);
        command.Add(edge);
        command.Add(claim);
        command.Add(json);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                using var connection = new EdgeClient(parsed.GetRequiredValue(edge)!, who);
                var request = new ShowRequest { Id = parsed.GetRequiredValue(id) };
                var shown = await connection.Ledger.ShowAsync(
                    request,
                    connection.Within(CallSettings.AnswerTimeout, cancellationToken)
                );
                var output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(json))
                {
                    output.WriteLine(Json(shown));
                }
                else
                {
                    WriteText(shown, output, CommonOptions.LanguageOf(parsed));
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static void WriteText(ShowResponse shown, TextWriter output, Language language)
    {
        var lines = shown.Item is null
            ? DeclarationText.Lines(shown.Declarations, language)
            : ItemText.Lines(shown.Item, language);
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }

        output.WriteLine(VietnamTime.Heading("Các mục trong sổ", "Entries of the ledger", language) + ":");
        foreach (var entry in shown.Entries)
        {
            output.WriteLine("  " + Text(entry, language));
        }
    }

    private static string Text(EntryLine entry, Language language)
    {
        var frame = entry.FrameNumber switch
        {
            _ when entry.CountedIn.Length > 0 => language.Of(
                $"trung ương đã tính trong sổ {entry.CountedIn}",
                $"counted at the nation in ledger {entry.CountedIn}"
            ),
            0 => language.Of("chưa đóng khung", "not sealed yet"),
            _ when entry.Receipted => language.Of(
                $"khung {entry.FrameNumber}, đã có biên nhận",
                $"frame {entry.FrameNumber}, receipted"
            ),
            _ => language.Of(
                $"khung {entry.FrameNumber}, chưa có biên nhận",
                $"frame {entry.FrameNumber}, no receipt yet"
            ),
        };
        var reason = entry.Reason.Length == 0 ? "" : $" ({entry.Reason})";
        var by = Names.Claimant(entry.By, language);
        var kind = Kind(entry.Kind, language) + About(entry, language);
        return $"{entry.Number}  {VietnamTime.Of(entry.At, language)}  {by}  {kind}{reason}  {frame}";
    }

    /// <summary>What a second record said itself, or which other activity was meant.</summary>
    private static string About(EntryLine entry, Language language)
    {
        var said = entry.Said.Select(amount => $"{amount.Indicator} {ItemText.Of(amount, language)}");
        return entry.Other.Length > 0 ? $": {entry.Other}"
            : entry.Said.Count > 0 ? $": {string.Join("; ", said)}"
            : entry.Indicators.Count > 0 ? $": {string.Join(", ", entry.Indicators)}"
            : "";
    }

    private static string Kind(string kind, Language language) =>
        kind switch
        {
            "activity_recorded" => language.Of("ghi hoạt động", "activity recorded"),
            "activity_corrected" => language.Of("sửa hoạt động", "activity corrected"),
            "activity_voided" => language.Of("hủy hoạt động", "activity voided"),
            "participation_confirmed" => language.Of("xác nhận tham gia", "participation confirmed"),
            "participation_declined" => language.Of("từ chối tham gia", "participation declined"),
            "warning_overruled" => language.Of("bỏ qua cảnh báo", "warning overruled"),
            "approval_moved" => language.Of("duyệt số liệu hoặc bỏ duyệt", "approved, or provisional again"),
            "period_closed" => language.Of("chốt số liệu", "period closed"),
            "period_reopened" => language.Of("mở lại kỳ đã chốt", "period reopened"),
            "difference_posted" => language.Of("ghi chênh lệch của báo cáo", "difference of a return posted"),
            "lump_drawn" => language.Of("trừ vào số liệu", "drawn"),
            "activity_joined" => language.Of("gộp bản ghi thứ hai", "second record joined"),
            "activity_declared_distinct" => language.Of("xác định là hai hoạt động", "declared distinct"),
            "zero_declared" => language.Of("khai báo bằng 0", "declared zero"),
            "not_applicable_declared" => language.Of("khai báo không áp dụng", "declared not applicable"),
            "declaration_withdrawn" => language.Of("rút khai báo", "declaration withdrawn"),
            "entry_copied" => language.Of("theo bản của trung ương", "from the nation's copy"),
            "amount_imported" => language.Of("nhập số liệu", "amount imported"),
            "amount_withdrawn" => language.Of("rút số liệu", "amount withdrawn"),
            _ => kind,
        };

    private static string Json(ShowResponse shown) =>
        JsonLines.Object(json =>
        {
            if (shown.Item is null)
            {
                DeclarationText.Write(json, shown.Declarations);
            }
            else
            {
                ItemText.WriteJson(json, shown.Item);
            }

            json.WriteStartArray("entries");
            foreach (var entry in shown.Entries)
            {
                Write(json, entry);
            }

            json.WriteEndArray();
        });

    private static void Write(Utf8JsonWriter json, EntryLine entry)
    {
        json.WriteStartObject();
        json.WriteNumber("number", entry.Number);
        json.WriteString("id", entry.Id);
        json.WriteString("kind", entry.Kind);
        json.WriteString("at", entry.At);
        json.WriteString("by", entry.By);
        json.WriteTextOrNull("reason", entry.Reason);
        json.WriteNumber("frame", entry.FrameNumber);
        json.WriteBoolean("receipted", entry.Receipted);
        json.WriteTextOrNull("counted_in", entry.CountedIn);
        json.WriteTextOrNull("other", entry.Other);
        json.WriteStartArray("said");
        foreach (var amount in entry.Said)
        {
            ItemText.WriteJson(json, amount);
        }

        json.WriteEndArray();
        json.WriteStartArray("indicators");
        foreach (var indicator in entry.Indicators)
        {
            json.WriteStringValue(indicator);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
