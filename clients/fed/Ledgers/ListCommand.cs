using System.CommandLine;
using Federation.Client;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire.V1;

namespace Federation.Fed.Ledgers;

/// <summary><c>fed list</c>: activities and lumps of a ledger.</summary>
internal static class ListCommand
{
    private const int PageSize = 500;

    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "list",
            "Lists what a province's ledger holds, newest entry first.",
            "",
            "fed list --edge http://127.0.0.1:5104 --limit 20",
            "fed list --edge http://127.0.0.1:5104 --area 04/043 --from 2025-01-01 --to 2025-03-31 --force police"
        );
        var edge = CommonOptions.Edge(required: true);
        var area = CheckedOptions.Area("--area", "Only this area and what lies in it.");
        var from = CheckedOptions.Day("--from", "Only from this day on.");
        var to = CheckedOptions.Day("--to", "Only through this day.");
        var force = CheckedOptions.Force("--force", "Only what this force took part in.");
        var voided = new Option<bool>("--voided") { Description = "Also what was taken back." };
        var limit = new Option<int>("--limit")
        {
            HelpName = "COUNT",
            Description = "At most so many.",
            DefaultValueFactory = _ => 100,
        };
        limit.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError($"--limit must be 1 or more, not {result.GetValueOrDefault<int>()}.");
            }
        });
        var claim = CommonOptions.As("operator");
        var json = CommonOptions.Json("them");
        Option[] options = [edge, area, from, to, force, voided, limit, claim, json];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var request = new ListRequest
                {
                    Area = parsed.GetValue(area) ?? "",
                    From = parsed.GetValue(from) ?? "",
                    To = parsed.GetValue(to) ?? "",
                    Force = parsed.GetValue(force) ?? "",
                    IncludeVoided = parsed.GetValue(voided),
                };
                var who = parsed.GetValue(claim) ?? Claim.Operator;
                using var connection = new EdgeClient(parsed.GetRequiredValue(edge)!, who);
                var (items, more) = await ReadAsync(connection, request, parsed.GetValue(limit), cancellationToken);
                Write(parsed, items, more, parsed.GetValue(json));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task<(List<Item> Items, bool More)> ReadAsync(
        EdgeClient edge,
        ListRequest request,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var items = new List<Item>();
        do
        {
            request.PageSize = Math.Min(PageSize, limit - items.Count);
            var page = await edge.Ledger.ListAsync(request, edge.Within(CallSettings.AnswerTimeout, cancellationToken));
            items.AddRange(page.Items);
            request.PageToken = page.NextPageToken;
        } while (request.PageToken.Length > 0 && items.Count < limit);

        return (items, request.PageToken.Length > 0);
    }

    private static void Write(ParseResult parsed, List<Item> items, bool more, bool json)
    {
        var screen = Screen.Of(parsed);
        if (json)
        {
            screen.Line(JsonLines.Array(items, ItemText.WriteJson));
            return;
        }

        var language = CommonOptions.LanguageOf(parsed);
        ItemTable.Of(items, language).WriteTo(screen);
        if (more)
        {
            screen.Line(language.Of("… còn nữa: tăng --limit", "… there are more: raise --limit"));
        }
    }
}
