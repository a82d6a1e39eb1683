using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Boards.InTime;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Vintages;
using Federation.Silo.Access;
using Federation.Silo.Catalogue;
using Federation.Wire;
using Federation.Wire.Access;
using Federation.Wire.V1;
using Grpc.Core;
using Microsoft.Extensions.Options;

namespace Federation.Silo.Vintages;

/// <summary>Boards that are kept for good, and figures as of then. Translates, forwards, answers.</summary>
internal sealed class VintagesService(
    Freezer freezer,
    VintageShelf shelf,
    PastBoards past,
    LastVintages last,
    IJournal journal,
    AreaBook areas,
    IndicatorCatalogue indicators,
    IOptions<VintagesOptions> options,
    TimeProvider time
) : Wire.V1.Vintages.VintagesBase
{
    /// <inheritdoc/>
    public override Task<Wire.V1.Vintage> Freeze(FreezeRequest request, ServerCallContext context)
    {
        var by = AccessInterceptor.ClaimOf(context);
        if (!by.IsOperator)
        {
            throw Refused(StatusCode.PermissionDenied, $"{by} is no operator of the nation.");
        }

        var order = FreezeRequests.Check(request, by, Day.At(time.GetUtcNow()), areas.Current, indicators);
        return AnswerAsync(async () => (await freezer.FreezeAsync(order, context.CancellationToken)).ToWire());
    }

    /// <inheritdoc/>
    public override Task<ListVintagesResponse> List(ListVintagesRequest request, ServerCallContext context) =>
        AnswerAsync(async () =>
        {
            var all = await shelf.AllAsync(context.CancellationToken);
            return new ListVintagesResponse { Vintages = { all.Select(kept => kept.ToWire()) } };
        });

    /// <inheritdoc/>
    public override Task<BoardAtResponse> Board(BoardAtRequest request, ServerCallContext context) =>
        AnswerAsync(async () =>
        {
            var point = await PointOfAsync(request.AsOf, context.CancellationToken);
            var asked = new FiguresRequest
            {
                Area = AreaCode.Nation.ToString(),
                Period = request.Period,
                Calendar = request.Calendar,
            };
            var query = Check(asked, point);
            var board = await BoardAsync(point, query.Span, context.CancellationToken);
            return new BoardAtResponse { Board = board.ToSnapshot(point.Version), Vintage = point.Vintage?.ToWire() };
        });

    /// <inheritdoc/>
    public override Task<FiguresAtResponse> Query(FiguresAtRequest request, ServerCallContext context) =>
        AnswerAsync(async () =>
        {
            var point = await PointOfAsync(request.AsOf, context.CancellationToken);
            var query = Check(request.Figures ?? new(), point);
            var board = await BoardAsync(point, query.Span, context.CancellationToken);
            var isBelow = areas.Current.Get(query.Area).Level > 1;
            if (isBelow)
            {
                BelowProvince.Demand(context);
            }

            var answer = isBelow
                ? Mark(await ProvinceAsync(query, point, context), board).Query(query)
                : await CompareAsync(ComparedBoards.Ask(query, board, areas.Current), point, context);
            answer = await last.MarkAsync(answer, point.Version, context.CancellationToken);
            return new FiguresAtResponse
            {
                Figures = answer.ToResponse(point.Version, areas.Current, indicators),
                Vintage = point.Vintage?.ToWire(),
            };
        });

    /// <inheritdoc/>
    public override Task<AreasAtResponse> Areas(FiguresAtRequest request, ServerCallContext context) =>
        AnswerAsync(async () =>
        {
            BelowProvince.Demand(context);
            var point = await PointOfAsync(request.AsOf, context.CancellationToken);
            var query = Check(request.Figures ?? new(), point);
            if (query.Area == AreaId.Nation)
            {
                throw Refused(StatusCode.InvalidArgument, "The nation's provinces are on its board: ask for that.");
            }

            var board = await BoardAsync(point, query.Span, context.CancellationToken);
            var province = Mark(await ProvinceAsync(query, point, context), board);
            return new AreasAtResponse
            {
                Areas = new AreasResponse
                {
                    Area = province.Query(query).ToAreaFigures(query.Area, areas.Current, indicators),
                    Within =
                    {
                        province
                            .QueryWithin(query)
                            .Select(part => part.Answer.ToAreaFigures(part.Area, areas.Current, indicators)),
                    },
                    Version = point.Version.ToWire(),
                },
                Vintage = point.Vintage?.ToWire(),
            };
        });

    /// <inheritdoc/>
    public override Task<RevisionsResponse> Revisions(RevisionsRequest request, ServerCallContext context) =>
        AnswerAsync(async () =>
        {
            var kept = await shelf.ResolveAsync(request.Vintage, context.CancellationToken);
            var days = kept.Header.Days;
            var province = RevisionMessages.CheckArea(request.Area, days, areas.Current);
            var through = await ThroughAsync(request.Through, kept, context.CancellationToken);
            var fold = await past.ReviseAsync(
                days,
                kept.Header.Version.Position,
                through.Position,
                context.CancellationToken
            );
            if (Core.Vintages.Vintage.Sha256Of(fold.Then) != kept.Header.Sha256)
            {
                throw new JournalDamagedException(
                    $"Vintage {kept.Header.Id}: the journal gives SHA-256 "
                        + $"{Core.Vintages.Vintage.Sha256Of(fold.Then)}, kept is {kept.Header.Sha256}. Run fed verify."
                );
            }

            return RevisionMessages.ToResponse(
                kept,
                fold,
                through,
                province,
                options.Value.RevisionsMax,
                areas.Current,
                indicators
            );
        });

    private static async Task<T> AnswerAsync<T>(Func<Task<T>> answer)
    {
        try
        {
            return await answer();
        }
        catch (JournalUnavailableException cause)
        {
            throw Refused(StatusCode.Unavailable, cause.Message);
        }
        catch (JournalDamagedException damage)
        {
            throw Refused(StatusCode.DataLoss, damage.Message);
        }
    }

    private static RpcException Refused(StatusCode code, string message) => new(new Status(code, message));

    private async Task<PointInTime> PointOfAsync(AsOf? asked, CancellationToken cancellationToken)
    {
        if (asked?.OfCase == AsOf.OfOneofCase.Vintage)
        {
            var kept = await shelf.ResolveAsync(asked.Vintage, cancellationToken);
            return new PointInTime(kept.Header.Version, kept);
        }

        return VersionMessages.TryRead(asked?.Version, out var version) && version.Epoch > 0
            ? new PointInTime(version, null)
            : throw Refused(StatusCode.InvalidArgument, "Say when: a vintage, or a version of epoch 1 or later.");
    }

    private async Task<JournalVersion> ThroughAsync(
        Wire.V1.Version? asked,
        KeptVintage kept,
        CancellationToken cancellationToken
    )
    {
        if (asked is null)
        {
            return await journal.ReadHeadAsync(cancellationToken);
        }

        if (!VersionMessages.TryRead(asked, out var through) || through < kept.Header.Version)
        {
            throw Refused(
                StatusCode.InvalidArgument,
                $"Version {through} is before the vintage's, {kept.Header.Version}: nothing can have come in by then."
            );
        }

        await past.DemandThereAsync(through, cancellationToken);
        return through;
    }

    /// <summary>The checked question; of a vintage its period is the vintage's, with the days that it had.</summary>
    private FigureQuery Check(FiguresRequest request, PointInTime point)
    {
        var question = request.ToQuestion();
        var today = Day.At(time.GetUtcNow());
        if (point.Vintage?.Header is { } header)
        {
            var isLeftOut = question.Period.Length == 0;
            question = question with
            {
                Period = isLeftOut ? header.Period.ToString() : question.Period,
                Calendar = isLeftOut && question.Calendar.Length == 0 ? header.Calendar.Code() : question.Calendar,
            };
            today = header.Days.Last;
        }

        var refusals = question.Check(today, areas.Current, indicators, out var query);
        if (query is null)
        {
            throw refusals.ToRpcException();
        }

        return point.Vintage is null || query.Span == point.Vintage.Header.Days
            ? query
            : throw Refused(
                StatusCode.InvalidArgument,
                $"Vintage '{point.Vintage.Header.Name}' is of {point.Vintage.Header.Period} "
                    + $"({point.Vintage.Header.Calendar.Code()}), not of {query.Period} ({query.Calendar.Code()}). "
                    + $"Leave the period out, or ask at its version, {point.Version}."
            );
    }

    /// <summary>
    /// The answer with last year's figures as of then beside. They are no part of what was kept: where they cannot be
    /// derived any more, the answer says so and stands without them.
    /// </summary>
    private async Task<FigureAnswer> CompareAsync(FigureAnswer answer, PointInTime point, ServerCallContext context)
    {
        if (answer.Query.LastYear is null)
        {
            return answer;
        }

        try
        {
            var before = await past.AskAsync(
                point.Version,
                boardAt => ComparedBoards.LastYear(answer.Query, boardAt, areas.Current),
                context.CancellationToken
            );
            return before is null ? answer : ComparedBoards.Beside(answer, before);
        }
        catch (RpcException cause)
            when (cause.StatusCode is StatusCode.FailedPrecondition or StatusCode.ResourceExhausted)
        {
            return answer with { IsLastYearUnknown = true };
        }
    }

    private async Task<Board> BoardAsync(
        PointInTime point,
        Core.Calendars.Span days,
        CancellationToken cancellationToken
    ) =>
        point.Vintage is { } kept
            ? (await shelf.LoadAsync(kept, cancellationToken)).Board
            : (await past.AtAsync(point.Version, days, cancellationToken)).Board;

    private async Task<ProvinceFigures> ProvinceAsync(
        FigureQuery query,
        PointInTime point,
        ServerCallContext context
    ) =>
        await past.ProvinceAsync(
            areas.Current.ProvinceOf(query.Area)!.Value,
            point.Version.Position,
            context.CancellationToken
        );

    /// <summary>Below a province what was held is shown, and that more was announced.</summary>
    private static MarkedProvince Mark(ProvinceFigures figures, Board board) =>
        new(figures, [.. board.AnnouncementsOf(figures.Owner).Select(one => one with { IsShown = false })]);
}
