using System.CommandLine;
using System.Text.Json;
using Federation.Client;
using Federation.Core.Areas;
using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire;

namespace Federation.Fed.Catalogues;

/// <summary><c>fed areas</c>: the codes of a day.</summary>
internal static class AreasCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "areas",
            "Lists the codes of areas on a day, with names; asks a server only with --nation. Its parts "
                + "reorganise them.",
            "Without PARENT: the provinces; with --find: all areas of the country that have the text. With PARENT: "
                + "the districts (since 2025-07-01 the communes) of a province, the posts of a district; with --find "
                + "all that lies in it. A code means something only with a day: on 2025-07-01 63 provinces became 34 "
                + "and the districts ended. With --nation: with the reorganisations that were committed there.",
            "fed areas --day 2025-06-30",
            "fed areas 04 --day 2025-01-15",
            "fed areas --day 2025-01-15 --find \"cao loc\""
        );
        var parent = new Argument<string?>("PARENT")
        {
            Description = "A province 04 or a district 20/183.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var day = CheckedOptions.Day("--day", "As of this day. Left out: today.");
        var find = CatalogueOptions.Find();
        var json = CommonOptions.Json("them");
        var nation = CommonOptions.Nation(required: false);
        command.Add(parent);
        Option[] options = [day, find, nation, json];
        foreach (var option in options)
        {
            command.Add(option);
        }

        foreach (var part in AreaPlanCommands.Create())
        {
            command.Add(part);
        }

        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(nation) is { Length: > 0 } addresses)
                {
                    using var silos = new NationClient(
                        new NationOptions { Addresses = addresses, As = Claim.Operator }
                    );
                    await silos.FollowAreasAsync(cancellationToken);
                }

                var on = Day.TryParse(parsed.GetValue(day), out var given) ? given : Today();
                var found = Find(parsed.GetValue(parent) ?? "VN", on, parsed.GetValue(find));
                var screen = Screen.Of(parsed);
                if (parsed.GetValue(json))
                {
                    screen.Line(JsonLines.Array(found, WriteJson));
                }
                else
                {
                    WriteTable(screen, found, on, CommonOptions.LanguageOf(parsed));
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Day Today() => Day.At(TimeProvider.System.GetUtcNow());

    private static List<AreaVersion> Find(string parent, Day day, string? words)
    {
        if (CheckedOptions.WhyNotArea(parent) is { } reason)
        {
            throw FedException.Usage($"PARENT '{parent}' {reason}");
        }

        var areas = KnownAreas.Current;
        if (!areas.TryResolve(AreaCode.Parse(parent), day, out var id))
        {
            throw FedException.Usage(
                $"PARENT '{parent}' denotes nothing on {day}: fed areas --day {day} lists provinces"
            );
        }

        var search = new Search(words ?? "");
        var within = words is null ? areas.Children(id, day) : Below(id, day);
        return
        [
            .. within
                .Select(area => areas.Get(area).Nearest(day))
                .Where(area => search.Finds(area.Code.ToString(), area.FullNameVi, area.NameAscii, area.FullNameEn())),
        ];
    }

    private static IReadOnlyList<AreaId> Below(AreaId id, Day day) =>
        [.. KnownAreas.Current.Children(id, day).SelectMany(child => Below(child, day).Prepend(child))];

    private static void WriteJson(Utf8JsonWriter json, AreaVersion area)
    {
        json.WriteString("code", area.Code.ToString());
        json.WriteString("kind", area.Kind.Code());
        json.WriteString("name_vi", area.FullNameVi);
        json.WriteString("name_en", area.FullNameEn());
        json.WriteString("from", area.Validity.First.ToString());
        json.WriteTextOrNull("to", HasEnd(area) ? area.Validity.Last.ToString() : "");
        json.WriteNumber("id", area.Id.Value);
    }

    private static void WriteTable(Screen screen, List<AreaVersion> found, Day on, Language language)
    {
        var day = SpanText.Of(on, language);
        if (found.Count == 0)
        {
            screen.Line(language.Of($"Không tìm thấy địa bàn nào ngày {day}.", $"No area was found on {day}."));
            return;
        }

        var table = new TextTable(
            language.Of("Mã", "Code"),
            language.Of($"Tên ngày {day}", $"Name on {day}"),
            language.Of("Tên tiếng Anh", "Vietnamese name"),
            language.Of("Từ ngày", "From"),
            language.Of("Đến ngày", "To")
        );
        foreach (var area in found)
        {
            table.Add(
                area.Code.ToString(),
                language.Of(area.FullNameVi, area.FullNameEn()),
                language.Of(area.FullNameEn(), area.FullNameVi),
                SpanText.Of(area.Validity.First, language),
                HasEnd(area) ? SpanText.Of(area.Validity.Last, language) : ""
            );
        }

        table.WriteTo(screen);
    }

    private static bool HasEnd(AreaVersion area) => area.Validity.Last != AreaVersion.StillValid;
}
