using Federation.Core.Briefings;
using Federation.Core.Figures;
using Federation.Wire;
using Federation.Wire.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Federation.Client;

/// <summary>Opens, steers, signs and reads briefings. Any thread may call it.</summary>
/// <remarks>
/// Every call throws <see cref="RpcException"/> where the nation refused it, or (Unavailable, DeadlineExceeded) no
/// address answered: then the same command, with the same id, may be given again.
/// </remarks>
/// <param name="nation">Where and how; the caller disposes it.</param>
public sealed class BriefingClient(NationClient nation)
{
    /// <summary>Opens a briefing. The same id and content again answers the same.</summary>
    /// <exception cref="RpcException">As the class says.</exception>
    public Task<BriefingState> OpenAsync(OpenBriefingRequest request, CancellationToken cancellationToken) =>
        AskAsync((briefings, options) => briefings.OpenAsync(request, options), cancellationToken);

    /// <summary>Every briefing, the newest first.</summary>
    /// <exception cref="RpcException">As the class says.</exception>
    public async Task<IReadOnlyList<BriefingSummary>> ListAsync(CancellationToken cancellationToken) =>
        (
            await AskAsync(
                (briefings, options) => briefings.ListAsync(new ListBriefingsRequest(), options),
                cancellationToken
            )
        ).Briefings;

    /// <summary>A briefing as it stands.</summary>
    /// <param name="briefing">Its id; empty: the newest that is open, else the newest.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RpcException">As the class says.</exception>
    public Task<BriefingState> ShowAsync(string briefing, CancellationToken cancellationToken) =>
        AskAsync(
            (briefings, options) => briefings.ShowAsync(new ShowBriefingRequest { Id = briefing }, options),
            cancellationToken
        );

    /// <summary>One command of the presenter.</summary>
    /// <exception cref="RpcException">As the class says.</exception>
    public Task<BriefingState> SteerAsync(SteerRequest request, CancellationToken cancellationToken) =>
        AskAsync((briefings, options) => briefings.SteerAsync(request, options), cancellationToken);

    /// <summary>Signs the frozen board of a state for a ministry.</summary>
    /// <param name="state">What the signer saw.</param>
    /// <param name="ministry">For whom.</param>
    /// <param name="sign">
    /// Gives the signature of what it is given: ECDSA P-256 over its SHA-256, IEEE P1363 form, 64 bytes.
    /// </param>
    /// <param name="signer">Who signs, as that person says it.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RpcException">As the class says.</exception>
    /// <exception cref="FormatException">The events do not make the board that the signer saw.</exception>
    public async Task<BriefingState> SignAsync(
        BriefingState state,
        Ministry ministry,
        Func<byte[], byte[]> sign,
        BriefingSigner signer,
        CancellationToken cancellationToken
    )
    {
        var briefing = await ReplayAsync(state.Id, cancellationToken);
        if (!state.Frozen.Digest.Span.SequenceEqual(briefing.Board.Digest.ToArray()))
        {
            throw new FormatException(
                $"Another board was frozen since: code {briefing.Board.Fingerprint}, not {state.Frozen.Fingerprint}. "
                    + "Look at it, and sign that."
            );
        }

        var statement = BriefingStatement.Bytes(briefing.StatementOf(ministry));
        var request = new SignBriefingRequest
        {
            Briefing = state.Id,
            CommandId = Guid.CreateVersion7().ToString(),
            Ministry = ministry.Code(),
            Digest = state.Frozen.Digest,
            Signature = ByteString.CopyFrom(sign(statement)),
            Signer = signer.Name,
            Rank = signer.Rank,
        };
        return await AskAsync((briefings, options) => briefings.SignAsync(request, options), cancellationToken);
    }

    /// <summary>A province agrees to the figures of its page.</summary>
    /// <exception cref="RpcException">As the class says.</exception>
    public Task<BriefingState> AgreeAsync(AgreeBriefingRequest request, CancellationToken cancellationToken) =>
        AskAsync((briefings, options) => briefings.AgreeAsync(request, options), cancellationToken);

    /// <summary>Ends a briefing.</summary>
    /// <exception cref="RpcException">As the class says.</exception>
    public Task<BriefingState> CloseAsync(CloseBriefingRequest request, CancellationToken cancellationToken) =>
        AskAsync((briefings, options) => briefings.CloseAsync(request, options), cancellationToken);

    /// <summary>A screen says what it shows.</summary>
    /// <exception cref="RpcException">As the class says.</exception>
    public Task SeenAsync(SeenRequest request, CancellationToken cancellationToken) =>
        AskAsync((briefings, options) => briefings.SeenAsync(request, options), cancellationToken);

    /// <summary>Who is connected.</summary>
    /// <exception cref="RpcException">As the class says.</exception>
    public async Task<IReadOnlyList<BriefingSite>> SitesAsync(string briefing, CancellationToken cancellationToken) =>
        (
            await AskAsync(
                (briefings, options) => briefings.SitesAsync(new BriefingSitesRequest { Briefing = briefing }, options),
                cancellationToken
            )
        ).Sites;

    /// <summary>Every event of a briefing.</summary>
    /// <exception cref="RpcException">As the class says.</exception>
    /// <exception cref="FormatException">An event cannot be read by this program.</exception>
    public async Task<IReadOnlyList<Core.Briefings.BriefingEvent>> EventsAsync(
        string briefing,
        CancellationToken cancellationToken
    )
    {
        var request = new ReplayBriefingRequest { Briefing = briefing };
        var answer = await AskAsync((briefings, options) => briefings.ReplayAsync(request, options), cancellationToken);
        var events = new List<Core.Briefings.BriefingEvent>(answer.Events.Count);
        foreach (var message in answer.Events)
        {
            events.Add(
                BriefingEvents.TryRead(message, KnownAreas.Current, IndicatorCatalogue.Reference, out var happened)
                    ? happened
                    : throw new FormatException($"Event {message.Number} of briefing {briefing} cannot be read.")
            );
        }

        return events;
    }

    /// <summary>The briefing that its events make.</summary>
    /// <exception cref="RpcException">As the class says.</exception>
    /// <exception cref="FormatException">An event cannot be read by this program.</exception>
    public async Task<Briefing> ReplayAsync(string briefing, CancellationToken cancellationToken)
    {
        var replayed = new Briefing();
        foreach (var happened in await EventsAsync(briefing, cancellationToken))
        {
            replayed.Apply(happened);
        }

        return replayed;
    }

    /// <summary>The version that the journal had at a moment.</summary>
    /// <param name="moment">Microseconds since 1970-01-01 UTC.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="RpcException">As the class says.</exception>
    public async Task<Wire.V1.Version> VersionAtAsync(long moment, CancellationToken cancellationToken) =>
        (
            await AskAsync(
                (briefings, options) => briefings.VersionAtAsync(new VersionAtRequest { AtUnixUs = moment }, options),
                cancellationToken
            )
        ).Version;

    private Task<T> AskAsync<T>(
        Func<Briefings.BriefingsClient, CallOptions, AsyncUnaryCall<T>> ask,
        CancellationToken cancellationToken
    ) => nation.AskAsync((invoker, options) => ask(new Briefings.BriefingsClient(invoker), options), cancellationToken);
}
