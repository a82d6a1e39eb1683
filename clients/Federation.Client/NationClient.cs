using Federation.Core.Boards;
using Federation.Core.Calendars;
using Federation.Wire;
using Federation.Wire.Access;
using Federation.Wire.V1;
using Grpc.Core;
using Grpc.Net.Client;

namespace Federation.Client;

/// <summary>
/// Asks the nation: figures, links and boards. Moves on to the next address when one is gone, and stays with the one
/// that answers. Any thread may call it.
/// </summary>
public sealed class NationClient : IDisposable
{
    private static readonly TimeSpan RetryDelayMin = TimeSpan.FromMilliseconds(100);

    private readonly List<GrpcChannel> _channels;
    private int _current;

    /// <param name="options">Where and how.</param>
    /// <param name="time">The clock of deadlines and streams; the system's unless a test brings its own.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public NationClient(NationOptions options, TimeProvider? time = null)
    {
        NationOptions.Check(options);
        Options = options;
        Time = time ?? TimeProvider.System;
        _channels = [.. options.Addresses.Select(address => Channels.Open(address, options.Transport))];
    }

    /// <summary>Where and how.</summary>
    public NationOptions Options { get; }

    /// <summary>The address that is used now.</summary>
    public Uri Current => Options.Addresses[Volatile.Read(ref _current)];

    internal TimeProvider Time { get; }

    /// <summary>Figures of one area, period and view at the newest version.</summary>
    /// <exception cref="RpcException">The nation refused it, or (Unavailable, DeadlineExceeded) no address
    /// answered.</exception>
    public Task<FiguresResponse> QueryAsync(FigureQuestion question, CancellationToken cancellationToken) =>
        AskAsync((boards, options) => boards.QueryAsync(question.ToRequest(), options), cancellationToken);

    /// <summary>Figures of a province or an area in one, and of every area directly in it, at one version.</summary>
    /// <exception cref="RpcException">The nation refused it, or (Unavailable, DeadlineExceeded) no address
    /// answered.</exception>
    public Task<AreasResponse> AreasAsync(FigureQuestion question, CancellationToken cancellationToken) =>
        AskAsync((boards, options) => boards.AreasAsync(question.ToRequest(), options), cancellationToken);

    /// <summary>The nation's figures rolled up, at the newest version.</summary>
    /// <param name="question">Of the nation.</param>
    /// <param name="by">province, region, military-region, border or coast.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="RpcException">The nation refused it, or (Unavailable, DeadlineExceeded) no address
    /// answered.</exception>
    public Task<RollUpResponse> RollUpAsync(FigureQuestion question, string by, CancellationToken cancellationToken) =>
        AskAsync(
            (boards, options) =>
                boards.RollUpAsync(new RollUpRequest { Question = question.ToRequest(), By = by }, options),
            cancellationToken
        );

    /// <summary>Which expected forces have closed a period, at the newest version.</summary>
    /// <exception cref="RpcException">The nation refused it, or (Unavailable, DeadlineExceeded) no address
    /// answered.</exception>
    public Task<CoverageResponse> CoverageAsync(FigureQuestion question, CancellationToken cancellationToken) =>
        AskAsync((boards, options) => boards.CoverageAsync(question.ToRequest(), options), cancellationToken);

    /// <summary>On which days and spans a figure of one indicator lies, in at most 800 days.</summary>
    /// <exception cref="RpcException">The nation refused it, or (Unavailable, DeadlineExceeded) no address
    /// answered.</exception>
    public Task<DaysResponse> DaysAsync(FigureQuestion question, CancellationToken cancellationToken) =>
        AskAsync((boards, options) => boards.DaysAsync(question.ToRequest(), options), cancellationToken);

    /// <summary>
    /// Which amounts stand implausible, and why somebody holds them for right, at the newest version.
    /// </summary>
    /// <param name="question">Area, period and indicators; none: all.</param>
    /// <param name="listedMax">How many are listed, 0 to 10000; the others are counted.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="RpcException">The nation refused it, or (Unavailable, DeadlineExceeded) no address
    /// answered.</exception>
    public Task<WarningsResponse> WarningsAsync(
        FigureQuestion question,
        int listedMax,
        CancellationToken cancellationToken
    ) =>
        AskAsync(
            (boards, options) =>
                boards.WarningsAsync(
                    new WarningsRequest { Figures = question.ToRequest(), ListedMax = listedMax },
                    options
                ),
            cancellationToken
        );

    /// <summary>Which frames made a figure of one indicator.</summary>
    /// <param name="question">The figure.</param>
    /// <param name="through">Its version.</param>
    /// <param name="isSinceVintage">Only the frames that came after the last vintage of its days.</param>
    /// <param name="largest">How many are named, 0 to 1000.</param>
    /// <param name="cancellationToken">Ends the question.</param>
    /// <exception cref="RpcException">The nation refused it, or (Unavailable, DeadlineExceeded) no address
    /// answered.</exception>
    public Task<FramesResponse> FramesAsync(
        FigureQuestion question,
        Wire.V1.Version through,
        bool isSinceVintage,
        int largest,
        CancellationToken cancellationToken
    )
    {
        var request = new FramesRequest
        {
            Figures = question.ToRequest(),
            Through = through,
            SinceVintage = isSinceVintage,
            Largest = largest,
        };
        return AskAsync((boards, options) => boards.FramesAsync(request, options), cancellationToken);
    }

    /// <summary>Link, watermark and lag of every ledger.</summary>
    /// <exception cref="RpcException">The nation refused it, or (Unavailable, DeadlineExceeded) no address
    /// answered.</exception>
    /// <exception cref="FormatException">The answer breaks the contract.</exception>
    public async Task<IReadOnlyList<LedgerStatus>> LinksAsync(CancellationToken cancellationToken)
    {
        var response = await AskAsync(
            (boards, options) => boards.LinksAsync(new LinksRequest(), options),
            cancellationToken
        );
        return [.. response.Links.Select(LedgerStatus.Read)];
    }

    /// <summary>Lets a stopped ledger go on.</summary>
    /// <exception cref="RpcException">The nation refused it, or (Unavailable, DeadlineExceeded) no address
    /// answered.</exception>
    /// <exception cref="FormatException">The answer breaks the contract.</exception>
    public async Task<LedgerStatus> ReleaseAsync(string ledger, string reason, CancellationToken cancellationToken)
    {
        var request = new ReleaseLedgerRequest { Ledger = ledger, Reason = reason };
        var response = await AskAsync(
            (boards, options) => boards.ReleaseLedgerAsync(request, options),
            cancellationToken
        );
        return LedgerStatus.Read(response.Link);
    }

    /// <summary>
    /// Goes on to the nation's catalogue of areas, so that later reorganisations have their names. Where it cannot be
    /// asked, what is known goes on: a code that is not known is shown as it is.
    /// </summary>
    public async Task FollowAreasAsync(CancellationToken cancellationToken)
    {
        var request = new AreaPlansRequest { AfterVersion = KnownAreas.Current.Version };
        try
        {
            var answer = await AskAsync(
                (invoker, options) => new Areas.AreasClient(invoker).PlansAsync(request, options),
                cancellationToken
            );
            foreach (var plan in answer.Plans)
            {
                _ = KnownAreas.TryFollow(plan.Span);
            }
        }
        catch (RpcException)
        {
            // Whoever asks for figures next is told what is wrong.
        }
    }

    /// <summary>A subscription to the board of a period; nothing is sent before it is watched.</summary>
    public BoardSubscription Subscribe(Period period, Calendar calendar) => new(this, period, calendar);

    /// <summary>A briefing to follow; nothing is sent before it is watched.</summary>
    public BriefingSubscription Follow(BriefingDisplay display) => new(this, display);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var channel in _channels)
        {
            channel.Dispose();
        }
    }

    internal CallInvoker Invoker() => _channels[Volatile.Read(ref _current)].CreateCallInvoker();

    internal Metadata Headers() => ClaimMetadata.Of(Options.As);

    /// <summary>Leaves an address that failed, unless another caller has already left it.</summary>
    internal void MoveOnFrom(Uri failed)
    {
        var current = Volatile.Read(ref _current);
        if (Options.Addresses[current] == failed)
        {
            Interlocked.CompareExchange(ref _current, (current + 1) % _channels.Count, current);
        }
    }

    /// <summary>How long to wait before an address is tried again: grows with the failures, jittered.</summary>
    internal TimeSpan Pause(int failures, Random jitter)
    {
        var longest = RetryDelayMin * Math.Pow(2, Math.Min(failures, 10));
        var bounded = longest < Options.RetryDelayMax ? longest : Options.RetryDelayMax;
        return bounded * jitter.NextDouble();
    }

    /// <summary>Asks the current address, and the next ones where it is gone.</summary>
    internal async Task<T> AskAsync<T>(
        Func<CallInvoker, CallOptions, AsyncUnaryCall<T>> ask,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var address = Current;
            try
            {
                var deadline = Time.GetUtcNow().UtcDateTime + Options.CallTimeout;
                var invoker = Invoker();
                using var call = ask(invoker, new CallOptions(Headers(), deadline, cancellationToken));
                return await call.ResponseAsync;
            }
            catch (RpcException gone) when (IsGone(gone) && attempt < _channels.Count)
            {
                MoveOnFrom(address);
            }
        }
    }

    private Task<T> AskAsync<T>(
        Func<Boards.BoardsClient, CallOptions, AsyncUnaryCall<T>> ask,
        CancellationToken cancellationToken
    ) => AskAsync((invoker, options) => ask(new Boards.BoardsClient(invoker), options), cancellationToken);

    private static bool IsGone(RpcException problem) =>
        problem.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded;
}
