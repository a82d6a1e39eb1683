using System.CommandLine;
using Federation.Client;
using Federation.Core.Areas.Plans;
using Federation.Core.Calendars;
using Federation.Core.Ledger;
using Federation.Fed.Cli;
using Federation.Wire;
using Federation.Wire.V1;
using Area = Federation.Core.Areas.Area;

namespace Federation.Fed.Catalogues;

/// <summary><c>fed areas plan|preview|commit|add-post</c>: reorganisations as data.</summary>
internal static class AreaPlanCommands
{
    private const string Form =
        "A plan is a file in the form of core/Areas/Reference/areas.tsv with its header, fields with tabs between: of "
        + "an area that changes all its rows, the last with a valid_to, and rows that follow it; new areas with the "
        + "next free ids, their first day and their predecessors, ids with ; between: 957;958 (ids: fed areas --json). "
        + "All of it takes effect on one day.";

    /// <summary>The four commands.</summary>
    public static IEnumerable<System.CommandLine.Command> Create() => [Plan(), Preview(), Commit(), AddPost()];

    private static ExampledCommand Plan()
    {
        var command = new ExampledCommand(
            "plan",
            "Checks a plan of a reorganisation against the catalogue, before anybody is asked to take it.",
            Form + " Without --nation the catalogue that ships with this program is meant.",
            "fed areas plan nghi-quyet-1.tsv",
            "fed areas plan nghi-quyet-1.tsv --nation http://127.0.0.1:5080"
        );
        var (file, nation) = (FileArgument(), CommonOptions.Nation(required: false));
        command.Add(file);
        command.Add(nation);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var text = await ReadAsync(parsed.GetRequiredValue(file), cancellationToken);
                if (parsed.GetValue(nation) is { Length: > 0 } addresses)
                {
                    using var silos = new NationClient(
                        new NationOptions { Addresses = addresses, As = Claim.Operator }
                    );
                    await silos.FollowAreasAsync(cancellationToken);
                }

                var today = Day.At(TimeProvider.System.GetUtcNow());
                var refusal =
                    AreaPlan.TryRead(KnownAreas.Current, text, out var plan) ?? AreaPlanProof.CheckEnds(plan!, today);
                if (refusal is not null)
                {
                    throw FedException.Refused($"{refusal.Kind}: {refusal.Message}");
                }

                Output(parsed).Write(OutcomeOf(plan!), isProven: false);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static ExampledCommand Preview()
    {
        var command = new ExampledCommand(
            "preview",
            "Shows what a plan would do at the nation, and that it moves no figure; writes nothing.",
            Form,
            "fed areas preview nghi-quyet-1.tsv --nation http://127.0.0.1:5080"
        );
        var (file, nation, claim) = (
            FileArgument(),
            CommonOptions.Nation(required: true),
            CommonOptions.As("operator")
        );
        command.Add(file);
        command.Add(nation);
        command.Add(claim);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var text = await ReadAsync(parsed.GetRequiredValue(file), cancellationToken);
                using var silos = Open(parsed.GetRequiredValue(nation)!, parsed.GetValue(claim));
                Output(parsed)
                    .Write(await new AreaPlanClient(silos).PreviewAsync(text, cancellationToken), isProven: true);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static ExampledCommand Commit()
    {
        var command = new ExampledCommand(
            "commit",
            "Commits a plan: one record of the nation's journal, which silos, edge nodes and displays follow.",
            Form
                + " Refused, by name and with what would be allowed, unless every total of every past period of "
                + "the nation, "
                + "each ministry and each force is the same before and after.",
            "fed areas commit nghi-quyet-1.tsv --nation http://127.0.0.1:5080 --reason \"Nghị quyết 1/2027/QH16\""
        );
        var (file, nation, claim) = (
            FileArgument(),
            CommonOptions.Nation(required: true),
            CommonOptions.As("operator")
        );
        var reason = Reason();
        command.Add(file);
        command.Add(nation);
        command.Add(reason);
        command.Add(claim);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var text = await ReadAsync(parsed.GetRequiredValue(file), cancellationToken);
                using var silos = Open(parsed.GetRequiredValue(nation)!, parsed.GetValue(claim));
                var outcome = await new AreaPlanClient(silos).CommitAsync(
                    text,
                    parsed.GetRequiredValue(reason),
                    cancellationToken
                );
                Output(parsed).Write(outcome, isProven: true);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static ExampledCommand AddPost()
    {
        var command = new ExampledCommand(
            "add-post",
            "Adds a force's post to a district or commune at the nation; silos, edge nodes and displays follow.",
            "A post ended with its district on 2025-06-30; this is how it goes on under its commune.",
            "fed areas add-post ba-son --nation http://127.0.0.1:5080 --area 20/06541 --name \"Đồn Biên phòng Ba Sơn\" "
                + "--ascii \"Ba Son\" --force border_guard --from 2025-07-01 --reason \"tiếp tục sau sắp xếp\""
        );
        var post = new Argument<string>("POST") { Description = "Its code: lower-case letters, digits, hyphens." };
        var nation = CommonOptions.Nation(required: true);
        var area = CheckedOptions.Area("--area", "The district or commune that it lies in.", required: true);
        var name = Text("--name", "Its official Vietnamese name.");
        var ascii = Text("--ascii", "Its proper name in ASCII, for searching.");
        var force = CheckedOptions.Force("--force", "Whose post it is.", required: true);
        var from = CheckedOptions.Day("--from", "Its first day.", required: true);
        var before = new Option<int>("--predecessor") { HelpName = "ID", Description = "AreaId that it goes on from." };
        var (reason, claim) = (Reason(), CommonOptions.As("operator"));
        command.Add(post);
        Option[] options = [nation, area, name, ascii, force, from, before, reason, claim];
        foreach (var option in options)
        {
            command.Add(option);
        }

        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                _ = Day.TryParse(parsed.GetRequiredValue(from), out var first);
                var request = new AddPostRequest
                {
                    Area = parsed.GetRequiredValue(area),
                    Post = parsed.GetRequiredValue(post),
                    NameVi = parsed.GetRequiredValue(name),
                    NameAscii = parsed.GetRequiredValue(ascii),
                    Force = parsed.GetRequiredValue(force),
                    FromDay = first.Number,
                    Predecessor = parsed.GetValue(before),
                    Reason = parsed.GetRequiredValue(reason),
                };
                using var silos = Open(parsed.GetRequiredValue(nation)!, parsed.GetValue(claim));
                var outcome = await new AreaPlanClient(silos).AddPostAsync(request, cancellationToken);
                Output(parsed).Write(outcome, isProven: true);
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static NationClient Open(Uri[] addresses, Claim? claim) =>
        new(
            new NationOptions
            {
                Addresses = addresses,
                As = claim ?? Claim.Operator,
                CallTimeout = TimeSpan.FromMinutes(1),
            }
        );

    private static Argument<string> FileArgument() => new("FILE") { Description = "The plan." };

    private static Option<string> Text(string name, string description) =>
        new(name)
        {
            HelpName = "TEXT",
            Description = description,
            Required = true,
        };

    private static Option<string> Reason() =>
        Text("--reason", "Why, such as the resolution's number, in 1 to 500 characters; kept in the nation's journal.");

    private static AreaPlanOutput Output(ParseResult parsed) =>
        new(Screen.Of(parsed), CommonOptions.LanguageOf(parsed));

    private static async Task<string> ReadAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(file, cancellationToken);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw FedException.Usage($"FILE '{file}' cannot be read: {cause.Message}");
        }
    }

    private static AreaPlanOutcome OutcomeOf(AreaPlan plan) =>
        new()
        {
            VersionBefore = plan.After.Version - 1,
            VersionAfter = plan.After.Version,
            Day = plan.Day.Number,
            Added = { plan.Added.Select(ToWire) },
            Ended = { plan.Ended.Select(ToWire) },
            Changed = { plan.Changed.Select(ToWire) },
        };

    private static PlannedArea ToWire(Area area) =>
        new()
        {
            AreaId = area.Id.Value,
            Code = area.Versions[^1].Code.ToString(),
            NameVi = area.Versions[^1].FullNameVi,
        };
}
