using System.CommandLine;
using System.CommandLine.Parsing;
using Federation.Client;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary><c>fed confirm</c>: a force stands by its part in joint activities.</summary>
internal static class ConfirmCommand
{
    private const int ActivitiesPerCall = 1_000;

    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "confirm",
            "Confirms that a force took part in joint activities: those named, or all that wait.",
            "Each is confirmed as it stands now, or as the revision after the @ said it: where it has been changed "
                + "since, that one is refused and the others are confirmed (exit code 1).",
            "fed confirm 0198c5a2-6f00-7abc-8def-000000000001@1 --edge http://127.0.0.1:5104 --as police",
            "fed confirm --all --edge http://127.0.0.1:5104 --as police --period 2025-Q1"
        );
        var ids = new Argument<string[]>("ID[@REVISION]")
        {
            Description = "Ids (UUIDs) of joint activities, as fed pending lists them.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var all = new Option<bool>("--all") { Description = "All that wait, of the area and period given." };
        command.Add(ids);
        command.Add(all);
        var selection = PendingSelection.AddTo(command, chooses: true);
        var json = CommonOptions.Json("the answers");
        command.Add(json);
        command.Validators.Add(result => RequireOne(result, ids, all));
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                using var edge = selection.Connect(parsed);
                var asked = parsed.GetValue(all)
                    ? (await selection.ReadAsync(parsed, edge, cancellationToken)).ConvertAll(Seen)
                    : await ReadAsync(parsed.GetValue(ids)!, edge, cancellationToken);
                var outcomes = await ConfirmAsync(asked, edge, cancellationToken);
                Write(parsed, outcomes, parsed.GetValue(json));
                return outcomes.TrueForAll(outcome => outcome.Refusal.Length == 0) ? ExitCode.Done : ExitCode.Refused;
            }
        );
        return command;
    }

    private static SeenActivity Seen(Item item) => new() { Id = item.Id, Revision = item.Revision };

    /// <summary>A revision that is not named is the one that stands now.</summary>
    private static async Task<List<SeenActivity>> ReadAsync(
        string[] ids,
        EdgeClient edge,
        CancellationToken cancellationToken
    )
    {
        var seen = new List<SeenActivity>();
        foreach (var id in ids)
        {
            var (name, revision) = Split(id);
            if (revision is { } named)
            {
                seen.Add(new SeenActivity { Id = name, Revision = named });
                continue;
            }

            var shown = await edge.Ledger.ShowAsync(
                new ShowRequest { Id = name },
                edge.Within(CallSettings.AnswerTimeout, cancellationToken)
            );
            seen.Add(Seen(shown.Item));
        }

        return seen;
    }

    private static async Task<List<ConfirmOutcome>> ConfirmAsync(
        List<SeenActivity> asked,
        EdgeClient edge,
        CancellationToken cancellationToken
    )
    {
        var outcomes = new List<ConfirmOutcome>();
        foreach (var chunk in asked.Chunk(ActivitiesPerCall))
        {
            var answer = await edge.Ledger.ConfirmAsync(
                new ConfirmRequest { Activities = { chunk } },
                edge.Within(CallSettings.AnswerTimeout, cancellationToken)
            );
            outcomes.AddRange(answer.Outcomes);
        }

        return outcomes;
    }

    private static (string Id, int? Revision) Split(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], int.Parse(text.AsSpan(at + 1)));
    }

    private static void RequireOne(CommandResult result, Argument<string[]> ids, Option<bool> all)
    {
        var named = result.GetValue(ids) ?? [];
        if (named.Length > 0 == result.GetValue(all))
        {
            result.AddError("give either ids of activities or --all.");
        }

        foreach (var id in named)
        {
            var at = id.IndexOf('@', StringComparison.Ordinal);
            if (at >= 0 && (!int.TryParse(id.AsSpan(at + 1), out var revision) || revision < 1))
            {
                result.AddError($"'{id}' names no revision after the @: write it like ID@1.");
            }
        }
    }

    private static void Write(ParseResult parsed, List<ConfirmOutcome> outcomes, bool json)
    {
        var screen = Screen.Of(parsed);
        if (json)
        {
            screen.Line(JsonLines.Array(outcomes, WriteJson));
            return;
        }

        var language = CommonOptions.LanguageOf(parsed);
        outcomes.ForEach(outcome => screen.Line(Text(outcome, language)));
        var confirmed = outcomes.Count(outcome => outcome.Refusal.Length == 0);
        screen.Line(
            language.Of($"{confirmed}/{outcomes.Count} đã xác nhận", $"{confirmed} of {outcomes.Count} confirmed")
        );
    }

    private static string Text(ConfirmOutcome outcome, Language language) =>
        outcome.Refusal.Length > 0 ? $"{outcome.Id}: {language.Of("từ chối", "refused")}: {outcome.Refusal}"
        : outcome.AlreadyRecorded
            ? language.Of(
                $"{outcome.Id}: đã xác nhận từ trước (mục {outcome.EntryNumber}, lần sửa {outcome.Revision})",
                $"{outcome.Id}: confirmed before (entry {outcome.EntryNumber}, revision {outcome.Revision})"
            )
        : language.Of(
            $"{outcome.Id}: đã xác nhận (mục {outcome.EntryNumber}, lần sửa {outcome.Revision})",
            $"{outcome.Id}: confirmed (entry {outcome.EntryNumber}, revision {outcome.Revision})"
        );

    private static void WriteJson(System.Text.Json.Utf8JsonWriter json, ConfirmOutcome outcome)
    {
        json.WriteString("id", outcome.Id);
        json.WriteNumber("revision", outcome.Revision);
        json.WriteNumber("entry", outcome.EntryNumber);
        json.WriteBoolean("already_recorded", outcome.AlreadyRecorded);
        json.WriteTextOrNull("refusal", outcome.Refusal);
    }
}
