using Federation.Core.Areas;
using Federation.Core.Areas.Plans;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Silo.Boards;
using Federation.Silo.Journal;
using Federation.Wire.V1;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Area = Federation.Core.Areas.Area;

namespace Federation.Silo.Catalogue;

/// <summary>
/// Judges plans of reorganisations, and commits them: one journal record, or nothing. Of two that are committed at once
/// for the same edition the first in the journal is taken, whichever silo was asked.
/// </summary>
internal sealed class AreaPlans(
    AreaBook areas,
    IndicatorCatalogue indicators,
    FoldHost fold,
    IJournal journal,
    JournalSignal signal,
    IOptions<BoardsOptions> options,
    TimeProvider time
)
{
    /// <summary>What the plan would do; nothing is written.</summary>
    /// <exception cref="RpcException">It is refused.</exception>
    public AreaPlanOutcome Preview(string text)
    {
        var (_, before, plan, periods) = Judge(_ => text);
        return ToWire(before, plan, periods, position: 0);
    }

    /// <summary>Writes the plan's record, and waits until this silo follows it.</summary>
    /// <exception cref="RpcException">It is refused, another one came first, or the journal cannot be
    /// written.</exception>
    public Task<AreaPlanOutcome> CommitAsync(
        string text,
        string by,
        string reason,
        CancellationToken cancellationToken
    ) => CommitAsync(_ => text, by, reason, cancellationToken);

    /// <summary>Commits the plan of one row that adds a post.</summary>
    /// <exception cref="RpcException">It is refused, another plan came first, or the journal cannot be
    /// written.</exception>
    public Task<AreaPlanOutcome> CommitPostAsync(
        AddPostRequest request,
        string by,
        CancellationToken cancellationToken
    ) => CommitAsync(before => PostPlan(before, request), by, request.Reason, cancellationToken);

    private async Task<AreaPlanOutcome> CommitAsync(
        Func<AreaCatalogue, string> textFor,
        string by,
        string reason,
        CancellationToken cancellationToken
    )
    {
        var (text, before, plan, periods) = Judge(textFor);
        var statement = AreaPlanStatement.Of(before, plan, by, reason, text);
        try
        {
            var position = await journal.AppendRecordAsync(
                JournalRecordKind.AreaPlan,
                statement.Encode(),
                cancellationToken
            );
            signal.Moved();
            await fold.UntilAsync(now => now.Version.Position >= position, cancellationToken)
                .WaitAsync(options.Value.GrainTimeout, time, cancellationToken);
            return areas.Plans.Any(taken => taken.Position == position)
                ? ToWire(before, plan, periods, position)
                : throw Refused(
                    AreaPlanRefusalKind.OtherBase,
                    $"Another plan for edition {before.Version} came first; nothing of this one is done. "
                        + "Preview it again."
                );
        }
        catch (Exception cause) when (cause is JournalUnavailableException or TimeoutException)
        {
            throw new RpcException(
                new Status(
                    StatusCode.Unavailable,
                    $"Whether the plan was committed is not known: {cause.Message} Ask with fed areas preview: "
                        + "a plan that "
                        + "is there is refused as one of another edition."
                )
            );
        }
    }

    private static string PostPlan(AreaCatalogue catalogue, AddPostRequest request)
    {
        if (!Day.IsValid(request.FromDay) || !Forces.TryParse(request.Force, out _))
        {
            throw Refused(AreaPlanRefusalKind.Malformed, "A post needs its first day and one of the four forces.");
        }

        var from = new Day(request.FromDay);
        var isKnown = AreaCode.TryParse(request.Area, out var code) & catalogue.TryResolve(code, from, out var parent);
        if (!isKnown || catalogue.Get(parent).Level != 2)
        {
            throw Refused(
                AreaPlanRefusalKind.RuleBroken,
                $"'{Core.Ledger.Refusal.Shown(request.Area)}' is no district or commune on {from}: fed areas "
                    + "PROVINCE --day "
                    + $"{from} lists them."
            );
        }

        string[] texts = [request.Post, request.NameVi, request.NameAscii];
        if (texts.Any(text => text.Length is 0 or > 200 || text.Any(char.IsControl)))
        {
            throw Refused(
                AreaPlanRefusalKind.Malformed,
                "A post needs a code, a name and a name in ASCII, on one line."
            );
        }

        return AreaPlanText.Post(
            catalogue,
            parent,
            request.Post,
            (request.NameVi, request.NameAscii),
            request.Force,
            from,
            request.Predecessor
        );
    }

    /// <summary>A plan that is written for an edition is judged against the same one.</summary>
    private (string Text, AreaCatalogue Before, AreaPlan Plan, int Periods) Judge(Func<AreaCatalogue, string> textFor)
    {
        var (checkpoint, before) = fold.Ask(now => (now.Take(), now.Areas));
        var text = textFor(before);
        if (text.Length > AreaPlanStatement.TextCharsMax)
        {
            throw Refused(
                AreaPlanRefusalKind.Malformed,
                $"The plan has {text.Length} characters; at most {AreaPlanStatement.TextCharsMax} are taken."
            );
        }

        if (AreaPlan.TryRead(before, text, out var plan) is { } refusal)
        {
            throw Refused(refusal.Kind, refusal.Message);
        }

        var proof = new AreaPlanProof(checkpoint, before, indicators);
        return proof.Check(plan!, Day.At(time.GetUtcNow())) is { } wrong
            ? throw Refused(wrong.Kind, wrong.Message)
            : (text, before, plan!, proof.Periods);
    }

    private static RpcException Refused(AreaPlanRefusalKind kind, string message) =>
        new(
            new Status(
                kind is AreaPlanRefusalKind.OtherBase ? StatusCode.Aborted
                    : kind is AreaPlanRefusalKind.TotalChanged or AreaPlanRefusalKind.EndIsOver
                        ? StatusCode.FailedPrecondition
                    : StatusCode.InvalidArgument,
                $"{kind}: {message} Nothing was changed."
            )
        );

    private static AreaPlanOutcome ToWire(AreaCatalogue before, AreaPlan plan, int periods, long position) =>
        new()
        {
            VersionBefore = before.Version,
            VersionAfter = plan.After.Version,
            Day = plan.Day.Number,
            Added = { plan.Added.Select(ToWire) },
            Ended = { plan.Ended.Select(ToWire) },
            Changed = { plan.Changed.Select(ToWire) },
            PeriodsCompared = periods,
            Position = position,
        };

    private static PlannedArea ToWire(Area area) =>
        new()
        {
            AreaId = area.Id.Value,
            Code = area.Versions[^1].Code.ToString(),
            NameVi = area.Versions[^1].FullNameVi,
        };
}
