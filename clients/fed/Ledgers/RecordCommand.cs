using System.CommandLine;
using Federation.Client;
using Federation.Fed.Cli;
using Federation.Wire;
using Federation.Wire.V1;
using Grpc.Core;

namespace Federation.Fed.Ledgers;

/// <summary><c>fed record</c>: one activity into a province's ledger.</summary>
internal static class RecordCommand
{
    public static ExampledCommand Create()
    {
        var command = new ExampledCommand(
            "record",
            "Records one activity at a province's edge node.",
            "Answers when the ledger has it durably. The same --id and content again change nothing. Where another "
                + "force recorded what looks like the same, nothing is recorded: the answer names it, and you say it "
                + "again with --joins or --distinct-from. After joining the answer says what the ledger now "
                + "holds, and who has still to confirm it.",
            "fed record --edge http://127.0.0.1:5104 --area 04/043 --day 2025-01-15 --forces border_guard+police "
                + "--lead border_guard patrol.patrols=1 patrol.participants=9",
            "fed record --edge http://127.0.0.1:5104 --area 04/051 --day 2025-02-03 --forces police "
                + "outreach.sessions=1 outreach.attendance=nearly:400",
            "fed record --edge http://127.0.0.1:5104 --area 04/043 --day 2025-01-15 --forces border_guard+police "
                + "--lead police patrol.patrols=1 --joins 0198c5a2-6f00-7abc-8def-000000000001"
        );
        var edge = CommonOptions.Edge(required: true);
        var id = new Option<string?>("--id")
        {
            HelpName = "UUID",
            Description = "The activity's id, for a safe retry. Left out: a new one.",
        };
        var drawsOn = new Option<string[]>("--draws-on")
        {
            HelpName = "LUMP",
            Description =
                "An imported or posted amount (UUID) that holds already what the activity counts: it holds so much "
                + "less, and the total stays. May be given several times.",
            DefaultValueFactory = _ => [],
        };
        var overrule = OverruleOption.Create();
        var claim = CommonOptions.As("the lead");
        var json = CommonOptions.Json("the answer");
        command.Add(edge);
        var activity = ActivityOptions.AddTo(command, required: true);
        command.Add(id);
        command.Add(drawsOn);
        command.Add(overrule);
        var duplicate = DuplicateOptions.AddTo(command);
        command.Add(claim);
        command.Add(json);
        command.SetAction(
            (parsed, cancellationToken) =>
            {
                var content = activity.Read(parsed);
                var request = new RecordRequest
                {
                    Id = parsed.GetValue(id) ?? Guid.CreateVersion7().ToString(),
                    Activity = content,
                    Overruling = parsed.GetValue(overrule),
                };
                request.DrawsOn.AddRange(parsed.GetValue(drawsOn) ?? []);
                duplicate.Read(parsed, request);
                return RunAsync(
                    new EdgeClient(
                        parsed.GetRequiredValue(edge)!,
                        parsed.GetValue(claim) ?? ActivityOptions.ClaimOf(content)
                    ),
                    request,
                    new RecordedOutput(parsed, parsed.GetValue(json)),
                    cancellationToken
                );
            }
        );
        return command;
    }

    private static async Task<int> RunAsync(
        EdgeClient edge,
        RecordRequest request,
        RecordedOutput output,
        CancellationToken cancellationToken
    )
    {
        using (edge)
        {
            var call = edge.Ledger.RecordAsync(request, edge.Within(CallSettings.AnswerTimeout, cancellationToken));
            try
            {
                var response = await CallErrors.WrittenAsync(call, edge.Address, request.Id);
                var joined = response.Joined;
                var now = joined.Length == 0 ? null : await StandingActivity.ReadAsync(edge, joined, cancellationToken);
                output.Write(response, request.Activity, now);
                return ExitCode.Done;
            }
            catch (RpcException error) when (DuplicateStatus.AskedBy(error) is { } duplicates)
            {
                throw output.Asked(duplicates, request.Id);
            }
        }
    }
}
