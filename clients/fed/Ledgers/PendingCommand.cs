using System.CommandLine;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary><c>fed pending</c>: joint activities that wait for a force's confirmation.</summary>
internal static class PendingCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "pending",
            "Lists the joint activities that wait for a force's confirmation.",
            "They count in full meanwhile. A corrected activity asks again; after the days that the province sets, "
                + "the confirmation is deemed given.",
            "fed pending --edge http://127.0.0.1:5104 --as police",
            "fed pending --edge http://127.0.0.1:5104 --as police --period 2025-Q1 --area 04/043"
        );
        var selection = PendingSelection.AddTo(command, chooses: true);
        var json = CommonOptions.Json("them");
        command.Add(json);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var edge = selection.Connect(parsed);
                Write(parsed, await selection.ReadAsync(parsed, edge, cancellationToken), parsed.GetValue(json));
                return ExitCode.Done;
            }
        );
        return command;
    }

    /// <summary>What a decline has to name, and until when.</summary>
    private static string Note(Item item, Language language)
    {
        var last = item.Participants.Select(participant => participant.AnswerBy).FirstOrDefault("");
        return language.Of(
            $"lần sửa {item.Revision}, trả lời đến {last}",
            $"revision {item.Revision}, to be answered by {last}"
        );
    }

    private static void Write(ParseResult parsed, List<Item> items, bool json)
    {
        var screen = Screen.Of(parsed);
        var language = CommonOptions.LanguageOf(parsed);
        if (json)
        {
            screen.Line(JsonLines.Array(items, ItemText.WriteJson));
        }
        else if (items.Count == 0)
        {
            screen.Line(language.Of("Không có hoạt động nào chờ xác nhận.", "Nothing waits for a confirmation."));
        }
        else
        {
            ItemTable.Of(items, language, item => Note(item, language)).WriteTo(screen);
            screen.Line(
                language.Of(
                    $"{items.Count} hoạt động chờ xác nhận",
                    $"{items.Count} {English.Verb(items.Count, "waits", "wait")} for confirmation"
                )
            );
        }
    }
}
