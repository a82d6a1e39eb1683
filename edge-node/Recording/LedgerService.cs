using Federation.Core.Areas;
using Federation.Core.Figures;
using Federation.Core.Ledger;
using Federation.EdgeNode.Districts;
using Federation.EdgeNode.Forces;
using Federation.EdgeNode.Ledger;
using Federation.EdgeNode.Recording.Importing;
using Federation.EdgeNode.Repair;
using Federation.Wire;
using Federation.Wire.Access;
using Federation.Wire.Hosting;
using Federation.Wire.V1;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Orleans.Concurrency;
using VoidRequest = Federation.Wire.V1.VoidRequest;

namespace Federation.EdgeNode.Recording;

/// <summary>The gRPC service of the ledger: reads requests, forwards them to the grains, answers.</summary>
internal sealed class LedgerService(
    EdgeLedgers ledgers,
    RecordingGate gate,
    IGrainFactory grains,
    ItemReader items,
    CoverageReader coverage,
    FigureExplainer explainer,
    FileImport imports,
    ReturnDesk returns,
    DeclarationDesk declarations,
    EdgeClock clock,
    IOptions<EdgeOptions> options,
    RepairPlanner planner,
    LedgerRepairer repairer
) : Wire.V1.Ledger.LedgerBase
{
    private const int ConfirmMax = 1_000;

    /// <inheritdoc/>
    public override async Task<RecordResponse> Record(RecordRequest request, ServerCallContext context)
    {
        var by = AccessInterceptor.ClaimOf(context);
        var ledger = OwnerOf(request.Activity);
        if (!LedgerRequests.TryRead(request, ReaderOf(ledger), by, clock.Today, out var command, out var refusals))
        {
            throw refusals.ToRpcException();
        }

        using var inside = await gate.EnterAsync(command.Activity, ledger, context.CancellationToken);
        return await DecideAsync(command.Content.Area, command, command.Activity, context);
    }

    /// <inheritdoc/>
    public override async Task<RecordResponse> Correct(CorrectRequest request, ServerCallContext context)
    {
        var by = AccessInterceptor.ClaimOf(context);
        var ledger = await ledgers.HolderAsync(request.Id, context.CancellationToken);
        OtherLedgers.Demand(request.Id, ledger, OwnerOf(request.Activity));
        return LedgerRequests.TryRead(request, ReaderOf(ledger), by, clock.Today, out var command, out var refusals)
            ? await DecideAsync(command.Content.Area, command, command.Activity, context)
            : throw refusals.ToRpcException();
    }

    /// <inheritdoc/>
    public override Task<RecordResponse> Void(VoidRequest request, ServerCallContext context) =>
        LedgerRequests.TryRead(request, AccessInterceptor.ClaimOf(context), out var command, out var refusals)
            ? DecideAsync(command, command.Activity, context)
            : throw refusals.ToRpcException();

    /// <inheritdoc/>
    public override async Task<ListResponse> List(ListRequest request, ServerCallContext context)
    {
        if (ListReader.Read(request, clock.Today, out var query) is { Count: > 0 } refusals)
        {
            throw refusals.ToRpcException();
        }

        var page =
            query!.Area is null && query.Force is { } force
                ? await grains.GetGrain<IForceGrain>(force.Code()).ListAsync(query.AsImmutable())
                : await District(query.Area ?? AreaId.Nation).ListAsync(query.AsImmutable());
        var response = new ListResponse { NextPageToken = page.Value.Next?.ToString() ?? "" };
        response.Items.AddRange(page.Value.Items.Select(ToWire));
        return response;
    }

    /// <inheritdoc/>
    public override async Task<ListResponse> Pending(PendingRequest request, ServerCallContext context)
    {
        var by = AccessInterceptor.ClaimOf(context);
        if (ListReader.Read(request, by, clock.Today, out var query) is { Count: > 0 } refusals)
        {
            throw refusals.ToRpcException();
        }

        var page = await grains.GetGrain<IForceGrain>(query!.Force.Code()).PendingAsync(query.AsImmutable());
        var response = new ListResponse { NextPageToken = page.Value.Next?.ToString() ?? "" };
        response.Items.AddRange(page.Value.Items.Select(ToWire));
        return response;
    }

    /// <inheritdoc/>
    public override async Task<ConfirmResponse> Confirm(ConfirmRequest request, ServerCallContext context)
    {
        if (request.Activities.Count is 0 or > ConfirmMax)
        {
            throw new RpcException(
                new Status(
                    StatusCode.InvalidArgument,
                    $"{request.Activities.Count} activities: give 1 to {ConfirmMax}."
                )
            );
        }

        var by = AccessInterceptor.ClaimOf(context);
        var outcomes = await Task.WhenAll(
            request.Activities.Select(seen => ConfirmAsync(seen, by, context.CancellationToken))
        );
        return new ConfirmResponse { Outcomes = { outcomes } };
    }

    /// <inheritdoc/>
    public override Task<RecordResponse> Decline(DeclineRequest request, ServerCallContext context) =>
        LedgerRequests.TryRead(request, AccessInterceptor.ClaimOf(context), out var command, out var refusals)
            ? DecideAsync(command, command.Activity, context)
            : throw refusals.ToRpcException();

    /// <inheritdoc/>
    public override Task<CloseResponse> Close(CloseRequest request, ServerCallContext context)
    {
        var by = AccessInterceptor.ClaimOf(context);
        return ClosingRequests.TryRead(request, KnownAreas.Current, by, out var command, out var refusals)
            ? CloseAsync(command.Area, command, request.ClosingId, context)
            : throw refusals.ToRpcException();
    }

    /// <inheritdoc/>
    public override Task<CloseResponse> Reopen(ReopenRequest request, ServerCallContext context)
    {
        var by = AccessInterceptor.ClaimOf(context);
        return ClosingRequests.TryRead(request, KnownAreas.Current, by, out var command, out var refusals)
            ? CloseAsync(command.Area, command, request.ReopeningId, context)
            : throw refusals.ToRpcException();
    }

    /// <inheritdoc/>
    public override Task<ShowResponse> Show(ShowRequest request, ServerCallContext context) =>
        items.ShowAsync(request.Id, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ImportResponse> Import(
        IAsyncStreamReader<ImportRequest> requestStream,
        ServerCallContext context
    ) => imports.ImportAsync(requestStream, AccessInterceptor.ClaimOf(context), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ImportResponse> UndoImport(UndoImportRequest request, ServerCallContext context) =>
        LedgerRequests.TryRead(request, AccessInterceptor.ClaimOf(context), out var command, out var refusals)
            ? imports.UndoAsync(command, context.CancellationToken)
            : throw refusals.ToRpcException();

    /// <inheritdoc/>
    public override Task<FileReturnResponse> FileReturn(FileReturnRequest request, ServerCallContext context) =>
        returns.FileAsync(request, AccessInterceptor.ClaimOf(context), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ReturnsResponse> Returns(ReturnsRequest request, ServerCallContext context) =>
        returns.ListAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<DeclareResponse> Declare(DeclareRequest request, ServerCallContext context) =>
        declarations.DeclareAsync(request, AccessInterceptor.ClaimOf(context), context.CancellationToken);

    /// <inheritdoc/>
    public override Task<DeclarationsResponse> Declarations(DeclarationsRequest request, ServerCallContext context) =>
        declarations.ListAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override async Task<FiguresResponse> Figures(FiguresRequest request, ServerCallContext context)
    {
        var query = FigureReader.Read(request, clock.Today, ledgers);
        var answer = (await District(query.Area).QueryAsync(query.AsImmutable())).Value;
        return answer.Answer.ToResponse(new(0, answer.Through.Value), KnownAreas.Current, IndicatorCatalogue.Reference);
    }

    /// <inheritdoc/>
    public override Task<CoverageResponse> Coverage(FiguresRequest request, ServerCallContext context) =>
        coverage.ReadAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<ExplainResponse> Explain(ExplainRequest request, ServerCallContext context) =>
        explainer.ExplainAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<LedgerStatusResponse> Status(LedgerStatusRequest request, ServerCallContext context) =>
        Task.FromResult(StatusMessages.ToWire(ledgers, clock.Today));

    /// <inheritdoc/>
    public override async Task<PlanRepairResponse> PlanRepair(PlanRepairRequest request, ServerCallContext context)
    {
        var ledger = OtherLedgers.ToRepair(ledgers, request.Ledger);
        var draft = await planner.DraftAsync(ledger, context.CancellationToken);
        return RepairAnswers.ToWire(draft, RepairPlanner.TokenOf(draft), ledger.Link.Current.Explanation);
    }

    /// <inheritdoc/>
    public override async Task<RepairResponse> Repair(RepairRequest request, ServerCallContext context)
    {
        var by = AccessInterceptor.ClaimOf(context);
        if (!by.IsOperator)
        {
            throw new RpcException(
                new Status(StatusCode.PermissionDenied, $"{by} cannot repair a ledger: an operator can.")
            );
        }

        if (request.Way != RepairWay.Adopt)
        {
            throw new RpcException(
                new Status(StatusCode.InvalidArgument, $"way {request.Way} is not one that is offered.")
            );
        }

        var ledger = OtherLedgers.ToRepair(ledgers, request.Ledger);
        var (header, done) = await repairer.RepairAsync(ledger, request.Token, by, context.CancellationToken);
        return new RepairResponse { Ledger = header.Ledger.ToString(), Done = RepairAnswers.ToWire(done) };
    }

    /// <summary>The ledger that what is said of an area on a day belongs to.</summary>
    private LedgerHost OwnerOf(ActivityText? activity) =>
        activity is null ? ledgers.Current : ledgers.Of(activity.Area, activity.Day);

    private static ActivityReader ReaderOf(LedgerHost ledger) => new(ledger.Scope);

    private async Task<ConfirmOutcome> ConfirmAsync(SeenActivity seen, Claim by, CancellationToken cancellationToken)
    {
        var ledger = await ledgers.HolderAsync(seen.Id, cancellationToken);
        var decision = LedgerRequests.TryRead(seen, by, out var command, out var refusals)
            ? await DecideAsync(ledger.Owner, command)
            : new Decision.Refused(refusals);
        var outcome = new ConfirmOutcome { Id = seen.Id, Revision = seen.Revision };
        switch (decision)
        {
            case Decision.Accepted accepted:
                outcome.EntryNumber = accepted.Entries[0].Number.Value;
                break;
            case Decision.AlreadyDone done:
                (outcome.EntryNumber, outcome.AlreadyRecorded) = (done.Entry.Value, true);
                break;
            case Decision.Refused refused:
                outcome.Refusal = string.Join(" ", refused.Refusals.Select(refusal => refusal.Message));
                break;
        }

        return outcome;
    }

    private async Task<CloseResponse> CloseAsync(AreaId area, Command command, string id, ServerCallContext context)
    {
        var decision = await DecideAsync(area, command);
        TellWhenAnswered(context);
        return decision switch
        {
            Decision.Accepted accepted => new CloseResponse
            {
                Id = id,
                EntryNumber = accepted.Entries.First(entry => entry is PeriodClosed or PeriodReopened).Number.Value,
                Amounts = accepted.Revision,
            },
            Decision.AlreadyDone done => new CloseResponse
            {
                Id = id,
                EntryNumber = done.Entry.Value,
                Amounts = done.Revision,
                AlreadyRecorded = true,
            },
            Decision.Refused refused => throw refused.Refusals.ToRpcException(),
            _ => throw new InvalidOperationException($"No answer is known for {decision.GetType().Name}."),
        };
    }

    private Item ToWire(ItemState item) => ItemMessages.ToWire(item, clock.Today, options.Value.Policy);

    private IDistrictGrain District(AreaId area) => grains.GetGrain<IDistrictGrain>(area.Value);

    /// <summary>
    /// Has the area's ledger decide and record; answers once it is durable. Not ended by a caller that goes away: what
    /// is under way is recorded all the same.
    /// </summary>
    private Task<Decision> DecideAsync(AreaId area, Command command) =>
        ledgers.Of(area).Writer.RunAsync(open => open.Decide(command), CancellationToken.None);

    /// <summary>A command about an activity, in the ledger that holds it.</summary>
    private async Task<RecordResponse> DecideAsync(Command command, EntryId activity, ServerCallContext context)
    {
        var ledger = await ledgers.HolderAsync($"{activity}", context.CancellationToken);
        return await DecideAsync(ledger.Owner, command, activity, context);
    }

    private async Task<RecordResponse> DecideAsync(
        AreaId area,
        Command command,
        EntryId activity,
        ServerCallContext context
    )
    {
        var decision = await DecideAsync(area, command);
        TellWhenAnswered(context);
        return decision switch
        {
            Decision.Accepted accepted => Answer(activity, accepted),
            Decision.AlreadyDone done => Answer(
                activity,
                done.Entry,
                done.Revision,
                already: true,
                done.IsCopied,
                done.Joined
            ),
            Decision.Asked asked => throw asked.ToRpcException(),
            Decision.Refused refused => throw refused.Refusals.ToRpcException(),
            _ => throw new InvalidOperationException($"No answer is known for {decision.GetType().Name}."),
        };
    }

    private static void TellWhenAnswered(ServerCallContext context)
    {
        if (CrashPoints.IsArmed)
        {
            context
                .GetHttpContext()
                .Response.OnCompleted(() =>
                {
                    CrashPoints.Pass(CrashPoint.EdgeAfterAnswer);
                    return Task.CompletedTask;
                });
        }
    }

    private static RecordResponse Answer(EntryId activity, Decision.Accepted accepted)
    {
        var (first, joined) = (accepted.Entries[0], accepted.Entries[0] as ActivityJoined);
        var answer = Answer(activity, first.Number, accepted.Revision, already: false, joined: joined?.Activity);
        foreach (var entry in accepted.Entries.OfType<WarningOverruled>())
        {
            answer.Overruled.AddRange(entry.Warnings.Select(ItemMessages.ToWire));
        }

        return answer;
    }

    private static RecordResponse Answer(
        EntryId activity,
        EntryNumber entry,
        int revision,
        bool already,
        bool isCopied = false,
        EntryId? joined = null
    ) =>
        new()
        {
            Id = activity.ToString(),
            EntryNumber = entry.Value,
            Revision = revision,
            AlreadyRecorded = already,
            FromNationsCopy = isCopied,
            Joined = joined?.ToString() ?? "",
        };
}
