using System.CommandLine;
using Federation.Core.Figures;
using Federation.Fed.Cli;
using Federation.Fed.Vintages;
using Federation.Wire.V1;

namespace Federation.Fed.Briefings;

/// <summary><c>fed briefing</c>: opens, steers, signs and reads briefings.</summary>
internal static class BriefingCommand
{
    private const string Nation = "--nation http://127.0.0.1:5080";

    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "briefing",
            "Opens, steers, signs and reads briefings: what the screens of both ministries and every site show.",
            "A briefing shows a frozen board, page by page. One ministry holds control; both sign the same board, "
                + "which is then kept as a vintage. Commands that steer are given against what is shown now: of two "
                + "presenters at once one is told what the other did.",
            $"fed briefing demo {Nation} --period 2025-Q1",
            $"fed briefing open {Nation} --period 2025-H1 --title \"Giao ban 6 tháng đầu năm 2025\" --keys keys",
            $"fed briefing next {Nation} --ministry defence",
            $"fed briefing minutes {Nation}"
        );
        foreach (var part in Parts())
        {
            command.Add(part);
        }

        return command;
    }

    private static IReadOnlyList<Command> Parts() =>
        [
            OpenBriefingCommand.Create(),
            List(),
            Part("show", "Shows a briefing as it stands.").Does((_, call, token) => call.ShowAsync(token)),
            Pages(),
            Step("next", "Shows the next page.", new SteerRequest { Next = new StepPage() }),
            Step("back", "Shows the page before.", new SteerRequest { Back = new StepPage() }),
            Steer("page", "Shows a page by its key or number.", "PAGE", text => new() { Jump = text }),
            Steer(
                "province",
                "Lays a province's page over the page; an empty code takes it away.",
                "CODE",
                text => new() { Province = text }
            ),
            Steer(
                "highlight",
                "Highlights an indicator; an empty code takes it away.",
                "CODE",
                text => new() { Highlight = new Highlight { Indicator = text } }
            ),
            Freeze(),
            Steer(
                "live",
                "Shows figures live (on), or the frozen board (off).",
                "on|off",
                text => new() { Live = text == "on" },
                "on",
                "off"
            ),
            Steer(
                "hand",
                "Hands control to a ministry.",
                "MINISTRY",
                text => new() { Hand = text },
                "defence",
                "public_security"
            ),
            Begin(),
            Step(
                "pause",
                "Stops the time of the agenda's item that runs.",
                new SteerRequest { Pause = new StepPage() }
            ),
            Agenda(),
            Tasks(),
            BriefingKeysCommand.Create(),
            SignBriefingCommand.Create(),
            Agree(),
            Sites(),
            Minutes(),
            Close(),
            BriefingDemoCommand.Create(),
        ];

    private static ExampledCommand Agenda() =>
        Plan(
            "agenda",
            "Takes the agenda from a tab-separated file.",
            "The first line names the columns: kind (report, statement, commendation or conclusion; or its "
                + "Vietnamese name), minutes, ministry, area, speaker, rank, title, topic.",
            (plan, file) =>
            {
                plan.Agenda.Clear();
                plan.Agenda.Add(PlanFile.Agenda(file));
            }
        );

    private static ExampledCommand Tasks() =>
        Plan(
            "tasks",
            "Takes the tasks of the last conclusion from a tab-separated file.",
            "The first line names the columns: text, owner, due (2026-12-31), done (yes or no).",
            (plan, file) =>
            {
                plan.Tasks.Clear();
                plan.Tasks.Add(PlanFile.Tasks(file));
            }
        );

    private static BriefingPart Part(string name, string summary) =>
        BriefingPart.Of(name, summary, "", $"fed briefing {name} {Nation}");

    private static ExampledCommand List()
    {
        var part = Part("list", "Lists the briefings, the newest first.");
        return part.Runs(
            async (parsed, call, token) =>
                new BriefingOutput(Screen.Of(parsed), CommonOptions.LanguageOf(parsed)).WriteList(
                    await call.Client.ListAsync(token)
                )
        );
    }

    private static ExampledCommand Pages() =>
        Part("pages", "Lists the pages of a briefing, and marks the one that is shown.")
            .Runs(
                async (parsed, call, token) =>
                    new BriefingOutput(Screen.Of(parsed), CommonOptions.LanguageOf(parsed)).WritePages(
                        await call.ShowAsync(token)
                    )
            );

    private static ExampledCommand Sites() =>
        Part("sites", "Lists who is connected, what each screen shows, and its lag.")
            .Runs(
                async (parsed, call, token) =>
                {
                    var state = await call.ShowAsync(token);
                    new BriefingOutput(Screen.Of(parsed), CommonOptions.LanguageOf(parsed)).WriteSites(
                        await call.Client.SitesAsync(state.Id, token)
                    );
                }
            );

    private static ExampledCommand Minutes() =>
        Part("minutes", "Writes the minutes: what happened, when, by whom; every signature is verified again.")
            .Runs(
                async (parsed, call, token) =>
                {
                    var state = await call.ShowAsync(token);
                    var events = await call.Client.EventsAsync(state.Id, token);
                    Screen.Of(parsed).Lines(new MinutesText(CommonOptions.LanguageOf(parsed)).Lines(events));
                }
            );

    private static ExampledCommand Step(string name, string summary, SteerRequest request) =>
        BriefingPart
            .ForMinistry(name, summary, "", $"fed briefing {name} {Nation} --ministry defence")
            .Does((_, call, token) => call.SteerAsync(request.Clone(), token));

    private static ExampledCommand Steer(
        string name,
        string summary,
        string value,
        Func<string, SteerRequest> request,
        params string[] allowed
    )
    {
        var example =
            allowed.Length > 0 ? allowed[^1]
            : name == "page" ? "map"
            : name == "province" ? "04"
            : "crime.cases";
        var part = BriefingPart.ForMinistry(name, summary, "", $"fed briefing {name} {example} {Nation}");
        var argument = new Argument<string>(value) { Description = summary };
        if (allowed.Length > 0)
        {
            _ = argument.AcceptOnlyFromAmong(allowed);
        }

        part.Command.Add(argument);
        return part.Does((parsed, call, token) => call.SteerAsync(request(parsed.GetRequiredValue(argument)), token));
    }

    private static ExampledCommand Begin()
    {
        var part = BriefingPart.ForMinistry(
            "begin",
            "Begins an item of the agenda; the time of the one before it stops.",
            "",
            $"fed briefing begin 1 {Nation}"
        );
        var item = new Argument<int>("ITEM") { Description = "The item's number, from 1." };
        part.Command.Add(item);
        return part.Does(
            (parsed, call, token) => call.SteerAsync(new SteerRequest { Begin = parsed.GetRequiredValue(item) }, token)
        );
    }

    private static ExampledCommand Plan(
        string name,
        string summary,
        string details,
        Action<BriefingPlan, string> change
    )
    {
        var part = BriefingPart.ForMinistry(name, summary, details, $"fed briefing {name} {name}.tsv {Nation}");
        var file = new Argument<string>("FILE") { Description = "The file: UTF-8, tabs between columns." };
        part.Command.Add(file);
        return part.Does(
            async (parsed, call, token) =>
            {
                var plan = (await call.ShowAsync(token)).Plan;
                change(plan, parsed.GetRequiredValue(file));
                return await call.SteerAsync(new SteerRequest { Plan = plan }, token);
            }
        );
    }

    private static ExampledCommand Freeze()
    {
        var part = BriefingPart.ForMinistry(
            "freeze",
            "Freezes the board anew: signatures of the one before are dropped.",
            "",
            $"fed briefing freeze {Nation}"
        );
        var at = new Option<string?>("--at")
        {
            HelpName = "VERSION",
            Description = "The version to freeze, such as 1.48213 or 1·48.213. Left out: the newest.",
        }.Checked(text => PastText.ParseVersion(text) is null ? "is no version: write it like 1.48213" : null);
        var incomplete = new Option<bool>("--incomplete")
        {
            Description = "Freeze also where ledgers are known to hold more than the nation has.",
        };
        part.Command.Add(at);
        part.Command.Add(incomplete);
        return part.Does(
            (parsed, call, token) =>
            {
                var freeze = new FreezeBoard
                {
                    Version = parsed.GetValue(at) is { } text ? PastText.ParseVersion(text) : null,
                    AllowIncomplete = parsed.GetValue(incomplete),
                };
                return call.SteerAsync(new SteerRequest { Freeze = freeze }, token);
            }
        );
    }

    private static ExampledCommand Agree()
    {
        var part = BriefingPart.Of(
            "agree",
            "Says that a province agrees to the figures of its page.",
            "",
            $"fed briefing agree {Nation} --area 04"
        );
        var area = CheckedOptions.Area("--area", "Which province agrees.", required: true);
        part.Command.Add(area);
        return part.Does(
            async (parsed, call, token) =>
            {
                var state = await call.ShowAsync(token);
                var code = parsed.GetRequiredValue(area)!;
                var page = state.Provinces.FirstOrDefault(one => one.Area == code);
                var request = new AgreeBriefingRequest
                {
                    Briefing = state.Id,
                    CommandId = BriefingCall.NewId(),
                    Area = code,
                    Digest = page?.Digest ?? state.Frozen.Digest,
                };
                return await call.Client.AgreeAsync(request, token);
            }
        );
    }

    private static ExampledCommand Close() =>
        BriefingPart
            .ForMinistry(
                "close",
                "Ends a briefing: nothing is taken any more, everything can be read.",
                "",
                $"fed briefing close {Nation}"
            )
            .Does(
                async (_, call, token) =>
                {
                    var state = await call.ShowAsync(token);
                    var request = new CloseBriefingRequest
                    {
                        Briefing = state.Id,
                        CommandId = BriefingCall.NewId(),
                        Ministry = call.Ministry.Code(),
                    };
                    return await call.Client.CloseAsync(request, token);
                }
            );
}
