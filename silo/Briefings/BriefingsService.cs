using Federation.Core.Areas;
using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Core.Figures;
using Federation.Core.Journal;
using Federation.Core.Ledger;
using Federation.Silo.Boards;
using Federation.Silo.Catalogue;
using Federation.Wire;
using Federation.Wire.Access;
using Federation.Wire.V1;
using Grpc.Core;
using Microsoft.Extensions.Options;
using Version = Federation.Wire.V1.Version;

namespace Federation.Silo.Briefings;

/// <summary>Briefings: opened, steered, signed, watched. Translates, forwards, answers.</summary>
internal sealed class BriefingsService(
    BriefingCalls calls,
    BriefingFollowers followers,
    BriefingBoards boards,
    JournalMoments moments,
    FoldHost fold,
    AreaBook areas,
    IndicatorCatalogue indicators,
    IOptions<BriefingsOptions> options,
    TimeProvider time,
    IHostApplicationLifetime lifetime
) : Wire.V1.Briefings.BriefingsBase
{
    /// <inheritdoc/>
    public override Task<BriefingState> Open(OpenBriefingRequest request, ServerCallContext context) =>
        BriefingCalls.AnswerAsync(async () =>
        {
            var id = BriefingCalls.ReadId(request.Id);
            var grain = calls.GrainOf(id);
            var query = Check(request.Period, request.Calendar);
            var opened = new BriefingOpened
            {
                Id = request.Id,
                Title = request.Title,
                Period = query.Period.ToString(),
                Calendar = query.Calendar.Code(),
                Secrecy = request.Secrecy,
                Plan = request.Plan,
                Keys = { request.Keys },
            };
            var by = $"{AccessInterceptor.ClaimOf(context)}";
            var token = context.CancellationToken;
            if ((await calls.AskAsync(() => grain.ShowAsync(), token)).State is not null)
            {
                return BriefingCalls.StateOf(
                    request.Id,
                    await calls.AskAsync(() => grain.OpenAsync(opened, request.Ministry, by, null), token)
                );
            }

            var (frozen, packet) = await boards.TakeAsync(
                query,
                ReadVersion(request.Version),
                request.AllowIncomplete,
                token
            );
            opened.Frozen = BriefingEvents.ToFrozen(frozen, 0);
            await calls.AskAsync(() => calls.Directory.AddAsync(id), token);
            return BriefingCalls.StateOf(
                request.Id,
                await calls.AskAsync(() => grain.OpenAsync(opened, request.Ministry, by, packet), token)
            );
        });

    /// <inheritdoc/>
    public override Task<ListBriefingsResponse> List(ListBriefingsRequest request, ServerCallContext context) =>
        BriefingCalls.AnswerAsync(async () =>
        {
            var states = await calls.NewestAsync(context.CancellationToken);
            return new ListBriefingsResponse { Briefings = { states.Select(BriefingMessages.ToSummary) } };
        });

    /// <inheritdoc/>
    public override Task<BriefingState> Show(ShowBriefingRequest request, ServerCallContext context) =>
        BriefingCalls.AnswerAsync(async () =>
        {
            var grain = calls.GrainOf(await calls.ResolveAsync(request.Id, context.CancellationToken));
            return BriefingCalls.StateOf(
                request.Id,
                await calls.AskAsync(() => grain.ShowAsync(), context.CancellationToken)
            );
        });

    /// <inheritdoc/>
    public override Task<BriefingState> Steer(SteerRequest request, ServerCallContext context) =>
        BriefingCalls.AnswerAsync(async () =>
        {
            var grain = calls.GrainOf(BriefingCalls.ReadId(request.Briefing));
            var by = $"{AccessInterceptor.ClaimOf(context)}";
            var token = context.CancellationToken;
            BriefingFrozen? frozen = null;
            BoardPacket? packet = null;
            if (request.CommandCase == SteerRequest.CommandOneofCase.Freeze)
            {
                var state = BriefingCalls.StateOf(
                    request.Briefing,
                    await calls.AskAsync(() => grain.ShowAsync(), token)
                );
                var taken = await boards.TakeAsync(
                    Check(state.Period, state.Calendar),
                    ReadVersion(request.Freeze.Version),
                    request.Freeze.AllowIncomplete,
                    token
                );
                (frozen, packet) = (BriefingEvents.ToFrozen(taken.Frozen, 0), taken.Packet);
            }

            return BriefingCalls.StateOf(
                request.Briefing,
                await calls.AskAsync(() => grain.SteerAsync(request, by, frozen, packet), token)
            );
        });

    /// <inheritdoc/>
    public override Task<BriefingState> Sign(SignBriefingRequest request, ServerCallContext context) =>
        BriefingCalls.AnswerAsync(async () =>
        {
            var id = BriefingCalls.ReadId(request.Briefing);
            var by = $"{AccessInterceptor.ClaimOf(context)}";
            var token = context.CancellationToken;
            var state = BriefingCalls.StateOf(
                request.Briefing,
                await calls.AskAsync(() => calls.GrainOf(id).SignAsync(request, by), token)
            );
            return state.Signatures.Count == Ministries.All.Count && state.Vintage is null
                ? await KeptAsync(id, state, token)
                : state;
        });

    /// <inheritdoc/>
    public override Task<BriefingState> Agree(AgreeBriefingRequest request, ServerCallContext context) =>
        BriefingCalls.AnswerAsync(async () =>
        {
            var grain = calls.GrainOf(BriefingCalls.ReadId(request.Briefing));
            var by = $"{AccessInterceptor.ClaimOf(context)}";
            return BriefingCalls.StateOf(
                request.Briefing,
                await calls.AskAsync(() => grain.AgreeAsync(request, by), context.CancellationToken)
            );
        });

    /// <inheritdoc/>
    public override Task<BriefingState> Close(CloseBriefingRequest request, ServerCallContext context) =>
        BriefingCalls.AnswerAsync(async () =>
        {
            var grain = calls.GrainOf(BriefingCalls.ReadId(request.Briefing));
            var by = $"{AccessInterceptor.ClaimOf(context)}";
            return BriefingCalls.StateOf(
                request.Briefing,
                await calls.AskAsync(() => grain.CloseAsync(request, by), context.CancellationToken)
            );
        });

    /// <inheritdoc/>
    public override Task Watch(
        WatchBriefingRequest request,
        IServerStreamWriter<BriefingUpdate> responseStream,
        ServerCallContext context
    ) =>
        BriefingCalls.AnswerAsync(async () =>
        {
            BriefingCalls.Check(request);
            using var ending = CancellationTokenSource.CreateLinkedTokenSource(
                context.CancellationToken,
                lifetime.ApplicationStopping
            );
            try
            {
                var id = await calls.ResolveAsync(request.Briefing, ending.Token);
                using var watch = Follow(id);
                await calls.KnownAsync(watch.Follower, request.Briefing, ending.Token);
                using var site =
                    request.Display.Length == 0
                        ? null
                        : watch.Follower.Sites.Connect(request.Display, request.Site, request.SiteName);
                var stream = new BriefingStream(watch.Follower, fold, responseStream, options.Value, time);
                await stream.RunAsync(request, ending.Token);
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
                // The display left, or the silo stops: the stream ends, and the display asks another silo.
            }

            return true;
        });

    /// <inheritdoc/>
    public override Task<SeenResponse> Seen(SeenRequest request, ServerCallContext context) =>
        BriefingCalls.AnswerAsync(() =>
        {
            BriefingCalls.Check(request);
            using var watch = Follow(BriefingCalls.ReadId(request.Briefing));
            watch.Follower.Seen(request);
            return Task.FromResult(new SeenResponse());
        });

    /// <inheritdoc/>
    public override Task<BriefingSitesResponse> Sites(BriefingSitesRequest request, ServerCallContext context) =>
        BriefingCalls.AnswerAsync(async () =>
        {
            using var watch = Follow(BriefingCalls.ReadId(request.Briefing));
            await calls.KnownAsync(watch.Follower, request.Briefing, context.CancellationToken);
            return watch.Follower.AllSites;
        });

    /// <inheritdoc/>
    public override Task<ReplayBriefingResponse> Replay(ReplayBriefingRequest request, ServerCallContext context) =>
        BriefingCalls.AnswerAsync(async () =>
        {
            var grain = calls.GrainOf(BriefingCalls.ReadId(request.Briefing));
            var events = await calls.AskAsync(() => grain.EventsAsync(request.After), context.CancellationToken);
            return events.Length == 0 && request.After == 0
                ? throw BriefingCalls.None(request.Briefing)
                : new ReplayBriefingResponse
                {
                    Events = { events.Select(one => Wire.V1.BriefingEvent.Parser.ParseFrom(one)) },
                };
        });

    /// <inheritdoc/>
    public override Task<VersionAtResponse> VersionAt(VersionAtRequest request, ServerCallContext context) =>
        BriefingCalls.AnswerAsync(async () =>
        {
            var version = await moments.VersionAtAsync(request.AtUnixUs, context.CancellationToken);
            return new VersionAtResponse { Version = version.ToWire() };
        });

    /// <summary>The state once its agreed board was kept, or as it is where that takes longer.</summary>
    private async Task<BriefingState> KeptAsync(Guid id, BriefingState signed, CancellationToken cancellationToken)
    {
        using var watch = Follow(id);
        watch.Follower.Nudge();
        using var deadline = new CancellationTokenSource(options.Value.GrainTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        while (true)
        {
            var (shown, changed) = watch.Follower.Read();
            if (shown.State?.Vintage is not null)
            {
                return shown.State;
            }

            await changed.WaitAsync(both.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            if (deadline.IsCancellationRequested)
            {
                return signed;
            }
        }
    }

    private BriefingWatch Follow(Guid id) =>
        followers.TryWatch(id)
        ?? throw new RpcException(
            new Status(
                StatusCode.ResourceExhausted,
                $"This silo serves {options.Value.WatchersMax} displays or {options.Value.FollowedMax} briefings "
                    + "already. Ask another silo."
            )
        );

    private static JournalVersion? ReadVersion(Version? asked) =>
        asked is null ? null
        : VersionMessages.TryRead(asked, out var version) && version.Epoch > 0 ? version
        : throw new RpcException(new Status(StatusCode.InvalidArgument, "Version must be of epoch 1 or later."));

    private FigureQuery Check(string period, string calendar)
    {
        var question = new FigureQuestion(AreaCode.Nation.ToString(), period, calendar, "", []);
        var today = Day.At(time.GetUtcNow());
        var refusals = new List<Refusal>(question.Check(today, areas.Current, indicators, out var query));
        if (query is { } known && known.Span.First > today)
        {
            refusals.Add(
                Refusal.Invalid(
                    "period",
                    period,
                    $"{known.Period} ({known.Calendar.Code()}) begins on {known.Span.First}, after {today} "
                        + "(today): there is nothing to show of it yet."
                )
            );
        }

        return refusals.Count > 0 ? throw refusals.ToRpcException() : query!;
    }
}
