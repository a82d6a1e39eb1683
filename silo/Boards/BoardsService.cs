using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.InTime;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Access;
using Federation.Silo.Catalogue;
using Federation.Silo.Provinces;
using Federation.Silo.Vintages;
using Federation.Wire;
using Federation.Wire.Access;
using Federation.Wire.V1;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Boards;

/// <summary>Consolidated figures of the nation, asked for once or watched. Translates, forwards, answers.</summary>
internal sealed class BoardsService(
    FoldHost fold,
    LinkGatherer links,
    RollUps rollUps,
    CoverageAnswers coverage,
    LastYearBoards lastYear,
    LastVintages vintages,
    FrameAnswers frames,
    WarningAnswers warnings,
    IJournal journal,
    IGrainFactory grains,
    AreaBook areas,
    IndicatorCatalogue indicators,
    IOptions<BoardsOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime
) : Wire.V1.Boards.BoardsBase
{
    private const int ReasonCharsMax = 500;
    private const int DaysMax = 800;

    /// <inheritdoc/>
    public override async Task<FiguresResponse> Query(FiguresRequest request, ServerCallContext context)
    {
        var query = Check(request.ToQuestion());
        if (areas.Current.Get(query.Area).Level > 1)
        {
            BelowProvince.Demand(context);
            return await AskProvinceAsync(query, context, (grain, token) => grain.QueryAsync(request, token));
        }

        var (answer, version) = fold.Ask(now =>
            (ComparedBoards.Answer(query, now.BoardAt, areas.Current), now.Version)
        );
        var marked = await FromJournalAsync(() => vintages.MarkAsync(answer, version, context.CancellationToken));
        return marked.ToResponse(version, areas.Current, indicators);
    }

    /// <inheritdoc/>
    public override Task<RollUpResponse> RollUp(RollUpRequest request, ServerCallContext context)
    {
        var query = Check((request.Question ?? new()).ToQuestion());
        if (query.Area != AreaId.Nation || !AreaGroupings.TryParse(request.By, out var by))
        {
            throw new RpcException(
                new Status(
                    StatusCode.InvalidArgument,
                    $"The nation, VN, is rolled up by {string.Join(", ", AreaGroupings.AllCodes)}; asked was "
                        + $"{query.Code} by '{Refusal.Shown(request.By)}'."
                )
            );
        }

        return FromJournalAsync(() => rollUps.AnswerAsync(query, by, context.CancellationToken));
    }

    /// <inheritdoc/>
    public override Task<AreasResponse> Areas(FiguresRequest request, ServerCallContext context)
    {
        BelowProvince.Demand(context);
        var query = Check(request.ToQuestion());
        return query.Area == AreaId.Nation
            ? throw new RpcException(
                new Status(StatusCode.InvalidArgument, "The nation's provinces are on its board: watch that.")
            )
            : AskProvinceAsync(query, context, (grain, token) => grain.QueryAreasAsync(request, token));
    }

    /// <inheritdoc/>
    public override Task<FramesResponse> Frames(FramesRequest request, ServerCallContext context)
    {
        if (Check((request.Figures ?? new()).ToQuestion()).Area != AreaId.Nation)
        {
            BelowProvince.Demand(context);
        }

        return FromJournalAsync(() => frames.AnswerAsync(request, context.CancellationToken));
    }

    /// <inheritdoc/>
    public override Task<WarningsResponse> Warnings(WarningsRequest request, ServerCallContext context)
    {
        BelowProvince.Demand(context);
        return FromJournalAsync(() => warnings.AnswerAsync(request, context.CancellationToken));
    }

    /// <inheritdoc/>
    public override async Task<DaysResponse> Days(FiguresRequest request, ServerCallContext context)
    {
        var query = Check(request.ToQuestion());
        if (query.Indicators.Count != 1 || query.Span.Days > DaysMax || query.Boundaries != Boundaries.Reported)
        {
            throw new RpcException(
                new Status(
                    StatusCode.InvalidArgument,
                    $"Days are those of one indicator, as reported, in at most {DaysMax} days; asked were "
                        + $"{query.Indicators.Count} indicators in {query.Span.Days} days."
                )
            );
        }

        if (areas.Current.Get(query.Area).Level > 1)
        {
            BelowProvince.Demand(context);
            return await AskProvinceAsync(query, context, (grain, token) => grain.QueryDaysAsync(request, token));
        }

        return fold.Ask(now => now.Spans(query).ToDays(now.Version));
    }

    /// <inheritdoc/>
    public override Task<CoverageResponse> Coverage(FiguresRequest request, ServerCallContext context)
    {
        var query = Check(request.ToQuestion());
        if (areas.Current.Get(query.Area).Level > 1)
        {
            throw new RpcException(
                new Status(StatusCode.InvalidArgument, "Coverage is that of the nation (VN), or of a province (04).")
            );
        }

        if (query.Area != AreaId.Nation)
        {
            // A province's answer names its districts.
            BelowProvince.Demand(context);
        }

        var withPhones = AccessInterceptor.ClaimOf(context).IsOperator;
        return Task.FromResult(coverage.Answer(query, Day.At(time.GetUtcNow()), withPhones));
    }

    /// <inheritdoc/>
    public override async Task<LinksResponse> Links(LinksRequest request, ServerCallContext context)
    {
        var known = await FromJournalAsync(() => links.GatherAsync(context.CancellationToken));
        return new LinksResponse { Links = { known }, Version = fold.Version.ToWire() };
    }

    /// <inheritdoc/>
    public override async Task Watch(
        WatchRequest request,
        IServerStreamWriter<BoardUpdate> responseStream,
        ServerCallContext context
    )
    {
        var question = new FigureQuestion("VN", request.Period, request.Calendar, "", []);
        var watched = Check(question);
        var period = watched.Span;
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(
            context.CancellationToken,
            lifetime.ApplicationStopping
        );
        using var watch =
            fold.TryWatch(period)
            ?? throw new RpcException(
                new Status(StatusCode.ResourceExhausted, $"{options.Value.WatchersMax} boards are watched. Come back.")
            );
        var reader = new BoardReaderStream(
            fold,
            links,
            watch.Topic,
            () => lastYear.Beside(watched),
            (version, token) => vintages.OfAsync(period, version, token),
            responseStream,
            options.Value,
            time
        );
        try
        {
            await reader.RunAsync(request.Have, () => Check(question).Span == period, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The reader left, or the silo stops: the stream ends, and the reader asks another silo.
        }
        catch (JournalDamagedException damage)
        {
            throw new RpcException(new Status(StatusCode.DataLoss, damage.Message));
        }
    }

    /// <inheritdoc/>
    public override async Task<ReleaseLedgerResponse> ReleaseLedger(
        ReleaseLedgerRequest request,
        ServerCallContext context
    )
    {
        var reason = request.Reason;
        if (string.IsNullOrWhiteSpace(reason) || reason.Length > ReasonCharsMax || reason.Any(char.IsControl))
        {
            throw new RpcException(
                new Status(
                    StatusCode.InvalidArgument,
                    $"Give a reason of 1 to {ReasonCharsMax} characters on one line."
                )
            );
        }

        var by = AccessInterceptor.ClaimOf(context);
        if (!by.IsOperator)
        {
            throw new RpcException(new Status(StatusCode.PermissionDenied, $"{by} is no operator of the nation."));
        }

        var marks = await journal.ReadLedgersAsync(context.CancellationToken);
        var known = marks.FirstOrDefault(mark => mark.Ledger.ToString() == request.Ledger);
        var answer = known is null
            ? null
            : await grains
                .GetGrain<IProvinceGrain>(known.Owner.Value)
                .ReleaseAsync(request, by.ToString())
                .WaitAsync(options.Value.GrainTimeout, time, context.CancellationToken);
        return answer
            ?? throw new RpcException(
                new Status(StatusCode.NotFound, $"No ledger {Refusal.Shown(request.Ledger)} is known: see fed status.")
            );
    }

    private static async Task<T> FromJournalAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (JournalUnavailableException cause)
        {
            throw new RpcException(new Status(StatusCode.Unavailable, cause.Message));
        }
        catch (JournalDamagedException damage)
        {
            throw new RpcException(new Status(StatusCode.DataLoss, damage.Message));
        }
    }

    private async Task<T> AskProvinceAsync<T>(
        FigureQuery query,
        ServerCallContext context,
        Func<IProvinceGrain, CancellationToken, Task<T>> ask
    )
    {
        var owner = areas.Current.ProvinceOf(query.Area)!.Value;
        try
        {
            return await ask(grains.GetGrain<IProvinceGrain>(owner.Value), context.CancellationToken)
                .WaitAsync(options.Value.GrainTimeout, time, context.CancellationToken);
        }
        catch (Exception cause) when (cause is TimeoutException or OrleansException or JournalUnavailableException)
        {
            throw new RpcException(
                new Status(StatusCode.Unavailable, $"Area {query.Code} did not answer: {cause.Message} Ask again.")
            );
        }
    }

    private FigureQuery Check(FigureQuestion question)
    {
        var refusals = question.Check(Day.At(time.GetUtcNow()), areas.Current, indicators, out var query);
        return query ?? throw refusals.ToRpcException();
    }
}
